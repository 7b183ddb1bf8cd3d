import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildEngine, engineIsFresh, runAstro } from './build-engine.ts';
import { fullView } from './fixtures/views.ts';
import { openPublisher } from './publisher/publisher.ts';

function filesBelow(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file)]),
  );
}

describe('a static build of one site', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'static-build-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('G17 is byte for byte what the publisher writes', async () => {
    const view = join(folder, 'view.json');
    writeFileSync(view, JSON.stringify(fullView));
    await runAstro(join(folder, 'built'), { NGUON_VIEW: view });
    const publisher = await openPublisher({
      engine: await buildEngine(),
      out: join(folder, 'out'),
      workers: 1,
    });
    const { unit } = await publisher.publish(fullView);
    await publisher.close();

    const built = filesBelow(join(folder, 'built'));
    const published = filesBelow(join(folder, 'out', unit));
    for (const [name, bytes] of filesBelow(join(folder, 'out/_astro')))
      published.set(`_astro/${name}`, bytes);
    assert.deepEqual([...built.keys()].toSorted(), [...published.keys()].toSorted());
    for (const [name, bytes] of built) assert.ok(published.get(name)?.equals(bytes), `${name} differs`);
  });

  it('fails with Astro’s words when the view is not there', async () => {
    const missing = runAstro(join(folder, 'never'), { NGUON_VIEW: join(folder, 'missing.json') });
    await assert.rejects(missing, /astro build failed:[\s\S]*missing\.json/);
  });

  it('leaves the engine fresh for the next start', async () => {
    const engine = await buildEngine();
    assert.ok(engineIsFresh());
    const began = performance.now();
    assert.equal(await buildEngine(), engine);
    assert.ok(performance.now() - began < 500);
  });
});
