import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Instant, instantOf, later } from '@nguon/content-model/instant';
import { z } from 'zod';

/** How many sentences may fail one after another before an engine is left alone. */
const FAILURES_TO_OPEN = 3;
/** How long it is left alone then, s. */
const OPEN_SECONDS = 5 * 60;

/** What is known of an engine that is asked over the network. */
export const Circuit = z.strictObject({
  /** One after another, up to now. */
  failures: z.int().min(0),
  /** Until when nobody asks it; `null` while it may be asked. */
  openUntil: z.iso.datetime().nullable(),
  /** What went wrong last. */
  found: z.string(),
});
export type Circuit = z.output<typeof Circuit>;

export const closed: Circuit = { failures: 0, openUntil: null, found: '' };

/** May the engine be asked? Once its time is over, one sentence tries it (V34). */
export function mayAsk({ openUntil }: Circuit, at: Instant): boolean {
  return openUntil === null || openUntil <= at;
}

/** What a failure makes of it: the third opens it, and so does each that comes after its time was over. */
export function afterFailure({ failures }: Circuit, found: string, at: Instant): Circuit {
  const count = failures + 1;
  const openUntil = count >= FAILURES_TO_OPEN ? later(at, OPEN_SECONDS) : null;
  return { failures: count, openUntil, found: found.slice(0, 300) };
}

/** The state of an engine, on disk: the process that speaks may be another each time, and others tell of it. */
export interface CircuitFile {
  read(): Promise<Circuit>;
  write(circuit: Circuit): Promise<void>;
}

export function circuitIn(file: string): CircuitFile {
  return {
    async read() {
      try {
        return Circuit.parse(JSON.parse(await readFile(file, 'utf8')));
      } catch {
        return closed;
      }
    },
    async write(circuit) {
      const part = `${file}.${process.pid}.part`;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(part, JSON.stringify(circuit));
      await rename(part, file);
    },
  };
}

/** Why an engine is not asked, in words for an operator; `null` while it is. */
export function circuitWords(name: string, circuit: Circuit, at: Instant): string | null {
  if (mayAsk(circuit, at) || circuit.openUntil === null) return null;
  const until = instantOf(Date.parse(circuit.openUntil));
  return `giọng ${name}: lỗi ${circuit.failures} lần liền, espeak-ng đọc thay đến ${until}; ${name} failed ${circuit.failures} times, espeak-ng reads until then (${circuit.found})`;
}
