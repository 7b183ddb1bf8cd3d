import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Preview } from '@nguon/content-model/delivery-feed';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { instantOf, later } from '@nguon/content-model/instant';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Bulletin, Unit, User } from '../payload-types.ts';
import { previewAddressFor } from '../testing/preview-address.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import { takeStep } from '../workflow/take-step.ts';
import type { PreviewedCollection } from './previewed.ts';

let cms: TestCms;
let world: World;
let editor: User;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
});
after(() => cms.close());

const addressFor = (as: User | undefined, collection: PreviewedCollection, id: string) =>
  previewAddressFor(cms, as, collection, id);

async function tokenFor(as: User, collection: PreviewedCollection, id: string): Promise<string> {
  const address = await addressFor(as, collection, id);
  return address?.split('/').at(-2) ?? assert.fail('no address');
}

interface Shown {
  readonly preview: Preview;
  readonly edition: Edition;
}

async function show(token: string): Promise<Shown> {
  const { status, json, headers } = await cms.deliver<unknown>(`/previews/${token}`);
  assert.equal(status, 200);
  const preview = Preview.parse(json);
  const edition = parseEdition(preview.edition);
  assert.equal(headers.get('etag'), `"${edition.id}"`);
  return { preview, edition };
}

const statusOf = async (token: string) => (await cms.deliver<Told>(`/previews/${token}`)).status;

async function draft(
  changes: Record<string, unknown> = {},
  unit: Unit = world.commune,
  as = editor,
): Promise<Bulletin> {
  const body = bulletinOf(world, unit, changes);
  const { status, json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
    method: 'POST',
    body,
    as,
  });
  assert.equal(status, 201, JSON.stringify(json));
  return json.doc;
}

async function save(id: string, body: Record<string, unknown>, as = editor): Promise<void> {
  const { status, json } = await cms.ask(`/bulletins/${id}?draft=true`, { method: 'PATCH', body, as });
  assert.equal(status, 200, JSON.stringify(json));
}

async function publicEdition(unit: Unit): Promise<Edition> {
  await deskOf(cms.payload).sequencer.settle();
  return parseEdition((await cms.deliver(`/editions/${unitKey(unit)}`)).json);
}

const titles = ({ bulletins }: Edition) => bulletins.map(({ content }) => content.title);

describe('a preview', () => {
  it('X14 is asked for at an address of the unit’s own site that stays while it is edited', async () => {
    const { id } = await draft();
    const address = (await addressFor(editor, 'bulletins', id)) ?? '';
    assert.match(address, /^http:\/\/xa-sin-ho\.localhost:8080\/tuong-tac\/xem-truoc\/[\w-]{43}\/$/);
    await save(id, { summary: 'Đã sửa.' });
    assert.equal(await addressFor(editor, 'bulletins', id), address);
    const approver = await world.official(world.commune, 'approver');
    assert.notEqual(await addressFor(approver, 'bulletins', id), address);
  });

  it('X15 is not given to strangers or to officials who may not read the record', async () => {
    const { id } = await draft();
    const stranger = await world.official(world.neighbour, 'editor');
    assert.equal(await addressFor(undefined, 'bulletins', id), null);
    assert.equal(await addressFor(stranger, 'bulletins', id), null);
    assert.equal(await addressFor(editor, 'bulletins', '0b7c9d10-0000-4000-8000-00000000ffff'), null);
  });

  it('X15 is nothing for a token that was never given, or to whoever is not delivery', async () => {
    const { id } = await draft();
    const token = await tokenFor(editor, 'bulletins', id);
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const wrong of [forged, id, 'x', `${token}x`]) {
      const { status, json } = await cms.deliver<Told>(`/previews/${wrong}`);
      assert.equal(status, 404);
      assert.equal(json.code, 'preview-unknown');
    }
    assert.equal((await cms.ask(`/delivery/previews/${token}`)).status, 401);
    assert.equal((await cms.ask(`/delivery/previews/${token}`, { as: editor })).status, 401);
  });

  it('X15 shows its own record and no other', async () => {
    const [one, two] = [
      await draft({ title: 'Bản nháp thứ nhất' }),
      await draft({ title: 'Bản nháp thứ hai' }),
    ];
    const { preview, edition } = await show(await tokenFor(editor, 'bulletins', one.id));
    assert.deepEqual(preview.subject, { kind: 'bulletin', id: one.id });
    assert.ok(titles(edition).includes('Bản nháp thứ nhất') && !titles(edition).includes('Bản nháp thứ hai'));
    assert.notEqual(await tokenFor(editor, 'bulletins', two.id), await tokenFor(editor, 'bulletins', one.id));
  });

  it('X15 ends when its official’s account is closed or serves another unit', async () => {
    const { payload } = cms;
    const { id } = await draft();
    for (const change of [{ active: false }, { unit: world.neighbour.id }]) {
      const leaving = await world.official(world.commune, 'auditor');
      const token = await tokenFor(leaving, 'bulletins', id);
      assert.equal(await statusOf(token), 200);
      const changed = { collection: 'users', id: leaving.id, overrideAccess: true } as const;
      await payload.update({ ...changed, data: change });
      assert.equal(await statusOf(token), 404, JSON.stringify(change));
      await payload.update({ ...changed, data: { active: true, unit: world.commune.id } });
      assert.equal(await statusOf(token), 200);
    }
  });

  it('X15 ends when its record is deleted', async () => {
    const { id } = await draft();
    const token = await tokenFor(editor, 'bulletins', id);
    assert.equal((await cms.ask(`/bulletins/${id}`, { method: 'DELETE', as: editor })).status, 200);
    assert.equal(await statusOf(token), 404);
  });

  it('X16 shows the newest draft, which no edition has', async () => {
    const { id } = await draft({ title: 'Chưa ai được đọc' });
    const token = await tokenFor(editor, 'bulletins', id);
    assert.ok(titles((await show(token)).edition).includes('Chưa ai được đọc'));
    await save(id, { title: 'Chưa ai được đọc, sửa rồi' });
    const { edition } = await show(token);
    assert.ok(titles(edition).includes('Chưa ai được đọc, sửa rồi'));
    assert.ok(!titles(edition).includes('Chưa ai được đọc'));
    for (const unit of [world.commune, world.province]) {
      const publicly = await publicEdition(unit);
      assert.ok(!JSON.stringify(publicly).includes('Chưa ai được đọc'));
    }
  });

  it('X16 takes the place of what is public, at its address, and leaves that as it was', async () => {
    const { id } = await draft({ title: 'Lịch cắt nước' });
    const at = instantOf(Date.now());
    const { submittedHash } = await takeStep({ step: 'submit', id, at }, await cms.reqOf(editor));
    const approver = await world.official(world.commune, 'approver');
    await takeStep({ step: 'approve', id, at, hash: submittedHash ?? '' }, await cms.reqOf(approver));
    const before = await publicEdition(world.commune);
    await save(id, { title: 'Lịch cắt nước mới' });
    const { edition } = await show(await tokenFor(editor, 'bulletins', id));
    const shown = edition.bulletins.filter(({ content }) => content.id === id);
    const approved = before.bulletins.find(({ content }) => content.id === id);
    assert.deepEqual(
      shown.map(({ content }) => content.title),
      ['Lịch cắt nước mới'],
    );
    assert.ok(approved !== undefined);
    assert.equal(shown[0]?.slug, approved.slug);
    assert.deepEqual(await publicEdition(world.commune), before);
  });

  it('X16 has the same id while the draft is the same', async () => {
    const { id } = await draft({ from: null, until: null });
    const token = await tokenFor(editor, 'bulletins', id);
    const first = (await show(token)).edition.id;
    await new Promise((done) => setTimeout(done, 1_100));
    assert.equal((await show(token)).edition.id, first);
  });

  it('X17 is looked at when it begins, if that is still to come', async () => {
    const from = later(instantOf(Date.now()), 5 * 24 * 3600);
    const to = later(from, 3600);
    const { id } = await draft({ from, until: to });
    assert.equal((await show(await tokenFor(editor, 'bulletins', id))).preview.at, from);
    const current = await draft();
    const { at } = (await show(await tokenFor(editor, 'bulletins', current.id))).preview;
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 5_000);
  });

  it('X18 shows an unfinished draft with words where something is missing', async () => {
    const { id } = await draft({
      category: null,
      issuer: '',
      summary: '',
      from: null,
      until: null,
      audience: [],
      channels: [],
    });
    const { edition } = await show(await tokenFor(editor, 'bulletins', id));
    const content =
      edition.bulletins.find((bulletin) => bulletin.content.id === id)?.content ?? assert.fail();
    assert.equal(content.category.name, '(chưa chọn chuyên mục)');
    assert.equal(content.issuer, '(chưa có cơ quan ban hành)');
    assert.deepEqual(content.channels, ['site']);
    assert.deepEqual(content.audience, [world.commune.path]);
  });

  it('X17 is shown on a site that it is meant for', async () => {
    const writer = await world.official(world.province, 'editor');
    const { id } = await draft({ audience: [world.neighbour.id] }, world.province, writer);
    assert.match((await addressFor(writer, 'bulletins', id)) ?? '', /^http:\/\/xa-hong-thu\.localhost/);
    const { edition } = await show(await tokenFor(writer, 'bulletins', id));
    assert.equal(unitKey(edition.unit), unitKey(world.neighbour));
    assert.ok(edition.bulletins.some(({ content }) => content.id === id));
  });

  it('X15 is not given where no site shows the record', async () => {
    const homeless = await cms.payload.create({
      collection: 'units',
      overrideAccess: true,
      depth: 0,
      data: {
        validFrom: '2025-07-01',
        code: '03500',
        type: 'xã',
        name: 'Nậm Tăm',
        slug: 'xa-nam-tam',
        parent: world.province.id,
      },
    });
    const writer = await world.official(homeless, 'editor');
    const { id } = await draft({}, homeless, writer);
    assert.equal(await addressFor(writer, 'bulletins', id), null);
  });

  it('X17 names the site itself, with the draft of its look', async () => {
    const { json } = await cms.ask<{ doc: { id: string } }>('/looks', {
      method: 'POST',
      body: { unit: world.commune.id, theme: 'gom', look: { colour: 'đỏ' }, contact: { phone: '113' } },
      as: editor,
    });
    const { preview, edition } = await show(await tokenFor(editor, 'looks', json.doc.id));
    assert.deepEqual(preview.subject, { kind: 'site', id: json.doc.id });
    assert.deepEqual(
      [edition.site.theme, edition.site.look.colour, edition.site.contact],
      ['gom', null, { phone: '113' }],
    );
    assert.equal(edition.site.host, 'xa-sin-ho.localhost');
    assert.equal(preview.frameOrigin, 'http://localhost:3000');
  });
});
