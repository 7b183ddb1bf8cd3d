import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { Bulletin, contentHash } from '@nguon/content-model/bulletin';
import { currentOn } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import type { CollectionSlug, Payload } from 'payload';
import { idOf } from '../access/actor.ts';
import { type Embedded, openEmbedded } from '../database/embedded.ts';
import { loadSnapshot } from '../editions/load-snapshot.ts';
import { editionOf } from '../editions/snapshot.ts';
import { historyOf } from '../feedback/history.ts';
import { closeCms, openCms } from '../open.ts';
import { type Seeded, seedIfEmpty } from './seed.ts';

const folder = mkdtempSync(join(tmpdir(), 'nguon-seed-'));
const demonstration = { demo: true, province: '12' } as const;
/** What the tests opened or made, and how it is closed or removed. */
const undone: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
let database: Embedded;
let payload: Payload;

const environment = () => ({
  ...process.env,
  DATABASE_URL: database.url,
  NGUON_DATA: folder,
  PAYLOAD_SECRET: 'only for this test, 123',
  NGUON_DELIVERY_KEY: 'only for this test, 123',
  PAYLOAD_LOG_LEVEL: 'silent',
});

/** Another process that seeds the same database and says what it writes. */
function seedElsewhere(): ChildProcess {
  const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const code = `
    const { openCms } = await import(${at('../open.ts')});
    const { seedIfEmpty } = await import(${at('./seed.ts')});
    const options = { demo: true, province: '12', progress: (what) => console.log(what) };
    await openCms(process.env, (payload) => seedIfEmpty(payload, options));`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills a process without warning once it says what it is told to wait for. */
async function killWhenItSays(child: ChildProcess, words: RegExp): Promise<boolean> {
  const ended = once(child, 'exit');
  let killed = false;
  if (child.stdout === null) throw new RangeError('the process has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    if (words.test(line)) killed = child.kill('SIGKILL');
  }
  await ended;
  return killed;
}

async function countOf(collection: CollectionSlug): Promise<number> {
  return (await payload.count({ collection, overrideAccess: true })).totalDocs;
}

async function counts(): Promise<Record<string, number>> {
  const collections = [
    'units',
    'sites',
    'categories',
    'users',
    'boards',
    'requisitions',
    'speakers',
    'stations',
    'documents',
    'bulletins',
    'pages',
    'officials',
    'engagements',
    'procedures',
    'prepared-announcements',
    'media',
    'decisions',
    'feedback',
    'feedback-contacts',
  ] as const;
  const pairs: [string, number][] = [];
  for (const collection of collections) pairs.push([collection, await countOf(collection)]);
  return Object.fromEntries(pairs);
}

const whole = {
  units: 39,
  sites: 39,
  categories: 13,
  users: 22,
  boards: 12,
  requisitions: 2,
  speakers: 6,
  stations: 5,
  documents: 4,
  bulletins: 53,
  pages: 43,
  officials: 36,
  engagements: 12,
  procedures: 13,
  'prepared-announcements': 4,
  media: 6,
  decisions: 5,
  feedback: 18,
  'feedback-contacts': 18,
};

describe('a seed', { timeout: 180_000 }, () => {
  let left: Record<string, number>;
  let refused: { readonly error: unknown; readonly units: number };
  let first: Seeded;
  const words: string[] = [];

  /** Looks at what the killed seed left, tries an unknown province, and seeds. */
  async function fill(opened: Payload): Promise<void> {
    payload = opened;
    left = await counts();
    const error: unknown = await seedIfEmpty(payload, { demo: false, province: '99' }).catch(
      (cause) => cause,
    );
    refused = { error, units: await countOf('units') };
    first = await seedIfEmpty(payload, { ...demonstration, progress: (what) => words.push(what) });
  }

  before(async () => {
    database = await openEmbedded('memory', { port: 0 });
    undone.push(() => database.close());
    assert.ok(
      await killWhenItSays(seedElsewhere(), /^Trang thông tin/),
      'the seed ended before it was killed',
    );
    await openCms(environment(), fill);
    undone.push(() => closeCms(payload));
  });

  after(async () => {
    for (const undo of undone.toReversed()) await undo();
  });

  it('R12 leaves nothing behind when it is killed', () => {
    assert.deepEqual(new Set(Object.values(left)), new Set([0]));
  });

  it('R4 refuses an unknown province before it writes', () => {
    assert.ok(refused.error instanceof Refusal && refused.error.code === 'unit-unknown');
    assert.equal(refused.units, 0);
  });

  it('R12 is whole at the next start', async () => {
    assert.equal(first.seeded, true);
    assert.deepEqual(await counts(), whole);
    assert.ok(
      words.includes('Đơn vị hành chính · Units: 39/39') && words.includes('Bản tin · Bulletins: 53/53'),
    );
  });

  it('R13 writes nothing where there are units', async () => {
    assert.deepEqual(await seedIfEmpty(payload, demonstration), { seeded: false, accounts: first.accounts });
    assert.deepEqual(await counts(), whole);
  });

  it('R10 lets every account that is told of sign in', async () => {
    assert.equal(first.accounts.length, 8);
    for (const { email, password, role } of first.accounts) {
      const { user } = await payload.login({ collection: 'users', data: { email, password } });
      assert.equal(user?.role, role);
    }
  });

  it('R14 publishes bulletins that the content model accepts, approved by another person', async () => {
    const { docs } = await payload.find({
      collection: 'bulletins',
      where: { _status: { equals: 'published' } },
      depth: 0,
      pagination: false,
    });
    assert.equal(docs.length, 50);
    for (const {
      approved,
      approvedHash,
      approvedAt,
      approvedBy,
      authors,
      submittedBy,
      corrects,
      slug,
    } of docs) {
      const bulletin = Bulletin.parse({
        content: approved,
        approvedHash,
        publishedAt: instantOf(new Date(approvedAt ?? '')),
        corrects: corrects ? idOf(corrects) : null,
        slug,
      });
      assert.equal(contentHash(bulletin.content), bulletin.approvedHash);
      assert.ok(bulletin.content.body.length > 0);
      assert.ok(bulletin.publishedAt <= instantOf(Date.now()));
      const wrote = [...(authors ?? []), ...(submittedBy ? [submittedBy] : [])].map(idOf);
      assert.ok(approvedBy && wrote.length > 0 && !wrote.includes(idOf(approvedBy)));
    }
  });

  it('R14 gives every unit an edition, one of them with an emergency of its own', async () => {
    const at = instantOf(Date.now());
    const snapshot = await loadSnapshot(payload);
    const editions = [...snapshot.withSite.keys()].map((key) => editionOf(snapshot, key, at));
    const now = editions.map((edition) => (edition === null ? [] : currentOn(edition, 'site', at)));
    assert.equal(editions.length, 39);
    assert.ok(now.every((bulletins) => bulletins.length >= 4));
    assert.equal(now.filter(([first]) => first?.content.priority === 'emergency').length, 1);
  });

  it('R27 answers feedback by the same steps as any other, and pages have the answers', async () => {
    const snapshot = await loadSnapshot(payload);
    const answers = [...snapshot.answers.values()];
    assert.deepEqual(
      answers.map((all) => all.length),
      [3, 3, 3],
    );
    const { docs } = await payload.find({
      collection: 'feedback',
      where: { stage: { equals: 'published' } },
    });
    for (const record of docs) {
      assert.deepEqual(
        historyOf(record).map(({ step }) => step),
        ['receive', 'begin', 'submit', 'publish'],
      );
    }
  });

  it('R19 publishes standing content by its units’ approvers, and sites show it', async () => {
    const at = instantOf(Date.now());
    const snapshot = await loadSnapshot(payload);
    const editions = [...snapshot.withSite.keys()].flatMap((key) => editionOf(snapshot, key, at) ?? []);
    const full = editions.filter(({ pages }) => pages.length > 0);
    assert.equal(full.length, 6);
    assert.ok(full.every(({ officials, engagements }) => officials.length === 6 && engagements.length >= 7));
    assert.ok(editions.every(({ procedures }) => procedures.length >= 12));
    assert.equal(editions.flatMap(({ documents }) => documents).length, 4);
    assert.equal(
      editions.filter(({ site }) => site.look.logo !== null && site.look.header !== null).length,
      3,
    );
    assert.equal(editions.filter(({ site }) => site.languages.includes('hmn')).length, 1);
    for (const collection of ['pages', 'engagements'] as const) {
      const { totalDocs } = await payload.count({ collection, where: { _status: { equals: 'draft' } } });
      assert.equal(totalDocs, 1, collection);
    }
  });

  it('R14 names categories in both languages', async () => {
    for (const [locale, name] of [
      ['vi', 'Đời sống địa phương'],
      ['en', 'Local life and knowledge'],
    ] as const) {
      const { docs } = await payload.find({
        collection: 'categories',
        where: { slug: { equals: 'doi-song-dia-phuong' } },
        locale,
      });
      assert.equal(docs[0]?.name, name);
    }
  });
});
