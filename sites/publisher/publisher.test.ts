import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { viewOfUnit } from '../fixtures/views.ts';
import { MISSING, paths } from '../page-addresses.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import type { SiteView } from './site-view.ts';

/** An engine that misbehaves for hosts that ask it to; every page of a site says the view's instant, 20 kB long. */
const engineSource = `
import { existsSync, writeFileSync } from 'node:fs';
export const app = {
  async render(request, { locals: { site } }) {
    const { hostname, pathname } = new URL(request.url);
    if (pathname === '/van-ban/') {
      if (hostname === 'fails.test') return new Response('half a page', { status: 500 });
      if (hostname === 'moves.test') return Response.redirect('https://elsewhere.test/');
      if (hostname === 'throws.test') throw new TypeError('a bug');
      if (hostname === 'dies.test') process.exit(1);
      if (hostname === 'dies-once.test' && !existsSync(site.script.flag)) {
        writeFileSync(site.script.flag, '');
        process.exit(1);
      }
    }
    return new Response((site.at + pathname).padEnd(20_000, '.'), { status: pathname === '/404/' ? 404 : 200 });
  },
};`;

describe('a publisher', () => {
  let folder = '';
  let engine = '';
  let out = '';
  let publisher: Publisher;
  const page = (unit: string, file: string) => readFileSync(join(out, `${unit}@2025-07-01`, file), 'utf8');
  const good = viewOfUnit('03478');
  const at = (view: SiteView, instant: string) => ({ ...view, at: instant });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'publisher-'));
    engine = join(folder, 'engine');
    mkdirSync(join(engine, 'server'), { recursive: true });
    mkdirSync(join(engine, 'client/_astro'), { recursive: true });
    writeFileSync(join(engine, 'server/entry.mjs'), engineSource);
    writeFileSync(join(engine, 'client/_astro/letters.woff2'), 'letters');
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    out = mkdtempSync(join(folder, 'out-'));
    publisher = await openPublisher({ engine, out, workers: 2 });
  });
  afterEach(() => publisher.close());

  it('writes every path of a site and the files all sites share', async () => {
    const { unit, written, milliseconds } = await publisher.publish(good);
    assert.equal(unit, '03478@2025-07-01');
    assert.equal(written, paths(good).length);
    assert.ok(milliseconds > 0);
    assert.match(page('03478', MISSING.slice(1)), /404/);
    assert.equal(readFileSync(join(out, '_astro/letters.woff2'), 'utf8'), 'letters');
  });

  it('G10 writes nothing for the same view, also after a restart', async () => {
    await publisher.publish(good);
    assert.equal((await publisher.publish(good)).written, 0);
    await publisher.close();
    publisher = await openPublisher({ engine, out, workers: 1 });
    assert.equal((await publisher.publish(good)).written, 0);
  });

  for (const [host, found] of [
    ['fails.test', /page https:\/\/fails\.test\/van-ban\/: it answered with status 500/],
    ['moves.test', /page https:\/\/moves\.test\/van-ban\/: it answered with status 302/],
  ] as const) {
    it(`G12 keeps the pages before when a page of ${host} is not whole`, async () => {
      await publisher.publish(good);
      const bad = { ...good, at: '2026-11-21T01:00:00Z', origin: `https://${host}` };
      const [one, other] = await Promise.allSettled([
        publisher.publish(bad),
        publisher.publish(viewOfUnit('03349')),
      ]);
      assert.equal(other.status, 'fulfilled');
      assert.ok(one.status === 'rejected');
      assert.equal(one.reason.code, 'page-failed');
      assert.match(one.reason.message, /^site 03478@2025-07-01, /);
      assert.match(one.reason.message, found);
      assert.ok(page('03478', 'index.html').startsWith(good.at));
    });
  }

  it('passes on a bug of the engine by its name', async () => {
    await assert.rejects(
      publisher.publish({ ...good, origin: 'https://throws.test' }),
      /03478.*TypeError: a bug/,
    );
    assert.ok((await publisher.publish(good)).written > 0);
  });

  it('G16 replaces a worker that died and publishes after all', async () => {
    const flag = join(out, 'flag');
    const view = { ...good, origin: 'https://dies-once.test', script: { flag } };
    assert.equal((await publisher.publish(view)).written, paths(view).length);
    assert.ok(existsSync(flag));
  });

  it('G16 gives a publish up when two workers died of it, and no other', async () => {
    const deadly = publisher.publish({ ...good, origin: 'https://dies.test' });
    const behind = publisher.publish(good);
    await assert.rejects(deadly, { code: 'page-failed', message: /two workers died/ });
    assert.equal((await behind).written, paths(good).length);
  });

  it('G18 publishes one site in the order asked', async () => {
    const instants = ['2026-11-21T00:00:01Z', '2026-11-21T00:00:02Z', '2026-11-21T00:00:03Z'];
    await Promise.all(instants.map((instant) => publisher.publish(at(good, instant))));
    assert.ok(page('03478', 'index.html').startsWith('2026-11-21T00:00:03Z'));
  });

  it('Z18 replaces a home page alone, before the whole sites that wait', async () => {
    await publisher.close();
    publisher = await openPublisher({ engine, out, workers: 1 });
    await publisher.publish(good);
    const done: string[] = [];
    const others = ['03349', '03352', '03356'].map((code) =>
      publisher.publish(viewOfUnit(code)).then(() => done.push(code)),
    );
    const { written } = await publisher.publishHome(at(good, '2026-11-21T00:00:09Z'));
    assert.equal(written, 1);
    assert.ok(done.length <= 1, `${done.length} whole sites came first`);
    assert.ok(page('03478', 'index.html').startsWith('2026-11-21T00:00:09Z'));
    assert.ok(page('03478', 'van-ban/index.html').startsWith(good.at));
    await Promise.all(others);
    assert.equal((await publisher.publishHome(at(good, '2026-11-21T00:00:09Z'))).written, 0);
    assert.equal((await publisher.publish(at(good, '2026-11-21T00:00:09Z'))).unchanged, 1);
  });

  it('Z18 makes the home page of a site that has other pages that fail', async () => {
    await assert.rejects(publisher.publish({ ...good, origin: 'https://fails.test' }), {
      code: 'page-failed',
    });
    await publisher.publishHome({ ...good, origin: 'https://fails.test' });
    assert.ok(page('03478', 'index.html').startsWith(good.at));
  });

  it('renders one page, whatever its status, and writes nothing', async () => {
    const found = await publisher.render(good, '/phan-anh/');
    assert.equal(found.status, 200);
    assert.ok(found.html.startsWith(`${good.at}/phan-anh/`));
    assert.equal((await publisher.render(good, '/404/')).status, 404);
    assert.ok(!existsSync(join(out, '03478@2025-07-01')));
  });

  it('removes a site, and only that', async () => {
    await Promise.all([publisher.publish(good), publisher.publish(viewOfUnit('03349'))]);
    await publisher.remove('03478@2025-07-01');
    assert.ok(!existsSync(join(out, '03478@2025-07-01')));
    assert.ok(page('03349', 'index.html'));
  });

  it('refuses to remove what is no unit', async () => {
    await assert.rejects(publisher.remove('../engine'), { code: 'unit-unknown' });
    assert.ok(existsSync(engine));
  });

  it('refuses a folder without an engine', async () => {
    await assert.rejects(openPublisher({ engine: out, out }), {
      code: 'program-missing',
      message: /build-engine/,
    });
  });

  it('finishes what was asked before it closes', async () => {
    const asked = publisher.publish(good);
    await publisher.close();
    assert.equal((await asked).written, paths(good).length);
  });

  it('G13 leaves whole pages when it is killed, and the next publish completes', async () => {
    const script = `
      const { openPublisher } = await import(${JSON.stringify(import.meta.resolve('./publisher.ts'))});
      const { view, engine, out } = JSON.parse(process.argv[1]);
      const publisher = await openPublisher({ engine, out, workers: 1 });
      for (let second = 0; ; second++) {
        const at = new Date(second * 1000).toISOString().replace('.000', '');
        await publisher.publish({ ...view, at });
        if (second === 0) console.log('begun');
      }`;
    const view = { ...good, edition: { ...good.edition, bulletins: [] } };
    for (const wait of [5, 17, 42]) {
      const child = spawn(process.execPath, [
        '--input-type=module',
        '-e',
        script,
        JSON.stringify({ view, engine, out }),
      ]);
      const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      assert.equal(String(said[0]).trim(), 'begun');
      await setTimeout(wait);
      child.kill('SIGKILL');
      await once(child, 'exit');
      for (const path of paths(view).filter((path) => path !== MISSING)) {
        const text = page('03478', path.endsWith('/') ? `${path}index.html` : path);
        assert.equal(text, `${text.slice(0, 20)}${path}`.padEnd(20_000, '.'));
      }
    }
    await publisher.close();
    publisher = await openPublisher({ engine, out, workers: 1 });
    await publisher.publish(view);
    assert.deepEqual(await publisher.publish(view).then(({ written, removed }) => ({ written, removed })), {
      written: 0,
      removed: 0,
    });
    assert.ok(page('03478', 'index.html').startsWith(view.at));
    assert.ok(!existsSync(join(out, '.unfinished', '1-1')));
  });
});
