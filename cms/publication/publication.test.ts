import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Edition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import sharp from 'sharp';
import type { Role } from '../access/actor.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Unit, User } from '../payload-types.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { bodyOf, makeWorld, type World } from '../testing/world.ts';
import { type StandingCollection, standingCollections } from './shown.ts';

let cms: TestCms;
let world: World;
let editor: User;
let approver: User;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
  approver = await world.official(world.commune, 'approver', { emergency: true });
});
after(() => cms.close());

/** What an editor fills in for a record of a unit. */
const filled: Record<StandingCollection, (unit: Unit) => Record<string, unknown>> = {
  pages: ({ id }) => ({
    title: 'Điều kiện tự nhiên',
    topic: 'conditions',
    language: 'vi',
    body: bodyOf('Xã nằm trên cao nguyên.'),
    unit: id,
  }),
  officials: ({ id }) => ({
    name: 'Giàng A Mẫu',
    position: 'Chủ tịch UBND xã',
    isLeader: true,
    order: 1,
    unit: id,
  }),
  engagements: ({ id }) => ({
    monday: '2036-01-02T12:00:00.000Z',
    entries: [{ weekday: 'tue', from: '13:30', leader: 'Chủ tịch UBND xã', subject: 'Tiếp công dân' }],
    unit: id,
  }),
  procedures: ({ id }) => ({
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    code: '1.001193',
    href: 'https://dichvucong.gov.vn/',
    unit: id,
  }),
  documents: ({ id }) => ({
    form: 'Quyết định',
    symbol: '12/QĐ-UBND',
    authority: 'UBND xã Sìn Hồ',
    field: 'Đất đai',
    issuedOn: '2026-11-02',
    abstract: 'Về việc thử',
    unit: id,
  }),
  'prepared-announcements': ({ id }) => ({
    title: 'Lên chỗ cao',
    text: 'Có nguy cơ lũ quét. Đề nghị bà con rời nhà ngay, lên chỗ cao.',
    unit: id,
  }),
  looks: ({ id }) => ({ theme: 'nui', contact: { address: 'Trụ sở UBND xã' }, unit: id }),
};
/** A change of each, and where an edition shows it. */
const changed: Record<StandingCollection, Record<string, unknown>> = {
  pages: { title: 'Đã sửa' },
  officials: { name: 'Đã sửa' },
  engagements: {
    entries: [{ weekday: 'wed', from: '08:00', leader: 'Đã sửa', subject: 'Họp giao ban' }],
  },
  procedures: { name: 'Đã sửa' },
  documents: { abstract: 'Đã sửa' },
  'prepared-announcements': { title: 'Đã sửa' },
  looks: { contact: { address: 'Đã sửa' } },
};

interface Saved {
  readonly doc: { readonly id: string; readonly _status: string };
}

async function send(method: string, path: string, as: User | undefined, body?: unknown) {
  return cms.ask<Saved>(path, { method, ...(as && { as }), ...(body !== undefined && { body }) });
}

/** A unit has one look, which goes before another is made. */
async function withoutLook({ path }: Unit): Promise<void> {
  await cms.payload.delete({ collection: 'looks', where: { path: { equals: path } }, overrideAccess: true });
}

/** A record of the commune, saved by its editor; the id. */
async function drafted(collection: StandingCollection, unit = world.commune, as = editor): Promise<string> {
  if (collection === 'looks') await withoutLook(unit);
  const { status, json } = await send('POST', `/${collection}`, as, filled[collection](unit));
  assert.equal(status, 201, JSON.stringify(json));
  return json.doc.id;
}

async function published(collection: StandingCollection): Promise<string> {
  const id = await drafted(collection);
  const { status, json } = await send('PATCH', `/${collection}/${id}`, approver, { _status: 'published' });
  assert.equal(status, 200, JSON.stringify(json));
  return id;
}

async function editionOf(unit: Unit): Promise<Edition> {
  return (await cms.deliver<Edition>(`/editions/${unitKey(unit)}`)).json;
}

/** Everything of a collection in the commune's edition, as text. */
async function shown(collection: StandingCollection): Promise<string> {
  const edition = await editionOf(world.commune);
  if (collection === 'looks') return JSON.stringify(edition.site);
  return JSON.stringify(collection === 'prepared-announcements' ? edition.prepared : edition[collection]);
}

const refusing = new Set([401, 403, 404]);

for (const collection of standingCollections) {
  describe(`standing content in ${collection}`, () => {
    it('A11 is read by its own unit and above, written by editors and approvers of its own unit', async () => {
      const id = await drafted(collection);
      for (const [unit, role, reads, writes] of [
        [world.commune, 'editor', true, true],
        [world.commune, 'approver', true, true],
        [world.commune, 'auditor', true, false],
        [world.province, 'editor', true, false],
        [world.province, 'approver', true, false],
        [world.neighbour, 'editor', false, false],
        [world.neighbour, 'approver', false, false],
        [world.elsewhere, 'approver', false, false],
        [world.province, 'admin', true, true],
      ] as const satisfies readonly (readonly [Unit, Role, boolean, boolean])[]) {
        const as = await world.official(unit, role);
        const who = `${role} of ${unit.slug}`;
        assert.equal((await send('GET', `/${collection}/${id}?draft=true`, as)).status === 200, reads, who);
        const patch = await send('PATCH', `/${collection}/${id}?draft=true`, as, changed[collection]);
        assert.equal(patch.status === 200, writes, `${who}: ${patch.status}`);
        if (!writes) {
          assert.ok(refusing.has((await send('DELETE', `/${collection}/${id}`, as)).status), who);
          const post = await send('POST', `/${collection}`, as, filled[collection](world.commune));
          assert.equal(post.status, 403, who);
          const publish = { ...filled[collection](world.commune), _status: 'published' };
          assert.equal((await send('POST', `/${collection}`, as, publish)).status, 403, who);
          assert.ok(
            refusing.has((await send('PATCH', `/${collection}/${id}`, as, { _status: 'published' })).status),
            who,
          );
        }
        const { json } = await cms.ask<{ docs: { parent: string }[] }>(
          `/${collection}/versions?limit=100&where[parent][equals]=${id}`,
          { as },
        );
        assert.equal(json.docs.length > 0, reads, `${who} versions`);
      }
      assert.equal((await send('GET', `/${collection}/${id}`, undefined)).status, 403);
    });

    it('A12 is not made public by an editor, whatever they ask', async () => {
      const id = await drafted(collection);
      const publish = { ...changed[collection], _status: 'published' };
      for (const [method, path, body] of [
        ['PATCH', `/${collection}/${id}`, publish],
        ['PATCH', `/${collection}/${id}?draft=true`, publish],
        ['PATCH', `/${collection}/${id}?draft=true&autosave=true`, publish],
        ['PATCH', `/${collection}/${id}?publishAllLocales=true`, publish],
        ['PATCH', `/${collection}/${id}?publishSpecificLocale=vi`, publish],
        ['PATCH', `/${collection}?where[id][equals]=${id}`, publish],
        ['POST', `/${collection}`, { ...filled[collection](world.commune), _status: 'published' }],
        ['POST', `/${collection}?draft=true`, { ...filled[collection](world.commune), _status: 'published' }],
      ] as const) {
        const { status } = await send(method, path, editor, body);
        assert.ok(refusing.has(status), `${method} ${path}: ${status}`);
      }
      for (const [path, body] of [
        [`/${collection}/${id}`, changed[collection]],
        [`/${collection}/${id}?publishAllLocales=true`, { ...changed[collection], _status: 'draft' }],
        [`/${collection}/${id}?publishSpecificLocale=vi`, changed[collection]],
        [`/${collection}/${id}?autosave=true`, { ...changed[collection], shown: { title: 'giả' } }],
      ] as const) {
        assert.equal((await send('PATCH', path, editor, body)).status, 200, path);
      }
      const kept = await cms.payload.findByID({ collection, id, overrideAccess: true, depth: 0 });
      assert.deepEqual([kept._status, kept.shown ?? null], ['draft', null]);
      assert.equal((await shown(collection)).includes('Đã sửa'), false);
    });

    it('A12 is not taken from the public by an editor, and A13 not deleted while it is public', async () => {
      const id = await published(collection);
      const before = await shown(collection);
      for (const path of [
        `/${collection}/${id}`,
        `/${collection}/${id}?unpublishAllLocales=true`,
        `/${collection}/${id}?draft=true&autosave=true`,
      ]) {
        await send('PATCH', path, editor, { ...changed[collection], _status: 'draft' });
      }
      assert.ok(refusing.has((await send('DELETE', `/${collection}/${id}`, editor)).status));
      await send('DELETE', `/${collection}?where[id][equals]=${id}`, editor);
      assert.equal(await shown(collection), before);
    });

    it('A13 is deleted by an editor only while it was never public, by an approver always', async () => {
      const draft = await drafted(collection);
      assert.equal((await send('DELETE', `/${collection}/${draft}`, editor)).status, 200);
      const id = await published(collection);
      assert.equal((await send('DELETE', `/${collection}/${id}`, approver)).status, 200);
      assert.equal((await shown(collection)).includes(id), false);
    });

    it('W20 stays as it was published while drafts of it are saved', async () => {
      const id = await published(collection);
      const before = await shown(collection);
      const save = await send('PATCH', `/${collection}/${id}?draft=true`, editor, changed[collection]);
      assert.equal(save.json.doc._status, 'draft');
      assert.equal(await shown(collection), before);
      await send('PATCH', `/${collection}/${id}`, approver, { _status: 'published' });
      assert.match(await shown(collection), /Đã sửa/);
      await send('DELETE', `/${collection}/${id}`, approver);
    });

    it('W21 is taken from the public by an approver', async () => {
      const id = await published(collection);
      const withdrawn = await send('PATCH', `/${collection}/${id}?unpublishAllLocales=true`, approver, {
        _status: 'draft',
      });
      assert.equal(withdrawn.status, 200);
      const kept = await cms.payload.findByID({ collection, id, overrideAccess: true, depth: 0 });
      assert.deepEqual([kept._status, kept.shown ?? null], ['draft', null]);
    });

    it('W22 comes back from an earlier version as a draft only', async () => {
      const id = await published(collection);
      await send('PATCH', `/${collection}/${id}`, approver, { ...changed[collection], _status: 'published' });
      const before = await shown(collection);
      const { json } = await cms.ask<{ docs: { id: string; version: { _status: string } }[] }>(
        `/${collection}/versions?where[parent][equals]=${id}&sort=createdAt`,
        { as: editor },
      );
      const old = json.docs.find(({ version }) => version._status === 'published');
      for (const as of [editor, approver]) {
        assert.equal((await send('POST', `/${collection}/versions/${old?.id}`, as)).status, 403);
      }
      const restored = await send('POST', `/${collection}/versions/${old?.id}?draft=true`, editor);
      assert.equal(restored.status, 200, JSON.stringify(restored.json));
      assert.equal(await shown(collection), before);
      const newest = await cms.payload.findByID({
        collection,
        id,
        draft: true,
        overrideAccess: true,
        depth: 0,
      });
      assert.equal(newest._status, 'draft');
      await send('DELETE', `/${collection}/${id}`, approver);
    });
  });
}

/** A small picture of a unit; the ids of its record and of its bytes. */
async function picture(colour: string, unit = world.commune): Promise<{ id: string; sha256: string }> {
  const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const { id, sha256 } = await cms.payload.create({
    collection: 'media',
    data: { alt: 'Ruộng bậc thang', unit: unit.id },
    file: { data, size: data.length, name: 'a.png', mimetype: 'image/png' },
    overrideAccess: true,
  });
  return { id, sha256: sha256 ?? '' };
}

describe('the look of a site', () => {
  const look = async () => (await editionOf(world.commune)).site;

  it('A53 and the contact wait for an approver, and the names on the network for nobody', async () => {
    await withoutLook(world.commune);
    assert.deepEqual([(await look()).theme, (await look()).contact], ['nuoc', {}]);
    const wished = {
      theme: 'gom',
      look: { colour: '#1d5433' },
      languages: ['hmn'],
      contact: { phone: '113' },
    };
    const { json } = await send('POST', '/looks', editor, { ...wished, unit: world.commune.id });
    assert.equal((await look()).theme, 'nuoc');
    assert.equal(
      (await send('PATCH', `/looks/${json.doc.id}`, approver, { _status: 'published' })).status,
      200,
    );
    const shown = await look();
    assert.deepEqual(
      {
        theme: shown.theme,
        look: { colour: shown.look.colour },
        languages: shown.languages,
        contact: shown.contact,
      },
      wished,
    );
    const { docs } = await cms.payload.find({
      collection: 'sites',
      where: { path: { equals: world.commune.path } },
      overrideAccess: true,
    });
    const site = `/sites/${docs[0]?.id}`;
    const renamed = { host: 'sin-ho.localhost' };
    for (const as of [editor, approver]) assert.equal((await send('PATCH', site, as, renamed)).status, 403);
    await send('PATCH', `/looks/${json.doc.id}`, editor, { theme: 'nui' });
    assert.equal((await send('PATCH', site, world.admin, renamed)).status, 200);
    assert.deepEqual([(await look()).host, (await look()).theme], ['sin-ho.localhost', 'gom']);
    await send('PATCH', site, world.admin, { host: 'xa-sin-ho.localhost' });
  });

  it('W82 is one for each unit, named for it', async () => {
    const id = await drafted('looks');
    const second = await send('POST', '/looks', editor, filled.looks(world.commune));
    assert.equal(second.status, 400);
    const kept = await cms.payload.findByID({ collection: 'looks', id, draft: true, overrideAccess: true });
    assert.equal(kept.title, 'Giao diện trang – Xã Sìn Hồ');
  });

  it('W23 is refused with a picture of elsewhere, a colour that is none and a link to nowhere', async () => {
    const id = await drafted('looks');
    const refused = async (body: Record<string, unknown>) =>
      (await send('PATCH', `/looks/${id}`, approver, { ...body, _status: 'published' })).status;
    assert.equal(await refused({ look: { colour: 'đỏ' } }), 400);
    assert.equal(await refused({ links: [{ name: 'Tỉnh', href: 'javascript:alert(1)' }] }), 400);
    const elsewhere = await picture('#0a0b0c', world.elsewhere);
    assert.equal(await refused({ look: { logo: elsewhere.id } }), 400);
  });
});

describe('standing content made public', () => {
  it('W23 is refused with every field at fault named', async () => {
    const id = await drafted('pages');
    const publish = (body: Record<string, unknown>) =>
      send('PATCH', `/pages/${id}`, approver, { ...body, _status: 'published' });
    assert.equal((await publish({ topic: null })).status, 400);
    assert.equal(
      (await publish({ body: { root: { type: 'root', children: [{ type: 'iframe' }] } } })).status,
      400,
    );
    assert.equal((await publish({})).status, 200);
    const week = await drafted('engagements');
    for (const entry of [{ from: '25:00' }, { subject: '' }, { leader: null }]) {
      const entries = [{ weekday: 'mon', from: '08:00', leader: 'A', subject: 'B', ...entry }];
      const { status } = await send('PATCH', `/engagements/${week}`, approver, {
        entries,
        _status: 'published',
      });
      assert.equal(status, 400, JSON.stringify(entry));
    }
    const link = await drafted('procedures');
    for (const href of ['http://dichvucong.gov.vn', 'javascript:alert(1)', '']) {
      const { status } = await send('PATCH', `/procedures/${link}`, approver, { href, _status: 'published' });
      assert.equal(status, 400, href);
    }
  });

  it('W24 keeps the picture and its words as they were, and the feed has its bytes', async () => {
    const portrait = await picture('#123456');
    const { json } = await send('POST', '/officials', approver, {
      ...filled.officials(world.commune),
      portrait: portrait.id,
      _status: 'published',
    });
    await send('PATCH', `/media/${portrait.id}`, editor, { alt: 'Lời khác' });
    const { officials } = await editionOf(world.commune);
    const official = officials.find(({ id }) => id === json.doc.id);
    assert.deepEqual(
      [official?.portrait?.sha256, official?.portrait?.alt],
      [portrait.sha256, 'Ruộng bậc thang'],
    );
    const file = await cms.fetch(`/api/delivery/media/${portrait.sha256}`, {
      headers: { Authorization: 'Delivery the-key-of-delivery-in-tests' },
    });
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/png']);
    assert.ok((await file.arrayBuffer()).byteLength > 0);
  });

  it('W26 keeps its pictures, and so does the look of a site', async () => {
    const [portrait, logo] = [await picture('#654321'), await picture('#abcdef')];
    const { json } = await send('POST', '/officials', editor, {
      ...filled.officials(world.commune),
      portrait: portrait.id,
    });
    await send('PATCH', `/officials/${json.doc.id}`, approver, { _status: 'published' });
    const id = await drafted('looks');
    const show = (look: Record<string, unknown>) =>
      send('PATCH', `/looks/${id}`, approver, { look, _status: 'published' });
    assert.equal((await show({ logo: logo.id, colour: '#1d5433' })).status, 200);
    for (const { id } of [portrait, logo]) {
      const { status, json: told } = await cms.ask(`/media/${id}`, { method: 'DELETE', as: editor });
      assert.deepEqual([status, told.code], [409, 'media-refused']);
    }
    assert.equal((await editionOf(world.commune)).site.look.logo?.sha256, logo.sha256);
    await show({ logo: null });
    await send('DELETE', `/officials/${json.doc.id}`, approver);
    for (const { id } of [portrait, logo]) {
      assert.equal((await send('DELETE', `/media/${id}`, editor)).status, 200);
    }
  });

  it('W24 shows officials in the order of their numbers', async () => {
    for (const [name, order] of [
      ['Thứ ba', 300],
      ['Thứ nhất', 100],
      ['Thứ hai', 200],
    ] as const) {
      const body = { ...filled.officials(world.neighbour), name, order, _status: 'published' };
      await send('POST', '/officials', world.admin, body);
    }
    assert.deepEqual(
      (await editionOf(world.neighbour)).officials.map(({ name }) => name),
      ['Thứ nhất', 'Thứ hai', 'Thứ ba'],
    );
  });

  it('A14 is inherited and read below where it is a procedure of a unit above', async () => {
    const above = await world.official(world.province, 'editor');
    const name = 'Thủ tục của tỉnh';
    const body = { ...filled.procedures(world.province), name };
    const { json } = await send('POST', '/procedures', above, body);
    const names = async () => (await editionOf(world.commune)).procedures.map((procedure) => procedure.name);
    assert.ok(refusing.has((await send('GET', `/procedures/${json.doc.id}`, editor)).status));
    assert.equal((await names()).includes(name), false);
    const own = await world.official(world.province, 'approver');
    await send('PATCH', `/procedures/${json.doc.id}`, own, { _status: 'published' });
    assert.equal((await send('GET', `/procedures/${json.doc.id}`, editor)).status, 200);
    assert.ok(
      refusing.has((await send('PATCH', `/procedures/${json.doc.id}`, editor, { name: 'x' })).status),
    );
    assert.ok((await names()).includes(name));
    assert.equal((await editionOf(world.elsewhere)).procedures.length, 0);
  });
});

describe('an announcement that is kept ready', () => {
  const slug = 'prepared-announcements';
  const ready = async (unit = world.commune) => {
    await deskOf(cms.payload).sequencer.settle();
    return (await editionOf(unit)).prepared;
  };
  const post = (as: User, unit: Unit, changes: Record<string, unknown> = {}) =>
    cms.ask<Saved & { code?: string }>(`/${slug}`, {
      method: 'POST',
      body: { ...filled[slug](unit), _status: 'published', ...changes },
      as,
    });

  it('A62 is made public with the emergency right alone, and taken away without it', async () => {
    const id = await drafted(slug);
    const plain = await world.official(world.commune, 'approver');
    const publish = (as: User) => send('PATCH', `/${slug}/${id}`, as, { _status: 'published' });
    for (const as of [plain, world.admin, editor]) assert.equal((await publish(as)).status, 403, as.email);
    assert.equal(
      (await ready()).some((one) => one.id === id),
      false,
    );
    assert.equal((await publish(approver)).status, 200);
    assert.equal(
      (await ready()).some((one) => one.id === id),
      true,
    );
    assert.equal((await send('DELETE', `/${slug}/${id}`, plain)).status, 200);
    assert.equal(
      (await ready()).some((one) => one.id === id),
      false,
    );
  });

  it('S50 is held and read below, and written there by nobody', async () => {
    const above = await world.official(world.province, 'approver', { emergency: true });
    const { json } = await post(above, world.province, { title: 'Của tỉnh' });
    assert.equal((await ready()).at(-1)?.title, 'Của tỉnh');
    assert.deepEqual(await ready(world.elsewhere), []);
    assert.equal((await send('GET', `/${slug}/${json.doc.id}`, editor)).status, 200);
    for (const as of [editor, approver]) {
      assert.ok(refusing.has((await send('PATCH', `/${slug}/${json.doc.id}`, as, { title: 'x' })).status));
      assert.ok(refusing.has((await send('DELETE', `/${slug}/${json.doc.id}`, as)).status));
    }
    await send('DELETE', `/${slug}/${json.doc.id}`, above);
    assert.equal(
      (await ready()).some(({ title }) => title === 'Của tỉnh'),
      false,
    );
  });

  it('W111 is one of six of its unit, and a seventh is refused until one is withdrawn', async () => {
    const as = await world.official(world.neighbour, 'approver', { emergency: true });
    const made: string[] = [];
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const { status, json } = await post(as, world.neighbour, { title: `Số ${number}` });
      assert.equal(status, 201, JSON.stringify(json));
      made.push(json.doc.id);
    }
    const seventh = await post(as, world.neighbour);
    assert.deepEqual([seventh.status, seventh.json.code], [409, 'stage-refused']);
    const [first] = made;
    assert.equal(
      (await send('PATCH', `/${slug}/${first}`, as, { title: 'Mới', _status: 'published' })).status,
      200,
    );
    await send('PATCH', `/${slug}/${first}?unpublishAllLocales=true`, as, { _status: 'draft' });
    assert.equal((await post(as, world.neighbour)).status, 201);
    assert.equal((await ready(world.neighbour)).length, 6);
  });

  it('S51 is refused when it takes more than a minute to read', async () => {
    const { status, json } = await post(approver, world.commune, { text: 'chạy '.repeat(193) });
    assert.equal(status, 400);
    assert.match(JSON.stringify(json), /text.*(một phút|a minute)/);
  });

  it('V45 keeps how its unit says words as it was when it was approved', async () => {
    const say = (spoken: string) =>
      cms.payload.create({
        collection: 'lexicon',
        data: { written: 'Nậm Tăm', spoken, unit: world.commune.id },
        overrideAccess: true,
      });
    const word = await say('nậm tăm');
    const { json } = await post(approver, world.commune, { text: 'Bà con Nậm Tăm rời nhà ngay.' });
    await cms.payload.delete({ collection: 'lexicon', id: word.id, overrideAccess: true });
    const kept = (await ready()).find(({ id }) => id === json.doc.id);
    assert.deepEqual(kept?.lexicon, [{ written: 'Nậm Tăm', spoken: 'nậm tăm' }]);
    await send('DELETE', `/${slug}/${json.doc.id}`, approver);
  });
});

describe('a week of the schedule', () => {
  it('W25 takes the Monday of the chosen day, and is shown from 14 days ago on', async () => {
    const week = async (monday: string) => {
      const body = { ...filled.engagements(world.commune), monday, _status: 'published' };
      return (await send('POST', '/engagements', approver, body)).json.doc.id;
    };
    await week('2036-01-05T12:00:00.000Z');
    await week('2020-01-01T12:00:00.000Z');
    const days = (await editionOf(world.commune)).engagements.map(({ day }) => day);
    assert.ok(days.includes('2036-01-01'));
    assert.equal(
      days.some((day) => day.startsWith('2019') || day.startsWith('2020')),
      false,
    );
  });

  it('W25 is duplicated into the week after, as a draft', async () => {
    const id = await published('engagements');
    const { status, json } = await cms.ask<{
      doc: { id: string; monday: string; _status: string; title: string };
    }>(`/engagements/${id}/duplicate`, { method: 'POST', body: {}, as: editor });
    assert.equal(status, 200, JSON.stringify(json));
    assert.notEqual(json.doc.id, id);
    assert.deepEqual(
      [json.doc.monday.slice(0, 10), json.doc._status, json.doc.title],
      ['2036-01-07', 'draft', 'Tuần 07/01/2036 – 13/01/2036'],
    );
    const forced = await send('POST', `/engagements/${id}/duplicate`, editor, { _status: 'published' });
    assert.ok(refusing.has(forced.status), String(forced.status));
    const { docs } = await cms.payload.find({
      collection: 'engagements',
      where: {
        and: [{ monday: { equals: '2036-01-07T12:00:00.000Z' } }, { _status: { equals: 'published' } }],
      },
      overrideAccess: true,
    });
    assert.deepEqual(docs, []);
  });
});

describe('a change of standing content', () => {
  it('X3 names its unit, and for a procedure the units below too', async () => {
    const cursor = async () => {
      await deskOf(cms.payload).sequencer.settle();
      return (await cms.deliver<{ cursor: number }>('/units')).json.cursor;
    };
    const since = async (after: number) => {
      await deskOf(cms.payload).sequencer.settle();
      return (
        await cms.deliver<{ changes: { units: string[] }[] }>(`/changes?after=${after}`)
      ).json.changes.flatMap(({ units }) => units);
    };
    const before = await cursor();
    await published('pages');
    assert.deepEqual([...new Set(await since(before))], [unitKey(world.commune)]);
    const middle = await cursor();
    await send('POST', '/procedures', world.admin, {
      ...filled.procedures(world.province),
      _status: 'published',
    });
    assert.deepEqual(
      [...new Set(await since(middle))].toSorted(),
      [world.province, world.commune, world.neighbour].map(unitKey).toSorted(),
    );
  });
});
