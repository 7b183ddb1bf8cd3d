import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contentHash } from '@nguon/content-model/bulletin';
import { liveBulletins } from './editions/live-bulletins.ts';
import { deskOf } from './outbox/desk.ts';
import type { Bulletin, User } from './payload-types.ts';
import { openTestCms, type TestCms, type Told } from './testing/test-cms.ts';
import { bodyOf, bulletinOf, makeWorld, type World } from './testing/world.ts';

interface Stepped {
  readonly stage: string;
  readonly submittedHash: string;
  readonly approvedHash: string;
  readonly status: string;
}

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

async function write(changes: Record<string, unknown> = {}, as: User = editor): Promise<Bulletin> {
  const { status, json } = await cms.ask<{ doc: Bulletin } & Told>('/bulletins?depth=0', {
    method: 'POST',
    body: bulletinOf(world, world.commune, changes),
    as,
  });
  assert.equal(status, 201, JSON.stringify(json.errors));
  return json.doc;
}

const edit = (id: string, body: unknown, as: User = editor, query = '') =>
  cms.ask<{ doc: Bulletin } & Told>(`/bulletins/${id}${query}`, { method: 'PATCH', body, as });

const step = <Json = Stepped>(id: string, name: string, as: User, body: unknown = {}, headers = {}) =>
  cms.ask<Json>(`/bulletins/${id}/${name}`, { method: 'POST', body, as, headers });

async function submitted(changes: Record<string, unknown> = {}): Promise<{ id: string; hash: string }> {
  const { id } = await write(changes);
  const { status, json } = await step(id, 'submit', editor);
  assert.equal(status, 200, JSON.stringify(json));
  return { id, hash: json.submittedHash };
}

async function approved(changes: Record<string, unknown> = {}): Promise<{ id: string; hash: string }> {
  const { id, hash } = await submitted(changes);
  const { status, json } = await step(id, 'approve', approver, { hash });
  assert.equal(status, 200, JSON.stringify(json));
  return { id, hash };
}

const liveOf = async (id: string) =>
  (await liveBulletins(cms.payload)).find(({ content }) => content.id === id) ?? null;

describe('a bulletin', () => {
  it('W4 becomes public by approval, with exactly what was submitted', async () => {
    const { id, hash } = await submitted();
    assert.equal(await liveOf(id), null);
    const { json } = await step(id, 'approve', approver, { hash });
    assert.deepEqual([json.stage, json.status, json.approvedHash], ['approved', 'published', hash]);
    const live = await liveOf(id);
    assert.ok(live);
    assert.equal(contentHash(live.content), hash);
    assert.equal(live.content.owner, world.commune.path);
    assert.deepEqual(live.content.category, { slug: 'doi-song', name: 'Đời sống' });
  });

  it('W4 is not published by hand', async () => {
    const body = bulletinOf(world, world.commune, { _status: 'published' });
    const created = await cms.ask('/bulletins', { method: 'POST', body, as: editor });
    assert.deepEqual([created.status, created.json.code], [403, 'stage-refused']);
    const { id } = await write();
    for (const query of ['', '?draft=true', '?publishAllLocales=true', '?publishSpecificLocale=vi']) {
      const { status } = await edit(id, { _status: 'published' }, editor, query);
      assert.equal(status, 403, query);
    }
    assert.equal(await liveOf(id), null);
  });

  it('W4 keeps its stage and hashes from being written by hand', async () => {
    const forged = {
      stage: 'approved',
      approvedHash: 'a'.repeat(64),
      submittedHash: 'a'.repeat(64),
      approvedBy: approver.id,
      approved: { title: 'Giả' },
      authors: [],
      path: world.province.path,
    };
    const { id } = await write(forged);
    await edit(id, forged);
    const req = await cms.reqOf();
    const record = await cms.payload.findByID({ collection: 'bulletins', id, depth: 0, draft: true, req });
    assert.deepEqual(
      [
        record.stage,
        record.approvedHash,
        record.submittedHash,
        record.approvedBy,
        record.approved,
        record.path,
      ],
      ['draft', null, null, null, null, world.commune.path],
    );
    assert.deepEqual(record.authors, [editor.id]);
  });

  it('W19 has a title from its first draft on', async () => {
    const untitled = (title: string | null) =>
      cms.ask('/bulletins?draft=true', {
        method: 'POST',
        body: bulletinOf(world, world.commune, { title }),
        as: editor,
      });
    for (const title of ['', ' \n', null]) {
      const { status, json } = await untitled(title);
      assert.deepEqual([status, json.errors[0]?.data?.errors[0]?.path], [400, 'title']);
    }
    const { id } = await write();
    assert.equal((await edit(id, { title: ' ' })).status, 400);
    assert.equal((await edit(id, { summary: 'Tóm tắt mới.' })).status, 200);
    const record = await cms.payload.findByID({ collection: 'bulletins', id, depth: 0, draft: true });
    assert.deepEqual(
      [record.title, record.summary],
      [bulletinOf(world, world.commune).title, 'Tóm tắt mới.'],
    );
  });

  it('W4 is not published by restoring a version', async () => {
    const { id } = await approved();
    await edit(id, { title: 'Lịch mới' });
    const { json } = await cms.ask<{ docs: { id: string }[] }>(
      `/bulletins/versions?where[parent][equals]=${id}&sort=createdAt`,
      { as: editor },
    );
    const [oldest] = json.docs;
    const restored = await cms.ask(`/bulletins/versions/${oldest?.id}`, { method: 'POST', as: editor });
    assert.deepEqual([restored.status, restored.json.code], [403, 'stage-refused']);
    assert.equal((await liveOf(id))?.content.title, 'Lịch ngừng cấp điện ngày 22/11');
  });

  it('W1 refuses steps that are not open', async () => {
    const { id } = await write();
    for (const [name, as] of [
      ['approve', approver],
      ['reject', approver],
      ['withdraw', approver],
    ] as const) {
      const { status, json } = await step<Told>(id, name, as, { hash: 'a'.repeat(64), reason: 'thử' });
      assert.deepEqual([name, status, json.code], [name, 409, 'stage-refused']);
    }
  });

  it('W2 is not approved by whoever wrote or submitted it', async () => {
    const second = await world.official(world.commune, 'approver', { emergency: true });
    const { id } = await write({}, approver);
    await edit(id, { title: 'Tiêu đề của người thứ hai' }, editor);
    const { json } = await step(id, 'submit', second);
    for (const as of [approver, second]) {
      const refused = await step<Told>(id, 'approve', as, { hash: json.submittedHash });
      assert.deepEqual([refused.status, refused.json.code], [409, 'stage-refused']);
    }
  });

  it('W3 is not approved by another hash than its own', async () => {
    const { id } = await submitted();
    for (const hash of ['0'.repeat(64), undefined]) {
      const { status, json } = await step<Told>(id, 'approve', approver, { hash });
      assert.deepEqual([status, json.code], [409, 'approval-broken']);
    }
    assert.equal(await liveOf(id), null);
  });

  it('W3 goes back to the draft when it is edited after submission', async () => {
    const { id, hash } = await submitted();
    await edit(id, { title: 'Đổi sau khi trình' });
    const { status, json } = await step<Told>(id, 'approve', approver, { hash });
    assert.deepEqual([status, json.code], [409, 'stage-refused']);
  });

  it('W6 stays public as approved while it is edited', async () => {
    const { id, hash } = await approved();
    const { json } = await edit(id, { title: 'Đang sửa' });
    assert.equal(json.doc.stage, 'draft');
    assert.equal((await liveOf(id))?.approvedHash, hash);
    const again = await step(id, 'submit', editor);
    const { status } = await step(id, 'approve', approver, { hash: again.json.submittedHash });
    assert.equal(status, 200);
    assert.equal((await liveOf(id))?.content.title, 'Đang sửa');
  });

  it('W6 stays public as approved when its category is renamed', async () => {
    const category = await cms.payload.create({
      collection: 'categories',
      data: { slug: 'doi-ten', name: 'Tên cũ' },
      overrideAccess: true,
    });
    const { id } = await approved({ category: category.id });
    await cms.payload.update({
      collection: 'categories',
      id: category.id,
      data: { name: 'Tên mới' },
      overrideAccess: true,
    });
    assert.equal((await liveOf(id))?.content.category.name, 'Tên cũ');
  });

  it('W27 stands in the section of its category when it was approved', async () => {
    const category = await cms.payload.create({
      collection: 'categories',
      data: { slug: 'thong-bao', name: 'Thông báo', section: 'notices' },
      overrideAccess: true,
    });
    const { id } = await approved({ category: category.id });
    const sectionNow = async () => (await liveOf(id))?.content.category.section;
    assert.equal(await sectionNow(), 'notices');
    const move = (section: 'news' | 'essential') =>
      cms.payload.update({
        collection: 'categories',
        id: category.id,
        data: { section },
        overrideAccess: true,
      });
    const approveAgain = async () => {
      await edit(id, { summary: `Sửa lần ${Math.random()}` });
      const { json } = await step(id, 'submit', editor);
      assert.equal((await step(id, 'approve', approver, { hash: json.submittedHash })).status, 200);
    };
    await move('news');
    assert.equal(await sectionNow(), 'notices');
    await approveAgain();
    assert.equal(await sectionNow(), 'news');
    await move('essential');
    await approveAgain();
    assert.equal(await sectionNow(), undefined);
  });

  it('N8 keeps the address of its first approval, through new titles, withdrawal and restoring', async () => {
    const { id } = await approved({ title: 'Lịch cắt điện tháng này' });
    assert.equal((await liveOf(id))?.slug, 'lich-cat-dien-thang-nay');
    await edit(id, { title: 'Tên khác hẳn', slug: 'dia-chi-gia' });
    const resubmitted = await step(id, 'submit', editor);
    await step(id, 'approve', approver, { hash: resubmitted.json.submittedHash });
    assert.deepEqual(
      [(await liveOf(id))?.content.title, (await liveOf(id))?.slug],
      ['Tên khác hẳn', 'lich-cat-dien-thang-nay'],
    );
    await step(id, 'withdraw', approver, { reason: 'Thử' });
    const { json: versions } = await cms.ask<{ docs: { id: string }[] }>(
      `/bulletins/versions?where[parent][equals]=${id}&sort=createdAt&limit=1`,
      { as: editor },
    );
    await cms.ask(`/bulletins/versions/${versions.docs[0]?.id}?draft=true`, { method: 'POST', as: editor });
    const { json } = await step(id, 'submit', editor);
    const { status } = await step(id, 'approve', approver, { hash: json.submittedHash });
    assert.equal(status, 200);
    assert.equal((await liveOf(id))?.slug, 'lich-cat-dien-thang-nay');
  });

  it('W7 names every field at fault, in the language of the asker', async () => {
    const { id } = await write({ issuer: '', channels: ['board'], until: null });
    const vietnamese = await step<Told>(id, 'submit', editor);
    assert.equal(vietnamese.status, 400);
    const faults = vietnamese.json.errors[0]?.data?.errors ?? [];
    assert.deepEqual(faults.map(({ path }) => path).toSorted(), ['issuer', 'until']);
    assert.match(faults.find(({ path }) => path === 'until')?.message ?? '', /cần thời điểm kết thúc/);
    const english = await step<Told>(id, 'submit', editor, {}, { 'Accept-Language': 'en' });
    const told = english.json.errors[0]?.data?.errors ?? [];
    assert.match(told.find(({ path }) => path === 'until')?.message ?? '', /need an end/);
  });

  it('W103 names everything that an unsaved form lacks at once, and saves nothing', async () => {
    const check = (form: unknown, as: User = editor) =>
      cms.ask('/bulletins/check', { method: 'POST', body: form, as });
    const pathsOf = (json: Told) => (json.errors[0]?.data?.errors ?? []).map(({ path }) => path).toSorted();
    const before = await cms.payload.count({ collection: 'bulletins' });
    const empty = {
      ...bulletinOf(world, world.commune),
      title: ' ',
      category: null,
      issuer: '',
      audience: [],
    };
    const { status, json } = await check({ ...empty, channels: ['board'], until: null, renditions: null });
    assert.equal(status, 400);
    assert.deepEqual(pathsOf(json), ['audience', 'category', 'issuer', 'title', 'until']);
    const nothing = await check({});
    assert.deepEqual(
      pathsOf(nothing.json).includes('title') && pathsOf(nothing.json).includes('channels'),
      true,
    );
    assert.equal((await check(bulletinOf(world, world.commune))).status, 200);
    const decomposed = bulletinOf(world, world.commune, { title: 'Lịch  cắt điện'.normalize('NFD') });
    assert.equal((await check(decomposed)).status, 200);
    assert.equal((await check(empty, await world.official(world.commune, 'auditor'))).status, 403);
    assert.equal((await cms.payload.count({ collection: 'bulletins' })).totalDocs, before.totalDocs);
  });

  it('W72 names the block of a body that cannot be carried, in the language of the asker', async () => {
    const { root } = bodyOf('Trước khi làm.');
    const words = { type: 'text', version: 1, text: 'Bấm vào đây', format: 0 };
    const link = { type: 'link', version: 2, fields: { url: 'javascript:alert(1)' }, children: [words] };
    const paragraph = { ...root.children[0], type: 'paragraph', version: 1, children: [link] };
    const { id } = await write({ body: { root: { ...root, children: [...root.children, paragraph] } } });
    for (const [language, said] of [
      ['vi', /^Nội dung, đoạn thứ 2: liên kết dẫn tới «javascript:alert\(1\)», .*Hãy chép nguyên địa chỉ/],
      ['en', /^body, block 2: K5: the link leads to "javascript:alert\(1\)"/],
    ] as const) {
      const { status, json } = await step<Told>(id, 'submit', editor, {}, { 'Accept-Language': language });
      assert.equal(status, 400);
      const [fault] = json.errors[0]?.data?.errors ?? [];
      assert.equal(fault?.path, 'body');
      assert.match(fault?.message ?? '', said);
    }
  });

  it('W7 names the letter and the field that boards cannot draw', async () => {
    const { id } = await write({ title: 'Tin vui 🎉', channels: ['board'] });
    const { json } = await step<Told>(id, 'submit', editor);
    const [fault] = json.errors[0]?.data?.errors ?? [];
    assert.equal(fault?.path, 'title');
    assert.match(fault?.message ?? '', /🎉.*U\+1F389/);
  });

  it('W7 is refused when its audience lies outside its unit, or its end has passed', async () => {
    for (const [changes, path] of [
      [{ audience: [world.neighbour.id] }, 'audience'],
      [{ audience: [world.province.id] }, 'audience'],
      [{ from: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' }, 'until'],
    ] as const) {
      const { id } = await write(changes);
      const { status, json } = await step<Told>(id, 'submit', editor);
      assert.deepEqual([status, json.errors[0]?.data?.errors[0]?.path], [400, path]);
    }
  });

  it('T2 is refused with hidden characters, even as a draft', async () => {
    for (const changes of [
      { title: 'Lịch\u202E cắt điện' },
      { body: bodyOf('a\u200Fb') },
      { renditions: { board: 'chữ\u0007' } },
    ]) {
      const body = bulletinOf(world, world.commune, changes);
      const { status, json } = await cms.ask('/bulletins?draft=true', { method: 'POST', body, as: editor });
      assert.equal(status, 400);
      assert.match(json.errors[0]?.data?.errors[0]?.message ?? '', /ký tự ẩn U\+/);
    }
  });

  it('T1 is kept composed, in its body too', async () => {
    const text = 'Nước sạch'.normalize('NFD');
    const { title, body } = await write({ title: ` ${text} `, body: bodyOf(text) });
    assert.equal(title, 'Nước sạch');
    assert.ok(JSON.stringify(body).includes('Nước sạch'.normalize('NFC')));
  });

  it('W5 is approved, rejected and withdrawn by approvers of its own unit only', async () => {
    const { id, hash } = await submitted();
    const strangers = [
      await world.official(world.province, 'approver'),
      await world.official(world.neighbour, 'approver'),
      await world.official(world.commune, 'auditor'),
      world.admin,
      editor,
    ];
    for (const as of strangers) {
      for (const name of ['approve', 'reject', 'withdraw']) {
        const { status } = await step<Told>(id, name, as, { hash, reason: 'thử' });
        assert.ok([403, 404, 409].includes(status), `${as.email} ${name} ${status}`);
      }
    }
    const nobody = await cms.ask(`/bulletins/${id}/approve`, { method: 'POST', body: { hash } });
    assert.equal(nobody.status, 403);
    const { status } = await step(id, 'approve', approver, { hash });
    assert.equal(status, 200);
  });

  it('W5 is rejected with a reason, and can be submitted again', async () => {
    const { id } = await submitted();
    const silent = await step<Told>(id, 'reject', approver);
    assert.equal(silent.status, 400);
    const { json } = await step(id, 'reject', approver, { reason: 'Thiếu địa điểm' });
    assert.equal(json.stage, 'rejected');
    const again = await step(id, 'submit', editor);
    assert.equal(again.json.stage, 'submitted');
  });

  it('W9 refuses in words and with a code', async () => {
    const { id } = await write();
    const vietnamese = await step<Told>(id, 'approve', approver);
    assert.match(vietnamese.json.errors[0]?.message ?? '', /đang ở giai đoạn «Bản nháp»/);
    const english = await step<Told>(id, 'approve', approver, {}, { 'Accept-Language': 'en' });
    assert.match(english.json.errors[0]?.message ?? '', /it is draft, so it cannot approve/);
    assert.equal(english.json.code, 'stage-refused');
  });

  it('W10 is an emergency only for those with the right', async () => {
    const urgent = bulletinOf(world, world.commune, { priority: 'emergency' });
    const refused = await cms.ask('/bulletins', { method: 'POST', body: urgent, as: editor });
    assert.deepEqual([refused.status, refused.json.code], [403, 'access-denied']);
    const { id: ordinary } = await write();
    assert.equal((await edit(ordinary, { priority: 'emergency' })).status, 403);
    const warden = await world.official(world.commune, 'editor', { emergency: true });
    const { id } = await write({ priority: 'emergency' }, warden);
    assert.equal((await edit(id, { title: 'Đổi' })).status, 403);
    const { json } = await step(id, 'submit', warden);
    assert.equal((await step(id, 'approve', approver, { hash: json.submittedHash })).status, 403);
    const captain = await world.official(world.commune, 'approver', { emergency: true });
    assert.equal((await step(id, 'approve', captain, { hash: json.submittedHash })).status, 200);
  });

  it('W11 is withdrawn, and then neither public nor deletable', async () => {
    const { id } = await approved();
    const kept = await cms.ask(`/bulletins/${id}`, { method: 'DELETE', as: editor });
    assert.deepEqual([kept.status, kept.json.code], [409, 'stage-refused']);
    const { json } = await step(id, 'withdraw', approver, { reason: 'Đăng nhầm' });
    assert.deepEqual([json.stage, json.status], ['withdrawn', 'draft']);
    assert.equal(await liveOf(id), null);
    assert.equal((await cms.ask(`/bulletins/${id}`, { method: 'DELETE', as: editor })).status, 409);
    const { id: draft } = await write();
    assert.equal((await cms.ask(`/bulletins/${draft}`, { method: 'DELETE', as: editor })).status, 200);
  });

  it('W11 is withdrawn even while an unfinished draft of it is being written', async () => {
    const { id } = await approved();
    await edit(id, { title: '', category: null });
    const { status } = await step(id, 'withdraw', approver, { reason: 'Đăng nhầm' });
    assert.equal(status, 200);
    assert.equal(await liveOf(id), null);
  });

  it('W12 is published once when two approve at once', async () => {
    const { id, hash } = await submitted();
    const second = await world.official(world.commune, 'approver', { emergency: true });
    const { sequencer } = deskOf(cms.payload);
    await sequencer.settle();
    const before = sequencer.newest;
    const answers = await Promise.all(
      [approver, second, approver].map((as) => step<Told>(id, 'approve', as, { hash })),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
    await sequencer.settle();
    assert.equal(sequencer.newest, before + 1);
  });

  it('W12 never becomes public with an edit that came between', async () => {
    const { id, hash } = await submitted();
    const [, answer] = await Promise.all([
      edit(id, { title: 'Sửa giữa chừng' }),
      step<Told>(id, 'approve', approver, { hash }),
    ]);
    const live = await liveOf(id);
    assert.ok(answer.status === 200 ? live?.approvedHash === hash : live === null);
  });
});

describe('a decision', () => {
  it('W8 is taken on published bulletins from above only', async () => {
    const provincial = await world.official(world.province, 'editor');
    const chief = await world.official(world.province, 'approver');
    const own = await approved();
    const body = bulletinOf(world, world.province, { unit: world.province.id });
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins', { method: 'POST', body, as: provincial });
    const { id } = json.doc;
    const decide = (bulletin: string) =>
      cms.ask('/decisions', { method: 'POST', body: { bulletin, choice: 'accept' }, as: editor });
    assert.equal((await decide(own.id)).status, 400);
    assert.equal((await decide(id)).status, 400);
    const { json: asked } = await step(id, 'submit', provincial);
    await step(id, 'approve', chief, { hash: asked.submittedHash });
    assert.equal((await cms.ask(`/bulletins/${id}`, { as: editor })).status, 200, 'it can be read below');
    assert.equal((await decide(id)).status, 201);
    assert.equal((await decide(id)).status, 400, 'a unit decides once on a bulletin');
  });
});
