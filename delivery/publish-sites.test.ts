import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import { composeEdition, type Edition, editionUnit } from '@nguon/content-model/edition';
import {
  bulletin,
  floodWarning,
  laiChau,
  NOW,
  powerCut,
  sources,
} from '@nguon/content-model/fixtures/sin-ho';
import { later, millisecondsOf } from '@nguon/content-model/instant';
import { EmergencyFile } from '@nguon/sites/publisher/emergency-file';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import type { Failure } from './deliver-devices.ts';
import { type SiteParts, siteView } from './deliver-site.ts';
import { type Editions, editionsIn } from './editions.ts';
import { type EmergencyKeeper, keepEmergencyFile } from './emergency-file.ts';
import { hostLinks } from './host-links.ts';
import { type SitePublishing, sitePublishing } from './publish-sites.ts';
import { editionOf } from './testing/open-door.ts';
import { troubleBook } from './trouble.ts';

const codes = ['00101', '00102', '00103', '00104', '00105', '00106'];
const province = '12@2025-07-01/';
const alarm = bulletin({ ...floodWarning.content, owner: province, audience: [province] });
const portal = composeEdition(
  {
    ...sources,
    unit: laiChau,
    ancestors: [],
    bulletins: [],
    boards: [],
    speakers: [],
    site: { ...sources.site, host: 'tinh.test' },
  },
  NOW,
);

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-publishing-'));
});
after(() => rm(folder, { recursive: true }));

describe('publishing sites', () => {
  let editions: Editions;
  let sites: SitePublishing;
  let parts: SiteParts;
  let done: string[];
  let failing: Set<string>;
  let told: Map<string, readonly Failure[]>;
  const commune = (code: string, changes = {}) => editionOf(code, `x${code}.test`, changes);
  const put = async (edition: Edition) => {
    await editions.put(editionUnit(edition), edition);
    sites.follow(editionUnit(edition));
  };
  const short = (view: SiteView) => view.edition.unit.code;

  beforeEach(async () => {
    const own = await mkdtemp(join(folder, 'one-'));
    editions = await editionsIn(join(own, 'editions'));
    for (const code of codes) await editions.put(`${code}@2025-07-01`, commune(code));
    await editions.put(editionUnit(portal), portal);
    done = [];
    failing = new Set();
    told = new Map();
    const work = (kind: string) => async (view: SiteView) => {
      await pause(kind === 'home' ? 1 : 4);
      if (failing.has(`${kind} ${short(view)}`)) throw new Error('trang /van-ban/ hỏng');
      done.push(`${kind} ${short(view)}`);
      const counts = { written: 1, removed: 0, unchanged: 0 };
      return { unit: editionUnit(view.edition), ...counts, milliseconds: 1 };
    };
    const publisher: Publisher = {
      publish: work('site'),
      publishHome: work('home'),
      render: async () => ({ status: 200, html: '' }),
      remove: async () => {},
      close: async () => {},
    };
    const none = async () => null;
    const making = async () => {
      throw new TypeError('nothing is made here');
    };
    parts = {
      editions,
      clips: {
        known: none,
        read: making,
        script: () => '',
        madeOf: none,
        heard: making,
        canSound: async () => true,
      },
      frames: {
        known: none,
        drawn: making,
        knownNeutral: none,
        neutral: making,
        offline: making,
        schedule: { known: none, drawn: making },
      },
      pictures: {
        known: none,
        original: making,
        forPages: making,
        preview: making,
        all: making,
        takeAway: making,
      },
      cards: { known: none, drawn: making },
      originOf: (host) => `https://${host}`,
      actions: '/tuong-tac/',
    };
    const now = () => millisecondsOf(NOW);
    const hosts = await hostLinks(join(own, 'sites'), editions, now, assert.ifError);
    const trouble = troubleBook((unit, failures) => told.set(unit, failures));
    sites = sitePublishing({ publisher, parts, hosts, trouble, now, onMoment: () => {} });
  });
  afterEach(() => sites.close());

  it('Z18 puts an emergency on all home pages before any whole site', async () => {
    for (const code of codes) sites.renew(`${code}@2025-07-01`);
    const alarmed = codes.map((code) => commune(code, { bulletins: [alarm] }));
    for (const edition of alarmed) await editions.put(editionUnit(edition), edition);
    done.length = 0;
    for (const edition of alarmed) sites.follow(editionUnit(edition));
    await sites.free();
    const homes = done.filter((name) => name.startsWith('home'));
    assert.deepEqual(
      homes.toSorted(),
      codes.map((code) => `home ${code}`),
    );
    const sitesBefore = done
      .slice(0, done.indexOf(homes.at(-1) ?? ''))
      .filter((name) => name.startsWith('site'));
    assert.ok(sitesBefore.length <= 4, `${sitesBefore.length} whole sites, more than were under way`);
  });

  it('Z18 takes an emergency that was cancelled off the home pages first as well', async () => {
    await put(commune('00101', { bulletins: [alarm] }));
    await sites.free();
    done.length = 0;
    await put(commune('00101'));
    await sites.free();
    const ofCommune = () => done.filter((name) => name.endsWith('00101'));
    assert.deepEqual(ofCommune(), ['home 00101', 'site 00101']);
    done.length = 0;
    await put(commune('00101', { bulletins: [bulletin({ audience: [province], owner: province })] }));
    await sites.free();
    assert.deepEqual(ofCommune(), ['site 00101']);
  });

  it('Z20 publishes a portal once for many changes of its communes', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      for (const code of codes) sites.renew(`${code}@2025-07-01`);
      await sites.free();
    }
    await pause(20);
    await sites.free();
    assert.equal(done.filter((name) => name === 'site 12').length, 1);
  });

  it('G103 tells a portal what a commune’s own residents heard in half a year, also what is over', async () => {
    const own = `${province}00101@2025-07-01/` as const;
    const heard = (number: number, days: number, changes: Partial<BulletinContent> = {}) =>
      bulletin({
        id: `${(0xa0000000 + number).toString(16)}-0000-4000-8000-000000000000`,
        title: `Tin số ${number}`,
        from: later(NOW, -days * 86_400),
        until: later(NOW, (1 - days) * 86_400),
        owner: own,
        audience: [own],
        ...changes,
      });
    const many = Array.from({ length: 130 }, (_, step) => heard(step, step + 1));
    const others = [heard(900, 190), heard(901, 2, { owner: province, audience: [province] }), heard(902, 3)];
    await put(commune('00101', { bulletins: [...many, ...others] }));
    const file = { sha256: 'a'.repeat(64), bytes: 1, mime: 'audio/ogg' };
    const clip = { opus: file, mp3: file, seconds: 9, synthetic: true };
    const clips: SiteParts['clips'] = {
      ...parts.clips,
      known: async ({ content: { title } }) => (title === 'Tin số 902' ? null : clip),
    };
    const [told] = (await siteView(portal, NOW, { ...parts, clips })).communes ?? [];
    assert.deepEqual(
      told?.recordings.map(({ title }) => title),
      many.slice(0, 100).map(({ content }) => content.title),
    );
    assert.match(told?.recordings[99]?.address ?? '', /^\/[a-z-]+\/2026\/tin-so-99-/);
  });

  it('Z20 shows a portal its communes by name, with their own newest articles at their addresses', async () => {
    const own = `${province}00101@2025-07-01/` as const;
    await put(
      commune('00101', {
        bulletins: [
          bulletin({ owner: own, audience: [own] }),
          bulletin({ id: 'aaaaaaaa-0000-4000-8000-000000000001', owner: province, audience: [province] }),
        ],
      }),
    );
    const view = await siteView(portal, NOW, parts);
    assert.deepEqual(
      view.communes?.map(({ unit, origin }) => [unit.code, origin]),
      codes.map((code) => [code, `https://x${code}.test`]),
    );
    const [article, ...others] = view.communes?.[0]?.articles ?? [];
    assert.deepEqual(others, [], 'the province’s own stand on the portal once');
    assert.match(article?.address ?? '', /^\/[a-z-]+\/2026\/lich-ngung-cap-dien-ngay-22-11-2026-0b7c9d10\/$/);
    assert.equal(view.portal, null);
    const below = await siteView(commune('00101'), NOW, parts);
    assert.deepEqual(below.portal, { name: 'Tỉnh Lai Châu', origin: 'https://tinh.test' });
    assert.equal(below.communes, undefined);
  });

  it('tells of a page that fails until it is whole again, and goes on with the other sites', async () => {
    failing.add('site 00102');
    for (const code of codes) sites.renew(`${code}@2025-07-01`);
    await sites.free();
    assert.equal(done.filter((name) => name.startsWith('site 001')).length, codes.length - 1);
    assert.match(told.get('00102@2025-07-01')?.[0]?.message ?? '', /\/van-ban\/ hỏng/);
    failing.clear();
    sites.renew('00102@2025-07-01');
    await sites.free();
    assert.deepEqual(told.get('00102@2025-07-01'), []);
    assert.deepEqual([...told.keys()], ['00102@2025-07-01']);
  });

  it('Z27 tells the editor of a host that is another site’s', async () => {
    await put(editionOf('00106', 'x00101.test'));
    await sites.close();
    const own = await mkdtemp(join(folder, 'two-'));
    const hosts = await hostLinks(join(own, 'sites'), editions, () => millisecondsOf(NOW), assert.ifError);
    assert.equal(hosts.conflictOf('00106@2025-07-01')?.holder, '00101@2025-07-01');
  });
});

describe('the emergency file', () => {
  let editions: Editions;
  let keeper: EmergencyKeeper;
  let now: number;
  let own: string;
  const file = async () =>
    EmergencyFile.parse(JSON.parse(await readFile(join(own, 'khan-cap.json'), 'utf8')));
  const titles = async () => (await file()).emergencies.map(({ title }) => title);

  beforeEach(async () => {
    own = await mkdtemp(join(folder, 'emergency-'));
    now = millisecondsOf(NOW);
    editions = await editionsIn(join(own, 'editions'));
    keeper = keepEmergencyFile(own, editions, () => now, assert.ifError);
    await keeper.follow();
  });
  afterEach(() => keeper.close());

  it('Z19 is there and empty when nothing is the matter', async () => {
    assert.deepEqual(await titles(), []);
  });

  it('Z19 names an emergency of many sites once, with its path and audience', async () => {
    for (const code of codes)
      await editions.put(
        `${code}@2025-07-01`,
        editionOf(code, `x${code}.test`, { bulletins: [alarm, powerCut] }),
      );
    await keeper.follow();
    const { emergencies } = await file();
    assert.equal(emergencies.length, 1);
    assert.deepEqual(emergencies[0]?.audience, [province]);
    assert.match(emergencies[0]?.address ?? '', /\/2026\/canh-bao-lu-quet/);
  });

  it('Z19 loses what is withdrawn at once', async () => {
    await editions.put('00101@2025-07-01', editionOf('00101', 'a.test', { bulletins: [alarm] }));
    await keeper.follow();
    assert.equal((await titles()).length, 1);
    await editions.put('00101@2025-07-01', editionOf('00101', 'a.test'));
    await keeper.follow();
    assert.deepEqual(await titles(), []);
  });

  it('Z19 loses what is over by the clock, and gains what begins', async () => {
    const begun = Date.now();
    now = millisecondsOf(alarm.content.until ?? NOW) - 150;
    const clock = now;
    const running = keepEmergencyFile(own, editions, () => clock + Date.now() - begun, assert.ifError);
    const next = bulletin({
      ...alarm.content,
      id: '0b7c9d10-0000-4000-8000-0000000000aa',
      title: 'Lũ lên',
      from: alarm.content.until ?? NOW,
      until: '2026-11-22T00:00:00Z',
    });
    await editions.put('00101@2025-07-01', editionOf('00101', 'a.test', { bulletins: [alarm, next] }));
    await running.follow();
    assert.deepEqual(await titles(), [alarm.content.title]);
    await pause(500);
    assert.deepEqual(await titles(), ['Lũ lên']);
    running.close();
  });
});
