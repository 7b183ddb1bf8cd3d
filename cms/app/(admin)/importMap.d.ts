import type { ImportMap } from 'payload';

/** The components the configuration names as text; written by `build-admin.ts`. */
export declare const importMap: ImportMap;
