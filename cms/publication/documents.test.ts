import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Document, User } from '../payload-types.ts';
import { previewAddressFor } from '../testing/preview-address.ts';
import { DELIVERY_KEY, openTestCms, type TestCms } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { publishKept } from './publish-kept.ts';

let cms: TestCms;
let world: World;
let editor: User;
let approver: User;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
  approver = await world.official(world.commune, 'approver');
});
after(() => cms.close());

const fields = {
  form: 'Quyết định',
  symbol: '12/QĐ-UBND',
  authority: 'UBND xã Sìn Hồ',
  issuedOn: '2026-11-02',
  abstract: 'Về việc thử',
};

/** A document with a file, as the form of the administration sends it. */
async function uploaded(words: string, as = editor, changes: Record<string, unknown> = {}) {
  const bytes = Buffer.from(`%PDF-1.7\n${words}\nstartxref\n0\n%%EOF`);
  const form = new FormData();
  form.set('_payload', JSON.stringify({ ...fields, unit: world.commune.id, ...changes }));
  form.set('file', new File([bytes], 'Quyết định.pdf', { type: 'application/pdf' }));
  const { status, json } = await cms.ask<{ doc: Document }>('/documents', { method: 'POST', body: form, as });
  assert.equal(status, 201, JSON.stringify(json));
  return { bytes, address: sha256(bytes), id: json.doc.id };
}

const publish = (id: string, as = approver) =>
  cms.ask(`/documents/${id}`, { method: 'PATCH', body: { _status: 'published' }, as });

async function publicDocuments(): Promise<Edition['documents']> {
  await deskOf(cms.payload).sequencer.settle();
  return parseEdition((await cms.deliver(`/editions/${unitKey(world.commune)}`)).json).documents;
}

const delivered = (path: string) =>
  cms.fetch(`/api/delivery${path}`, { headers: { Authorization: `Delivery ${DELIVERY_KEY}` } });

describe('a document with a file', () => {
  it('A43 has its file delivered only while it is public', async () => {
    const { bytes, address, id } = await uploaded('chờ duyệt');
    const file = () => delivered(`/media/${address}`);
    assert.equal((await file()).status, 404);
    assert.deepEqual(await publicDocuments(), []);
    assert.equal((await publish(id, editor)).status, 403);
    assert.equal((await file()).status, 404);
    assert.equal((await publish(id)).status, 200);
    const [document] = await publicDocuments();
    const expected = { sha256: address, bytes: bytes.length, mime: 'application/pdf' };
    assert.deepEqual(document?.file, { ...expected, name: document?.file?.name });
    const answer = await file();
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    await cms.ask(`/documents/${id}`, { method: 'PATCH', body: { _status: 'draft' }, as: approver });
    assert.deepEqual([await publicDocuments(), (await file()).status], [[], 404]);
  });

  it('A43 has its file from nobody but delivery and officials of its subtree', async () => {
    const { id } = await uploaded('người lạ');
    const { filename } = await cms.payload.findByID({ collection: 'documents', id, overrideAccess: true });
    const stranger = await world.official(world.neighbour, 'approver');
    const path = `/api/documents/file/${filename}`;
    const signIn = async ({ email }: User) => {
      const body = { email, password: 'mat-khau-de-thu-1' };
      return (await cms.ask<{ token: string }>('/users/login', { method: 'POST', body })).json.token;
    };
    const as = async (user: User) => ({ headers: { Authorization: `JWT ${await signIn(user)}` } });
    assert.equal((await cms.fetch(path)).status, 403);
    assert.ok([403, 404].includes((await cms.fetch(path, await as(stranger))).status));
    assert.equal((await cms.fetch(path, await as(editor))).status, 200);
  });

  it('A43 has its draft’s file in its own preview alone', async () => {
    const { bytes, id } = await uploaded('xem trước');
    const other = await uploaded('xem trước thứ hai');
    const tokenOf = async (record: string) =>
      (await previewAddressFor(cms, editor, 'documents', record))?.split('/').at(-2) ?? '';
    const { json } = await cms.deliver<{ edition: unknown }>(`/previews/${await tokenOf(id)}`);
    const shown = parseEdition(json.edition).documents.map((document) => document.id);
    assert.ok(shown.includes(id) && !shown.includes(other.id));
    const answer = await delivered(`/previews/${await tokenOf(id)}/file`);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal((await delivered(`/previews/${'x'.repeat(43)}/file`)).status, 404);
    assert.equal((await cms.fetch(`/api/delivery/previews/${await tokenOf(id)}/file`)).status, 401);
  });

  it('W17 keeps its file and what is noted of it when it is published and restored', async () => {
    const { address, id } = await uploaded('giữ nguyên', approver, { _status: 'published' });
    const forged = { filename: 'khac.pdf', sha256: '0'.repeat(64), abstract: 'Đã sửa', _status: 'published' };
    await cms.ask(`/documents/${id}`, { method: 'PATCH', body: forged, as: approver });
    const { json } = await cms.ask<{ docs: { id: string }[] }>(
      `/documents/versions?where[parent][equals]=${id}&sort=createdAt`,
      { as: editor },
    );
    await cms.ask(`/documents/versions/${json.docs[0]?.id}?draft=true`, { method: 'POST', as: editor });
    assert.equal((await publish(id)).status, 200);
    const document = (await publicDocuments()).find((each) => each.id === id);
    assert.deepEqual([document?.file?.sha256, document?.abstract], [address, fields.abstract]);
    assert.equal((await delivered(`/media/${address}`)).status, 200);
  });
});

describe('a document of before', () => {
  const data = () => ({ ...fields, unit: world.commune.id, _status: 'published' as const });
  /** A record as it was when saving made it public: without status, version and what is shown. */
  async function ofBefore(changes: Record<string, unknown> = {}): Promise<string> {
    const { id } = await cms.payload.create({ collection: 'documents', data: data(), overrideAccess: true });
    await cms.payload.db.deleteVersions({ collection: 'documents', where: { parent: { equals: id } } });
    const stripped = { _status: null, shown: null, ...changes };
    await cms.payload.db.updateOne({ collection: 'documents', id, data: stripped, returning: false });
    return id;
  }

  it('W75 stays public, with a first version, and is published once', async () => {
    const id = await ofBefore();
    await publishKept(cms.payload);
    assert.ok((await publicDocuments()).some((document) => document.id === id));
    const versions = () =>
      cms.payload.countVersions({ collection: 'documents', where: { parent: { equals: id } } });
    assert.equal((await versions()).totalDocs, 1);
    await publishKept(cms.payload);
    assert.equal((await versions()).totalDocs, 1);
  });

  it('W75 is a draft to be mended where no page could show it', async () => {
    const id = await ofBefore({ abstract: null });
    await publishKept(cms.payload);
    const { json } = await cms.ask<{ docs: { id: string; _status: string }[] }>(
      `/documents?draft=true&where[id][equals]=${id}`,
      { as: editor },
    );
    assert.deepEqual(
      json.docs.map((document) => document._status),
      ['draft'],
    );
    assert.ok(!(await publicDocuments()).some((document) => document.id === id));
  });
});
