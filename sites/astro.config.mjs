import { defineConfig } from 'astro/config';

/** Builds the templates into an engine that renders any unit's pages, page by page. */
const engine = {
  name: 'engine',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'engine',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./engine.mjs', import.meta.url),
        supportedAstroFeatures: {
          staticOutput: 'stable',
          serverOutput: 'stable',
          sharpImageService: 'stable',
        },
      }),
  },
};

/** Lets `astro dev` and a plain static `astro build` show the one view whose JSON file NGUON_VIEW names. */
const oneSite = {
  name: 'one-site',
  hooks: {
    'astro:config:setup': ({ addMiddleware }) =>
      addMiddleware({ order: 'pre', entrypoint: new URL('./src/one-site.ts', import.meta.url) }),
  },
};

const single = process.env.NGUON_VIEW !== undefined;

export default defineConfig({
  ...(single ? { output: 'static', integrations: [oneSite] } : { output: 'server', adapter: engine }),
  session: false,
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' },
  vite: {
    /** The engine carries all it needs; it runs without node_modules. */
    ssr: single ? {} : { noExternal: true },
    /** Browsers of 2020 on: old telephones stay in use for long. */
    build: {
      cssTarget: ['chrome87', 'firefox78', 'safari14'],
      /** Scripts are files of their own, so that no page needs an inline one. */
      assetsInlineLimit: 0,
    },
  },
});
