import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import { startMongo } from '../database/testing/mongo.ts';
import type { StartedDatabase } from '../database/testing/postgres.ts';
import { deskOf } from '../outbox/desk.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { publishKept } from './publish-kept.ts';

describe('a MongoDB from before documents and looks had drafts', () => {
  let database: StartedDatabase;
  let cms: TestCms;
  let world: World;
  before(async () => {
    database = await startMongo();
    cms = await openTestCms(database.url);
    world = await makeWorld(cms);
  });
  after(async () => {
    await cms.close();
    await database.stop();
  });

  it('W75 keeps its documents public', async () => {
    const { id } = await cms.payload.create({
      collection: 'documents',
      overrideAccess: true,
      data: {
        form: 'Quyết định',
        symbol: '12/QĐ-UBND',
        authority: 'UBND xã',
        issuedOn: '2026-11-02T12:00:00.000Z',
        abstract: 'Về việc thử',
        unit: world.commune.id,
        _status: 'published',
      },
    });
    const { collections, versions } = cms.payload.db as unknown as MongooseAdapter;
    await versions['documents']?.collection.deleteMany({});
    await collections['documents']?.collection.updateMany({}, { $unset: { _status: '', shown: '' } });
    const documents = async () => {
      await deskOf(cms.payload).sequencer.settle();
      const { json } = await cms.deliver<Edition>(`/editions/${unitKey(world.commune)}`);
      return parseEdition(json).documents.map((document) => document.id);
    };
    await publishKept(cms.payload);
    assert.deepEqual(await documents(), [id]);
    const { totalDocs } = await cms.payload.countVersions({ collection: 'documents', overrideAccess: true });
    assert.equal(totalDocs, 1);
  });

  it('W81 keeps the looks of its sites public, each a record of its own', async () => {
    const { collections } = cms.payload.db as unknown as MongooseAdapter;
    const before = {
      theme: 'gom',
      look: { colour: '#1d5433' },
      contact: { phone: '0213.3870.123' },
      languages: ['hmn'],
      links: [{ id: 'a1', name: 'Chính phủ', href: 'https://chinhphu.vn/' }],
    };
    await collections['sites']?.collection.updateMany({ path: world.commune.path }, { $set: before });
    await publishKept(cms.payload);
    await publishKept(cms.payload);
    await deskOf(cms.payload).sequencer.settle();
    const { json } = await cms.deliver<Edition>(`/editions/${unitKey(world.commune)}`);
    const { theme, look, contact, languages, links } = parseEdition(json).site;
    assert.deepEqual(
      { theme, look, contact, languages, links },
      {
        ...before,
        look: { logo: null, header: null, colour: '#1d5433' },
        links: [{ name: 'Chính phủ', href: 'https://chinhphu.vn/' }],
      },
    );
    const { docs } = await cms.payload.find({ collection: 'looks', overrideAccess: true });
    assert.deepEqual(
      docs.map(({ title, _status }) => [title, _status]),
      [['Giao diện trang – Xã Sìn Hồ', 'published']],
    );
    assert.equal(await collections['sites']?.collection.countDocuments({ theme: { $exists: true } }), 0);
  });
});
