import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Instant, instantOf, later } from '@nguon/content-model/instant';
import type { SiteCheck } from '@nguon/content-model/site-check';
import { Unit } from '@nguon/content-model/unit';
import { parse } from 'csv-parse/sync';
import type { User } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { countedUnits } from './counted-units.ts';
import { Inspector, inspectorOf } from './inspector.ts';
import { forgetOldChecks, keepCheck, newestChecks } from './kept-checks.ts';
import { fakeSite } from './testing/site-server.ts';
import { withoutSite } from './visit-site.ts';

const DAY = 24 * 60 * 60;
const now = (): Instant => instantOf(Date.now());

let cms: TestCms;
let world: World;
let answer: RequestListener;
const asked: string[] = [];
const sites = createServer((request, response) => {
  asked.push(request.headers.host?.split(':')[0] ?? '');
  answer(request, response);
});

/** What the endpoints of this CMS are told from outside. */
let settings: { sitesPort: number; coverageHours: number };

before(async () => {
  await once(sites.listen(0, '127.0.0.1'), 'listening');
  settings = { sitesPort: (sites.address() as AddressInfo).port, coverageHours: 6 };
  process.env['SITES_PORT'] = String(settings.sitesPort);
  cms = await openTestCms();
  world = await makeWorld(cms);
  answer = fakeSite({ published: later(now(), -DAY) });
});
after(async () => {
  await inspectorOf(cms.payload, settings).close();
  await cms.close();
  sites.closeAllConnections();
  sites.close();
  delete process.env['SITES_PORT'];
});

const begin = (as: User | undefined) =>
  cms.ask<{ begun: boolean }>('/coverage-round', { method: 'POST', body: {}, ...(as && { as }) });
const settled = () => inspectorOf(cms.payload, settings).settled();

/** The rows of a CSV file that an official gets, by the names of its columns. */
async function csvFor(as: User): Promise<Record<string, string>[]> {
  const { token = '' } = await cms.payload.login({
    collection: 'users',
    data: { email: as.email, password: 'mat-khau-de-thu-1' },
  });
  const response = await cms.fetch('/api/coverage.csv', {
    headers: { Authorization: `JWT ${token}`, 'Accept-Language': 'vi' },
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-disposition') ?? '', /attachment; filename="coverage-\d/);
  return parse(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true });
}

const evidenceOf = async (code: string): Promise<SiteCheck | undefined> =>
  (await newestChecks({ payload: cms.payload })).find(({ unit }) => unit.startsWith(code));

async function rowsOf(code: string) {
  const { docs } = await cms.payload.find({
    collection: 'site-checks',
    where: { unitKey: { equals: `${code}@2025-07-01` } },
    sort: 'day',
    pagination: false,
    overrideAccess: true,
  });
  return docs;
}

describe('a round of visits', () => {
  it('Q16 visits every commune’s site by its own address, and keeps what it found', async () => {
    const auditor = await world.official(world.province, 'auditor');
    const { status, json } = await begin(auditor);
    assert.deepEqual([status, json], [202, { begun: true }]);
    await settled();
    assert.deepEqual([...new Set(asked)].toSorted(), ['xa-hong-thu.localhost', 'xa-sin-ho.localhost']);
    const check = await evidenceOf('03478');
    assert.equal(check?.sections[0]?.address, `http://xa-sin-ho.localhost:${settings.sitesPort}/`);
    assert.equal((await rowsOf('03478'))[0]?.live, true);
  });

  it('Q16 goes on one at a time', async () => {
    const auditor = await world.official(world.province, 'auditor');
    const round = async () =>
      (await cms.ask<{ round: { total: number } | null }>('/coverage-round', { as: auditor })).json.round;
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const served = answer;
    answer = (request, response) => void held.then(() => served(request, response));
    const answers = await Promise.all([begin(auditor), begin(auditor), begin(auditor)]);
    assert.equal(answers.filter(({ json }) => json.begun).length, 1);
    while ((await round())?.total === 0) await new Promise((done) => setTimeout(done, 10));
    assert.equal((await round())?.total, 2);
    assert.equal((await begin(auditor)).json.begun, false);
    release();
    await settled();
    answer = served;
    assert.equal(await round(), null);
  });

  it('Q17 by the clock visits only what is due', async () => {
    const inspector = new Inspector(cms.payload, settings);
    asked.length = 0;
    const [unit] = await countedUnits({ payload: cms.payload }, now(), world.neighbour.path ?? '');
    assert.ok(unit);
    await keepCheck(cms.payload, unit, withoutSite('03487@2025-07-01', later(now(), -7 * 60 * 60)));
    inspector.followTheClock(0);
    while ((await evidenceOf('03487'))?.host === null) await new Promise((done) => setTimeout(done, 50));
    await inspector.close();
    assert.deepEqual([...new Set(asked)], ['xa-hong-thu.localhost']);
  });

  it('Q17 that is ended ends at once, and its site is not called faulty', async () => {
    const before = await rowsOf('03478');
    const served = answer;
    answer = () => undefined;
    const inspector = new Inspector(cms.payload, settings);
    assert.ok(inspector.begin(null));
    await new Promise((done) => setTimeout(done, 200));
    const begun = performance.now();
    await inspector.close();
    answer = served;
    assert.ok(performance.now() - begun < 2_000);
    assert.deepEqual(await rowsOf('03478'), before);
    assert.equal(inspector.begin(null), false);
  });

  it('Q18 keeps one row a day and one newest, for a year', async () => {
    const { commune } = world;
    const unit = Unit.parse({
      code: commune.code,
      validFrom: commune.validFrom,
      validTo: null,
      type: commune.type,
      name: commune.name,
      slug: commune.slug,
      path: commune.path,
    });
    const at: Instant = '2036-05-01T03:00:00Z';
    for (const seconds of [-400 * DAY, -366 * DAY, -365 * DAY, -DAY, -60, 0]) {
      await keepCheck(cms.payload, unit, withoutSite('03478@2025-07-01', later(at, seconds)));
    }
    await forgetOldChecks(cms.payload, at);
    const rows = await rowsOf('03478');
    assert.deepEqual(
      rows.map(({ day, newest }) => [day, newest]),
      [
        ['2035-05-02', false],
        ['2036-04-30', false],
        ['2036-05-01', true],
      ],
    );
    assert.equal((await evidenceOf('03478'))?.checkedAt, at);
    for (const { id } of rows) {
      await cms.payload.db.deleteOne({ collection: 'site-checks', where: { id: { equals: id } } });
    }
  });
});

describe('coverage', () => {
  it('A20 is read by officials of the unit and above, and by nobody else', async () => {
    await begin(await world.official(world.province, 'auditor'));
    await settled();
    const codesFor = async (official: User) => (await csvFor(official)).map((row) => row['Mã']);
    assert.deepEqual(await codesFor(await world.official(world.province, 'auditor')), ['03478', '03487']);
    assert.deepEqual(await codesFor(world.admin), ['03478', '03487']);
    assert.deepEqual(await codesFor(await world.official(world.commune, 'editor')), ['03478']);
    assert.deepEqual(await codesFor(await world.official(world.elsewhere, 'auditor')), []);
    const checksFor = async (as: User) =>
      (await cms.ask<{ totalDocs: number }>('/site-checks', { as })).json.totalDocs;
    assert.equal(await checksFor(await world.official(world.commune, 'editor')), 1);
    assert.equal(await checksFor(await world.official(world.elsewhere, 'auditor')), 0);
  });

  it('A20 is refused to strangers', async () => {
    for (const path of ['/coverage.csv', '/coverage-indicators.csv', '/coverage-round', '/site-checks']) {
      const { status } = await cms.fetch(`/api${path}`);
      assert.ok([401, 403].includes(status), `${path}: ${status}`);
    }
    assert.equal((await begin(undefined)).status, 401);
  });

  it('A21 is written by nobody, whatever their role', async () => {
    const [row] = await rowsOf('03478');
    for (const as of [world.admin, await world.official(world.commune, 'editor')]) {
      for (const [path, method] of [
        ['/site-checks', 'POST'],
        [`/site-checks/${row?.id}`, 'PATCH'],
        [`/site-checks/${row?.id}`, 'DELETE'],
      ] as const) {
        const { status } = await cms.ask(path, { method, body: { live: true }, as });
        assert.ok([401, 403, 404].includes(status), `${method} ${path}: ${status}`);
      }
    }
  });

  it('A22 is looked into by an official for their own units alone', async () => {
    asked.length = 0;
    await begin(await world.official(world.commune, 'editor'));
    await settled();
    assert.deepEqual([...new Set(asked)], ['xa-sin-ho.localhost']);
    asked.length = 0;
    await begin(await world.official(world.elsewhere, 'auditor'));
    await settled();
    assert.deepEqual(asked, []);
  });
});
