import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** A reporter of test runs: the files in which a test failed, each once, a line each. */
export default async function* failedFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const told = new Set<string>();
  for await (const { type, data } of events) {
    if (type !== 'test:fail' || data.file === undefined) continue;
    const file = relative(process.cwd(), data.file);
    if (told.has(file)) continue;
    told.add(file);
    yield `${file}\n`;
  }
}
