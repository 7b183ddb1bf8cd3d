import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Collection, type Document, MongoClient, MongoServerError } from 'mongodb';
import type { StartedDatabase } from '../postgres.ts';
import { startMongoWire } from './server.ts';

describe('the MongoDB for tests', () => {
  let server: StartedDatabase;
  let client: MongoClient;
  let rows: Collection<Document & { _id: string }>;
  before(async () => {
    server = await startMongoWire();
    client = await MongoClient.connect(server.url);
    rows = client.db().collection('rows');
    await rows.createIndex({ code: 1 }, { unique: true, sparse: true });
    await rows.insertMany(
      ['a', 'b', 'c'].map((code, rank) => ({ _id: code, code, rank, tags: [{ n: rank }] })),
    );
  });
  after(async () => {
    await client.close();
    await server.stop();
  });
  const refusedWith = (code: number) => (error: unknown) =>
    error instanceof MongoServerError && error.code === code;

  it('Y21 refuses a second record with the same id or unique key', async () => {
    await assert.rejects(rows.insertOne({ _id: 'a' }), refusedWith(11_000));
    await assert.rejects(rows.insertOne({ _id: 'd', code: 'a' }), refusedWith(11_000));
    await assert.rejects(rows.updateOne({ _id: 'b' }, { $set: { code: 'a' } }), refusedWith(11_000));
    await rows.insertOne({ _id: 'e' });
    await rows.insertOne({ _id: 'f' });
    await rows.deleteMany({ code: { $exists: false } });
    await rows.updateOne({ _id: 'c' }, { $set: { code: 'z' } });
    await rows.insertOne({ _id: 'c2', code: 'c' });
    await rows.deleteOne({ _id: 'c2' });
    assert.equal(await rows.countDocuments(), 3);
    await assert.rejects(
      rows
        .createIndex({ 'tags.n': 1, kind: 1 }, { unique: true, name: 'x' })
        .then(() => rows.insertOne({ _id: 'g', code: 'g', tags: [{ n: 9 }, { n: 0 }] })),
      refusedWith(11_000),
    );
    await rows.dropIndex('x');
  });

  it('Y21 shows a transaction its own changes, and others only what is committed', async () => {
    const session = client.startSession();
    session.startTransaction();
    await rows.insertOne({ _id: 't', code: 't' }, { session });
    await rows.updateOne({ _id: 'a' }, { $inc: { rank: 10 } }, { session });
    await rows.deleteOne({ _id: 'b' }, { session });
    assert.deepEqual(await rows.distinct('_id', {}, { session }), ['a', 'c', 't']);
    assert.equal(await rows.countDocuments(), 3);
    await session.abortTransaction();
    assert.equal((await rows.findOne({ _id: 'a' }))?.['rank'], 0);
    session.startTransaction();
    await rows.updateOne({ _id: 'a' }, { $inc: { rank: 10 } }, { session });
    await session.commitTransaction();
    await session.endSession();
    assert.equal((await rows.findOne({ _id: 'a' }))?.['rank'], 10);
  });

  it('Y21 lets a transaction see one moment, whatever is committed meanwhile', async () => {
    const session = client.startSession();
    session.startTransaction();
    const before = await rows.countDocuments({}, { session });
    await rows.insertOne({ _id: 'later', code: 'later' });
    assert.equal(await rows.countDocuments({}, { session }), before);
    await session.abortTransaction();
    await session.endSession();
    await rows.deleteOne({ _id: 'later' });
  });

  it('Y21 gives the second of two transactions on one record up, to be run again', async () => {
    const [one, two] = [client.startSession(), client.startSession()];
    one.startTransaction();
    two.startTransaction();
    await rows.updateOne({ _id: 'a' }, { $set: { by: 1 } }, { session: one });
    await assert.rejects(rows.updateOne({ _id: 'a' }, { $set: { by: 2 } }, { session: two }), (error) => {
      assert.ok(error instanceof MongoServerError && error.code === 112);
      assert.ok(error.hasErrorLabel('TransientTransactionError'));
      return true;
    });
    await one.commitTransaction();
    await assert.rejects(two.commitTransaction(), refusedWith(251));
    const raised = () =>
      client.withSession((session) =>
        session.withTransaction(async () => rows.updateOne({ _id: 'a' }, { $inc: { by: 1 } }, { session })),
      );
    await Promise.all([raised(), raised(), raised()]);
    assert.equal((await rows.findOne({ _id: 'a' }))?.['by'], 4);
    await Promise.all([one.endSession(), two.endSession()]);
  });

  it('Y21 makes a change outside transactions wait for one that is open on its record', async () => {
    const session = client.startSession();
    session.startTransaction();
    await rows.updateOne({ _id: 'c' }, { $set: { by: 'transaction' } }, { session });
    const outside = rows.updateOne({ _id: 'c' }, { $set: { by: 'outside' } });
    await rows.findOne({ _id: 'c' });
    await session.commitTransaction();
    await outside;
    await session.endSession();
    assert.equal((await rows.findOne({ _id: 'c' }))?.['by'], 'outside');
  });

  it('reads, changes and lists as the driver asks', async () => {
    const many = client.db().collection<Document & { _id: number }>('many');
    await many.insertMany(Array.from({ length: 250 }, (_, number) => ({ _id: number, odd: number % 2 })));
    assert.equal(
      (await many.find({ odd: 1 }).sort({ _id: -1 }).skip(1).limit(120).batchSize(7).toArray()).length,
      120,
    );
    const upserted = await many.findOneAndUpdate(
      { _id: 900 },
      { $set: { odd: 3 }, $setOnInsert: { made: true } },
      { upsert: true, returnDocument: 'after' },
    );
    assert.deepEqual(upserted, { _id: 900, odd: 3, made: true });
    assert.equal((await many.updateMany({ odd: 0 }, { $unset: { odd: '' } })).modifiedCount, 125);
    assert.equal((await many.replaceOne({ _id: 900 }, { x: 1 })).modifiedCount, 1);
    assert.deepEqual(await many.findOneAndDelete({ _id: 900 }), { _id: 900, x: 1 });
    const joined = await many
      .aggregate([
        { $match: { _id: 1 } },
        { $lookup: { from: 'many', localField: 'odd', foreignField: '_id', as: 'same' } },
      ])
      .toArray();
    assert.deepEqual(joined, [{ _id: 1, odd: 1, same: [{ _id: 1, odd: 1 }] }]);
    assert.equal(await many.estimatedDocumentCount(), 250);
    const names = (await client.db().listCollections().toArray()).map(({ name }) => name);
    assert.deepEqual(names.sort(), ['many', 'rows']);
    assert.deepEqual(
      (await rows.indexes()).map(({ name }) => name),
      ['_id_', 'code_1'],
    );
    await client.db().dropCollection('many');
    assert.equal(await many.countDocuments(), 0);
    await assert.rejects(client.db().command({ shutdown: 1 }), refusedWith(59));
  });
});
