import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Callbacks, engineFailed } from './cloud-voice.ts';

/** Where answers arrive, below the address that the operator gave. */
export const CALLBACKS = '/voices/';
/** A name that nobody guesses: 256 bits. */
const NAME = /^[\w-]{43}$/;
const LOOK_EVERY_MS = 200;

const waitingIn = (folder: string, name: string) => join(folder, `${name}.waiting`);
const answerIn = (folder: string, name: string) => join(folder, `${name}.json`);

/**
 * Waits for answers by files: they arrive at one process and are waited for in another.
 * @param origin under which the company reaches us, `https://…`
 */
export function callbacksIn(folder: string, origin: string): Callbacks {
  const answered = async (name: string, signal: AbortSignal): Promise<unknown> => {
    try {
      for (;;) {
        const text = await readFile(answerIn(folder, name), 'utf8').catch(() => null);
        if (text !== null) return JSON.parse(text);
        await pause(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch {
      throw engineFailed('vbee', 'it sent no answer in time');
    } finally {
      await Promise.all([waitingIn, answerIn].map((of) => rm(of(folder, name), { force: true })));
    }
  };
  return {
    async open(signal) {
      const name = randomBytes(32).toString('base64url');
      await mkdir(folder, { recursive: true });
      await writeFile(waitingIn(folder, name), '');
      return { address: new URL(`${CALLBACKS}${name}`, origin).href, answer: answered(name, signal) };
    },
  };
}

/** Takes an answer that came in, once, if anybody waits for it (V36). @returns whether anybody did */
export async function takeCallback(folder: string, name: string, body: unknown): Promise<boolean> {
  if (!NAME.test(name)) return false;
  const isAwaited = await access(waitingIn(folder, name)).then(
    () => true,
    () => false,
  );
  if (!isAwaited) return false;
  const part = join(folder, `${name}.${randomBytes(6).toString('hex')}.part`);
  await writeFile(part, JSON.stringify(body));
  await rm(waitingIn(folder, name), { force: true });
  await rename(part, answerIn(folder, name));
  return true;
}
