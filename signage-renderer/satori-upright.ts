import { registerHooks } from 'node:module';
import { Refusal } from '@nguon/content-model/refusal';

/** As satori 0.63.2 places a shaped letter: fonts count upward, SVG downward, so the sum moves marks the wrong way (B21). */
const FAULT = 'z=c+Y.dy*b';
const UPRIGHT = 'z=c-Y.dy*b';

/**
 * satori, with marks above letters instead of through them. The change is made in memory while its file is read.
 * @throws {Refusal} `program-missing` when the file is not the one the change was checked against
 */
async function loadUpright(): Promise<typeof import('satori')['default']> {
  const file = import.meta.resolve('satori');
  const hooks = registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (url !== file) return loaded;
      const source = String(loaded.source);
      if (source.split(FAULT).length !== 2) {
        throw new Refusal(
          'program-missing',
          'satori',
          'it is not the version whose placing of marks is mended here',
          'Install the version that package.json names',
        );
      }
      return { ...loaded, source: source.replace(FAULT, UPRIGHT) };
    },
  });
  try {
    return (await import('satori')).default;
  } finally {
    hooks.deregister();
  }
}

export const satori = await loadUpright();
