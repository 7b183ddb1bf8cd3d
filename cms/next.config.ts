import { resolve } from 'node:path';
import { withPayload } from '@payloadcms/next/withPayload';
import type { NextConfig } from 'next';

/** The checkout: our packages are linked from it, so Next must see all of it. */
const checkout = resolve(import.meta.dirname, '..');

const nextConfig: NextConfig = {
  poweredByHeader: false,
  transpilePackages: ['@nguon/content-model'],
  turbopack: { root: checkout },
  outputFileTracingRoot: checkout,
  // `npm run check` checks the types of the whole checkout at once.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.json' },
  // The application answers people one by one; nothing of it is worth keeping in a shared cache.
  images: { unoptimized: true },
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
