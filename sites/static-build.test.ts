import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildEngine, engineIsFresh, runAstro } from './build-engine.ts';
import { fullView, portalView } from './fixtures/views.ts';
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

  for (const [name, view] of Object.entries({ commune: fullView, portal: portalView })) {
    it(`G17 of a ${name} is byte for byte what the publisher writes`, async () => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(view));
      await runAstro(join(folder, name, 'built'), { NGUON_VIEW: file });
      const out = join(folder, name, 'out');
      const publisher = await openPublisher({ engine: await buildEngine(), out, workers: 1 });
      const { unit } = await publisher.publish(view);
      await publisher.close();

      const built = filesBelow(join(folder, name, 'built'));
      const published = filesBelow(join(out, unit));
      for (const [asset, bytes] of filesBelow(join(out, '_astro'))) published.set(`_astro/${asset}`, bytes);
      assert.deepEqual([...built.keys()].toSorted(), [...published.keys()].toSorted());
      for (const [page, bytes] of built) assert.ok(published.get(page)?.equals(bytes), `${page} differs`);
    });
  }

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
