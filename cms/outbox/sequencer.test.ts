import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChangesPage } from '@nguon/content-model/delivery-feed';
import { commitTransaction, initTransaction } from 'payload';
import { type StartedDatabase, startPostgres } from '../database/testing/postgres.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { deskOf } from './desk.ts';
import { readScopes, ring, scopeLine } from './record.ts';

describe('the sequencer', () => {
  let server: StartedDatabase;
  let cms: TestCms;
  before(async () => {
    server = await startPostgres();
    cms = await openTestCms(server.url);
  });
  after(async () => {
    await cms.close();
    await server.stop();
  });

  it('X7 gives a late commit a number after every number already read', async () => {
    const { sequencer } = deskOf(cms.payload);
    const [late, early] = [await cms.reqOf(), await cms.reqOf()];
    await initTransaction(late);
    await ring(late, { devices: true });
    await initTransaction(early);
    await ring(early, { devices: false });
    await commitTransaction(early);
    await sequencer.settle();
    const first = (await cms.deliver<ChangesPage>('/changes?after=0')).json;
    assert.deepEqual(
      first.changes.map(({ sequence, devices }) => [sequence, devices]),
      [[1, false]],
    );
    await commitTransaction(late);
    await sequencer.settle();
    const then = (await cms.deliver<ChangesPage>(`/changes?after=${first.cursor}`)).json;
    assert.deepEqual(
      then.changes.map(({ sequence, devices }) => [sequence, devices]),
      [[2, true]],
    );
  });

  it('X20 tells of a number whose answer was lost, and gives it to no other change', async (t) => {
    const { sequencer } = deskOf(cms.payload);
    await sequencer.settle();
    const before = sequencer.newest;
    const told: number[] = [];
    t.after(sequencer.subscribe((newest) => told.push(newest)));
    const { db } = cms.payload;
    const updateOne = db.updateOne;
    db.updateOne = async (given) => {
      await updateOne.call(db, given);
      db.updateOne = updateOne;
      throw new Error('the connection is gone');
    };
    const change = async () => {
      const req = await cms.reqOf();
      await initTransaction(req);
      await ring(req, { devices: true });
      await commitTransaction(req);
    };
    await change();
    await sequencer.settle();
    await sequencer.settle();
    assert.deepEqual(told, [before + 1]);
    await change();
    await sequencer.settle();
    assert.deepEqual(told, [before + 1, before + 2]);
  });

  it('W113 is found by the pages, which are bundled apart', async () => {
    const bundledApart: typeof import('./desk.ts') = await import(
      `${import.meta.resolve('./desk.ts')}?apart`
    );
    assert.notEqual(bundledApart.deskOf, deskOf);
    assert.equal(bundledApart.deskOf(cms.payload), deskOf(cms.payload));
  });
});

describe('the scopes of a change', () => {
  it('X3 are read as they were written, each once', () => {
    const line = scopeLine({ below: ['a/', 'a/'], only: ['a/b/'] });
    assert.deepEqual(readScopes(line), [
      { path: 'a/', only: false },
      { path: 'a/b/', only: true },
    ]);
    assert.deepEqual(readScopes(''), []);
  });
});
