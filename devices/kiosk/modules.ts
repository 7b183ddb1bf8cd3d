import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url).href;
const crypto = new URL('node-crypto.ts', import.meta.url).href;

/** zod's words in all languages, 50 files that nobody here reads. */
const LOCALES = 'zod/v4/locales/index.js';

/** An import or export from another file, up to that file's name. */
const REFERENCE = /^((?:import|export)\b[^'";]*?\bfrom\s*|import\s*)(['"])([^'"]+)\2/gm;

/** A file a browser may import, by its address below `/kiosk/`. */
export type Modules = Map<string, string>;

/**
 * A module and all it imports, as browsers take them: without types, every import by its address. The same files Node
 * runs: the rules of the player are written once.
 *
 * @param entry a file beside this one
 */
export function modulesFrom(entry: string): Modules {
  const modules: Modules = new Map();
  const take = (url: string) => {
    const address = addressOf(url);
    if (modules.has(address)) return;
    modules.set(address, '');
    const imports: string[] = [];
    const text = textOf(url).replace(REFERENCE, (_all, before: string, quote: string, name: string) => {
      const target = targetOf(name, url);
      imports.push(target);
      return `${before}${quote}/kiosk/${addressOf(target)}${quote}`;
    });
    modules.set(address, text);
    imports.forEach(take);
  };
  take(new URL(entry, import.meta.url).href);
  return modules;
}

/** A file of ours or of a package without its types. */
export function textOf(url: string): string {
  if (url.endsWith(LOCALES)) return 'export {};\n';
  const text = readFileSync(fileURLToPath(url), 'utf8');
  return url.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
}

function targetOf(name: string, from: string): string {
  if (name === 'node:crypto') return crypto;
  const target = name.startsWith('.') ? new URL(name, from).href : import.meta.resolve(name);
  if (target.startsWith('file:')) return target;
  throw new RangeError(`${from} imports ${name}, which browsers do not have`);
}

function addressOf(url: string): string {
  const [, inPackage] = /.*\/node_modules\/(.*)$/.exec(url) ?? [];
  if (inPackage !== undefined) return `packages/${inPackage}`;
  if (url.startsWith(root)) return url.slice(root.length);
  throw new RangeError(`${url} is outside the project`);
}
