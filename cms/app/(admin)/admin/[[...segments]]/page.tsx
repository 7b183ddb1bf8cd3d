import { generatePageMetadata, RootPage } from '@payloadcms/next/views';
import type { Metadata } from 'next';
import { importMap } from '../../importMap.js';
import { openedConfig } from '../../opened-config.ts';

interface Request {
  readonly params: Promise<{ segments: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[]>>;
}

export const generateMetadata = ({ params, searchParams }: Request): Promise<Metadata> =>
  generatePageMetadata({ config: openedConfig(), params, searchParams });

export default function Page({ params, searchParams }: Request) {
  return RootPage({ config: openedConfig(), importMap, params, searchParams });
}
