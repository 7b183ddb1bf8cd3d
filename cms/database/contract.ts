/** What every database must do (Y1 to Y9). A new one joins by joining the list in `contract.test.ts`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import type { StartedDatabase } from './testing/postgres.ts';
import { openSample, type Row, type Sample } from './testing/sample.ts';

/** @param start brings up an empty database of this kind */
export function contract(name: string, start: () => Promise<StartedDatabase>): void {
  describe(`on ${name}`, { timeout: 120_000 }, () => {
    let database: StartedDatabase;
    let cms: Sample;
    before(async () => {
      database = await start();
      cms = await openSample(database.url, name);
    });
    after(async () => {
      await cms?.destroy();
      await database?.stop();
    });
    const open = () => cms;
    identities(open);
    transactions(open);
    drafts(open);
    languages(open);
    filters(open);
    writers(open);
  });
}

type Open = () => Sample;

const bulletin = (data: object) =>
  ({ collection: 'bulletins', data: { _status: 'published', ...data } }) as const;

/** How many records and rows in the outbox there are. */
async function tally(cms: Sample): Promise<{ bulletins: number; versions: number; outbox: number }> {
  const { docs } = await cms.findVersions({ collection: 'bulletins', limit: 1000 });
  return {
    bulletins: (await cms.count({ collection: 'bulletins' })).totalDocs,
    versions: docs.length,
    outbox: (await cms.count({ collection: 'outbox' })).totalDocs,
  };
}

function identities(open: Open): void {
  it('Y1 a record is known by a UUID, which a client cannot choose', async () => {
    const chosen = '3d8f0a54-6f0e-4c57-9d2e-0a1b2c3d4e5f';
    const seeded = await open().create({ collection: 'categories', data: { id: chosen, code: 'seeded' } });
    assert.equal(seeded.id, chosen);
    const asked = {
      collection: 'categories',
      data: { id: chosen, code: 'sent' },
      overrideAccess: false,
    } as const;
    const sent = await open().create(asked);
    assert.notEqual(sent.id, chosen);
    assert.ok(z.uuid().safeParse(sent.id).success, sent.id);
    assert.equal((await open().findByID({ collection: 'categories', id: sent.id })).id, sent.id);
  });

  it('Y1 an id that is no UUID finds nothing, and is refused for a new record', async () => {
    const found = await open().find({ collection: 'categories', where: { id: { equals: 'none' } } });
    assert.equal(found.totalDocs, 0);
    await assert.rejects(
      open().create({ collection: 'categories', data: { id: 'none', code: 'none' } }),
      /id/i,
    );
  });

  it('Y8 an official logs in with the right password and no other', async () => {
    const data = { email: 'lan@example.vn', password: 'mật khẩu dài của Lan' };
    await open().create({ collection: 'users', data });
    assert.ok((await open().login({ collection: 'users', data })).token);
    await assert.rejects(
      open().login({ collection: 'users', data: { ...data, password: 'sai' } }),
      /password/i,
    );
  });
}

function transactions(open: Open): void {
  it('Y2 a change and its row in the outbox are kept together', async () => {
    const before = await tally(open());
    const { id } = await open().create(bulletin({ title: 'Lịch cắt nước' }));
    assert.deepEqual(await tally(open()), {
      bulletins: before.bulletins + 1,
      versions: before.versions + 1,
      outbox: before.outbox + 1,
    });
    const rows = await open().find({ collection: 'outbox', where: { about: { equals: id } } });
    assert.equal(rows.totalDocs, 1);
  });

  it('Y3 a throwing hook leaves nothing behind', async () => {
    const kept = await open().create(bulletin({ title: 'Còn', steps: [{ at: '07:00', say: 'một' }] }));
    const before = await tally(open());
    const context = { fail: true };
    await assert.rejects(open().create({ ...bulletin({ title: 'Mất' }), context }), /the hook fails/);
    const change = {
      collection: 'bulletins',
      id: kept.id,
      data: { title: 'Mất', steps: [] },
      context,
    } as const;
    await assert.rejects(open().update(change), /the hook fails/);
    assert.deepEqual(await tally(open()), before);
    const after = await open().findByID({ collection: 'bulletins', id: kept.id });
    assert.deepEqual(
      [after['title'], after['steps'], after['updatedAt']],
      [kept['title'], kept['steps'], kept['updatedAt']],
    );
  });

  it('Y3 what is rolled back by hand is gone, and was never seen by others', async () => {
    const { db } = open();
    const transactionID = await db.beginTransaction();
    assert.ok(transactionID, 'the database has no transactions');
    const data = { code: 'undone' };
    const { id } = await open().create({ collection: 'categories', data, req: { transactionID } });
    const inside = await open().findByID({ collection: 'categories', id, req: { transactionID } });
    assert.equal(inside['code'], 'undone');
    const outside = open().find({ collection: 'categories', where: { code: { equals: 'undone' } } });
    await db.rollbackTransaction(transactionID);
    assert.equal((await outside).totalDocs, 0);
    assert.equal((await open().create({ collection: 'categories', data }))['code'], 'undone');
  });

  it('Y3 of several records changed at once, one that fails takes no other along', async () => {
    await open().create(bulletin({ path: 'bulk', rank: 1 }));
    await open().create(bulletin({ path: 'bulk', rank: 2 }));
    const before = await tally(open());
    const where = { path: { equals: 'bulk' } };
    const { docs, errors } = await open().update({ collection: 'bulletins', where, data: { rank: 3 } });
    assert.deepEqual([docs.length, errors.length], [2, 0]);
    assert.equal((await tally(open())).outbox, before.outbox + 2);
    const failed = await open().update({
      collection: 'bulletins',
      where,
      data: { rank: 4 },
      context: { fail: true },
    });
    assert.deepEqual([failed.docs.length, failed.errors.length], [0, 2]);
    assert.equal((await tally(open())).outbox, before.outbox + 2);
  });

  it('Y4 a value that must be unique is refused the second time, and nothing of it is kept', async () => {
    await open().create({ collection: 'categories', data: { code: 'once' } });
    await assert.rejects(open().create({ collection: 'categories', data: { code: 'once' } }), {
      name: 'ValidationError',
    });
    const found = await open().find({ collection: 'categories', where: { code: { equals: 'once' } } });
    assert.equal(found.totalDocs, 1);
  });
}

function drafts(open: Open): void {
  it('Y5 a draft stays apart from what is published, and an earlier version comes back', async () => {
    const { id } = await open().create(bulletin({ title: 'Bản một', rank: 1 }));
    const at = { collection: 'bulletins', id } as const;
    await open().update({ ...at, data: { title: 'Bản nháp', rank: 2, _status: 'draft' }, draft: true });
    assert.equal((await open().findByID(at))['title'], 'Bản một');
    assert.equal((await open().findByID({ ...at, draft: true }))['title'], 'Bản nháp');
    const where = { parent: { equals: id } };
    const { docs } = await open().findVersions({ collection: 'bulletins', where, sort: '-updatedAt' });
    assert.deepEqual(
      docs.map(({ version }) => version['title']),
      ['Bản nháp', 'Bản một'],
    );
    const [, first] = docs;
    assert.ok(first);
    await open().restoreVersion({ collection: 'bulletins', id: first.id });
    const restored = await open().findByID({ ...at, draft: true });
    assert.deepEqual([restored['title'], restored['rank']], ['Bản một', 1]);
    const latest = await open().find({ collection: 'bulletins', draft: true, where: { id: { equals: id } } });
    assert.equal(latest.docs[0]?.['title'], 'Bản một');
  });

  it('Y5 a deleted record takes its versions along', async () => {
    const before = await tally(open());
    const { id } = await open().create(bulletin({ title: 'Xoá', steps: [{ say: 'x' }] }));
    await open().delete({ collection: 'bulletins', id });
    assert.deepEqual(await tally(open()), { ...before, outbox: before.outbox + 1 });
  });
}

function languages(open: Open): void {
  it('Y6 text in one language is not shown for another', async () => {
    const { id } = await open().create(bulletin({ title: 'Nước sạch' }));
    const at = { collection: 'bulletins', id } as const;
    assert.equal((await open().findByID({ ...at, locale: 'en' }))['title'] ?? null, null);
    await open().update({ ...at, locale: 'en', data: { title: 'Clean water' } });
    assert.deepEqual((await open().findByID({ ...at, locale: 'all' }))['title'], {
      vi: 'Nước sạch',
      en: 'Clean water',
    });
    const found = await open().find({
      collection: 'bulletins',
      locale: 'en',
      where: { title: { equals: 'Clean water' } },
    });
    assert.deepEqual(
      found.docs.map((doc) => doc.id),
      [id],
    );
  });

  it('Y6 rows and blocks keep order, identity and every language when one is changed', async () => {
    const steps = [
      { at: '05:00', say: 'mở đầu' },
      { at: '17:00', say: 'kết thúc' },
    ];
    const body = [
      { blockType: 'words', text: 'lời' },
      { blockType: 'sum', amount: 12.5 },
    ];
    const made = await open().create(bulletin({ title: 'Hàng', steps, body }));
    const at = { collection: 'bulletins', id: made.id } as const;
    const rows = z.array(z.looseObject({ id: z.string(), at: z.string() })).parse(made['steps']);
    const english = rows.map((row, place) => ({ ...row, say: ['opening', 'closing'][place] }));
    await open().update({ ...at, locale: 'en', data: { steps: english } });
    const all = await open().findByID({ ...at, locale: 'all' });
    assert.deepEqual(all['steps'], [
      { id: rows[0]?.id, at: '05:00', say: { vi: 'mở đầu', en: 'opening' } },
      { id: rows[1]?.id, at: '17:00', say: { vi: 'kết thúc', en: 'closing' } },
    ]);
    const blocks = z.array(z.looseObject({ blockType: z.string() })).parse(all['body']);
    assert.deepEqual(
      blocks.map(({ blockType }) => blockType),
      ['words', 'sum'],
    );
    assert.deepEqual([blocks[0]?.['text'], blocks[1]?.['amount']], [{ vi: 'lời' }, 12.5]);
  });
}

/** Ten records: rank 0 to 9, a path below one of two provinces, a day each. */
async function tenBulletins(cms: Sample): Promise<readonly Row[]> {
  const [first, second] = await Promise.all(
    ['x1', 'x2'].map((code) => cms.create({ collection: 'categories', data: { code } })),
  );
  const made: Row[] = [];
  for (let rank = 0; rank < 10; rank += 1) {
    const data = {
      title: `Tin ${rank}`,
      folded: rank % 2 === 0 ? 'thong bao tiem chung' : 'lich cat dien',
      path: `vn.${rank < 5 ? '12' : '121'}.0${rank}`,
      from: `2026-03-0${rank + 1 > 9 ? 9 : rank + 1}T00:00:00.000Z`,
      rank,
      category: rank % 3 === 0 ? first?.id : second?.id,
      also: rank === 4 ? [first?.id, second?.id] : [],
      channels: rank < 2 ? ['page', 'board'] : ['page'],
    };
    made.push(await cms.create(bulletin(data)));
  }
  return made;
}

function filters(open: Open): void {
  describe('with ten bulletins', () => {
    let made: readonly Row[] = [];
    before(async () => {
      made = await tenBulletins(open());
    });
    const ranks = async (where: object, more: object = {}) => {
      const scoped = { and: [{ path: { exists: true } }, { path: { not_equals: 'bulk' } }, where] };
      const { docs } = await open().find({ collection: 'bulletins', where: scoped, sort: 'rank', ...more });
      return docs.map((doc) => doc['rank']);
    };

    it('Y7 the same filter finds the same records on every database', async () => {
      assert.deepEqual(await ranks({ rank: { equals: 3 } }), [3]);
      assert.deepEqual(await ranks({ id: { in: [made[2]?.id, made[7]?.id] } }), [2, 7]);
      assert.deepEqual(await ranks({ rank: { not_in: [0, 1, 2, 3, 4, 5, 6] } }), [7, 8, 9]);
      assert.deepEqual(await ranks({ rank: { greater_than_equal: 4, less_than: 6 } }), [4, 5]);
      assert.deepEqual(await ranks({ or: [{ rank: { equals: 1 } }, { rank: { equals: 8 } }] }), [1, 8]);
      assert.deepEqual(await ranks({ folded: { like: 'tiem chung' } }), [0, 2, 4, 6, 8]);
      assert.deepEqual(await ranks({ channels: { in: ['board'] } }), [0, 1]);
    });

    it('Y7 a range of paths is a province and everything below it, and no neighbour', async () => {
      const below = { path: { greater_than_equal: 'vn.12.', less_than: 'vn.12/' } };
      assert.deepEqual(await ranks(below), [0, 1, 2, 3, 4]);
    });

    it('Y7 a range of instants holds its first second and not its last', async () => {
      const window = {
        from: { greater_than_equal: '2026-03-02T00:00:00Z', less_than: '2026-03-04T00:00:00Z' },
      };
      assert.deepEqual(await ranks(window), [1, 2]);
    });

    it('Y7 a filter goes through a relation to the record behind it', async () => {
      assert.deepEqual(await ranks({ 'category.code': { equals: 'x1' } }), [0, 3, 6, 9]);
      assert.deepEqual(
        await ranks({
          also: { in: [made[4] && z.array(z.looseObject({ id: z.string() })).parse(made[4]['also'])[0]?.id] },
        }),
        [4],
      );
      assert.deepEqual(await ranks({ category: { exists: false } }), []);
    });

    it('Y7 pages follow each other in the asked order, without a gap', async () => {
      assert.deepEqual(await ranks({}, { sort: '-rank', limit: 4, page: 1 }), [9, 8, 7, 6]);
      assert.deepEqual(await ranks({}, { sort: '-rank', limit: 4, page: 3 }), [1, 0]);
      assert.deepEqual(await ranks({}, { sort: ['folded', '-rank'], limit: 6 }), [9, 7, 5, 3, 1, 8]);
      const where = { path: { like: 'vn.' } };
      const page = await open().find({ collection: 'bulletins', where, limit: 4, page: 2 });
      assert.deepEqual([page.totalDocs, page.totalPages, page.hasNextPage], [10, 3, true]);
    });

    it('Y7 a selection brings the fields it names and the relation it is asked to fill', async () => {
      const { docs } = await open().find({
        collection: 'bulletins',
        where: { rank: { equals: 4 }, path: { like: 'vn.' } },
        select: { title: true, category: true },
        depth: 1,
      });
      const [found] = docs;
      assert.deepEqual(Object.keys(found ?? {}).sort(), ['category', 'id', 'title']);
      assert.equal(z.looseObject({ code: z.string() }).parse(found?.['category']).code, 'x2');
    });
  });
}

function writers(open: Open): void {
  it('Y9 eight writers at once all succeed, each whole', async () => {
    const before = await tally(open());
    const numbers = Array.from({ length: 8 }, (_, number) => number);
    const made = await Promise.all(
      numbers.map((number) =>
        open().create(bulletin({ title: `Song song ${number}`, steps: [{ say: `${number}` }] })),
      ),
    );
    assert.equal(new Set(made.map(({ id }) => id)).size, 8);
    const after = await tally(open());
    assert.deepEqual([after.bulletins - before.bulletins, after.outbox - before.outbox], [8, 8]);
  });

  it('Y9 of two changes of one record at once, each is kept whole or refused whole', async () => {
    const { id } = await open().create(bulletin({ title: 'Gốc', rank: 0 }));
    const about = { collection: 'outbox', where: { about: { equals: id } } } as const;
    const changes = [1, 2, 3].map((rank) =>
      open().update({ collection: 'bulletins', id, data: { title: `Lần ${rank}`, rank } }),
    );
    const settled = await Promise.allSettled(changes);
    const kept = settled.filter(({ status }) => status === 'fulfilled').length;
    assert.ok(kept >= 1);
    assert.equal((await open().count(about)).totalDocs, 1 + kept);
    const last = await open().findByID({ collection: 'bulletins', id });
    assert.equal(last['title'], `Lần ${last['rank']}`);
  });
}
