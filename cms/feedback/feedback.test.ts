import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ChangesPage } from '@nguon/content-model/delivery-feed';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { type FeedbackSent, FeedbackStanding } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import { unitKey } from '@nguon/content-model/unit';
import type { Role } from '../access/actor.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Feedback, Unit, User } from '../payload-types.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { historyOf, looksOf } from './history.ts';
import { MOST_A_MINUTE } from './receive.ts';
import { feedbackSteps } from './steps.ts';

let cms: TestCms;
let world: World;
let editor: User;
let approver: User;

const contact = {
  name: 'Giàng A Páo',
  phone: '0912345678',
  email: 'pao@example.vn',
  address: 'Bản Seo Phìn',
};
const refusing = new Set([401, 403, 404]);

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
  approver = await world.official(world.commune, 'approver');
});
after(() => cms.close());

function sentTo(unit: Unit, changes: Partial<FeedbackSent> = {}): FeedbackSent {
  return {
    unit: unitKey(unit),
    kind: 'reflection',
    subject: 'Loa thôn 3 rè',
    text: 'Loa ở nhà văn hóa thôn 3 rè từ tuần trước, không nghe rõ.',
    about: null,
    contact,
    mayPublish: true,
    sending: randomUUID(),
    ...changes,
  };
}

const send = (body: unknown) => cms.deliver<FeedbackStanding & Told>('/feedback', { method: 'POST', body });
const standing = async (code: string) => (await cms.deliver<FeedbackStanding>(`/feedback/${code}`)).json;

async function stored(code: string): Promise<Feedback> {
  const where = { code: { equals: code } };
  const { docs } = await cms.payload.find({ collection: 'feedback', where, depth: 0 });
  return docs[0] ?? assert.fail(`no ${code}`);
}

/** A feedback as the database has it, sent to a unit. */
async function received(unit: Unit = world.commune, changes: Partial<FeedbackSent> = {}): Promise<Feedback> {
  const { status, json } = await send(sentTo(unit, changes));
  assert.equal(status, 200, JSON.stringify(json));
  // Tests send more than residents do.
  const doc = await stored(json.code);
  await cms.payload.db.updateOne({
    collection: 'feedback',
    id: doc.id,
    data: { receivedAt: '2026-11-01T02:00:00.000Z' },
  });
  return stored(json.code);
}

const write = (id: string, body: unknown, as: User = editor) =>
  cms.ask<Told & { doc: Feedback }>(`/feedback/${id}?depth=0`, { method: 'PATCH', body, as });
const take = (id: string, step: string, as: User, body: unknown = {}) =>
  cms.ask<Told & { submittedHash: string; stage: string }>(`/feedback/${id}/${step}`, {
    method: 'POST',
    body,
    as,
  });

const reply = { text: 'UBND xã đã thay củ loa ngày 18/11.', by: 'UBND xã Sìn Hồ', symbol: '45/UBND-VHXH' };

/** A feedback with an answer that waits for approval. */
async function submitted(changes: Partial<FeedbackSent> = {}, words: object = {}) {
  const { id, code } = await received(world.commune, changes);
  assert.equal((await write(id, { reply, ...words })).status, 200);
  const { status, json } = await take(id, 'submit', editor);
  assert.equal(status, 200, JSON.stringify(json));
  return { id, code: code ?? '', hash: json.submittedHash };
}

async function published() {
  const { id, code, hash } = await submitted();
  const { status, json } = await take(id, 'publish', approver, { hash });
  assert.equal(status, 200, JSON.stringify(json));
  return { id, code, hash };
}

async function editionOf(unit: Unit): Promise<Edition> {
  await deskOf(cms.payload).sequencer.settle();
  return parseEdition((await cms.deliver(`/editions/${unitKey(unit)}`)).json);
}

describe('a sent form', () => {
  it('J1 is kept once, however often it comes, and at once', async () => {
    const sent = sentTo(world.neighbour);
    const answers = await Promise.all([send(sent), send(sent), send(sent)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(new Set(answers.map(({ json }) => json.code)).size, 1);
    const told = FeedbackStanding.parse(answers[0]?.json);
    assert.deepEqual(
      [told.stage, told.reply, told.subject, told.unit],
      ['received', null, sent.subject, sent.unit],
    );
    const decomposed = { ...sent, subject: sent.subject.normalize('NFD') };
    assert.equal((await send(decomposed)).json.code, told.code);
  });

  it('J1 with other words under the same name is another feedback', async () => {
    const sent = sentTo(world.neighbour);
    const first = await send(sent);
    const other = await send({ ...sent, text: 'Của người khác.' });
    assert.notEqual(first.json.code, other.json.code);
  });

  it('J2 is refused for a unit that is not there or has no site', async () => {
    const bare = await cms.payload.create({
      collection: 'units',
      overrideAccess: true,
      depth: 0,
      data: {
        validFrom: '2025-07-01',
        code: '03499',
        type: 'xã',
        name: 'Không Trang',
        slug: 'khong-trang',
        parent: world.province.id,
      },
    });
    for (const unit of ['99999@2025-07-01', unitKey(bare)]) {
      const { status, json } = await send({ ...sentTo(world.commune), unit });
      assert.deepEqual([status, json.code as unknown], [404, 'unit-unknown']);
    }
  });

  it('J2 is refused with the fields at fault when it is too long, hidden or empty', async () => {
    for (const [changes, field] of [
      [{ subject: 'a'.repeat(201) }, /subject/],
      [{ subject: 'a‮b' }, /subject \(T2/],
      [{ text: '' }, /text/],
      [{ text: 'x'.repeat(301) }, /text \(T3/],
      [{ contact: { phone: 'a'.repeat(41) } }, /contact\.phone/],
      [{ kind: 'complaint' }, /kind/],
      [{ sending: 'x' }, /sending/],
      [{ stage: 'published' }, /stage/],
    ] as const) {
      const { status, json } = await send({ ...sentTo(world.commune), ...changes });
      assert.equal(status, 400);
      assert.match(json.errors[0]?.message ?? '', field);
    }
  });

  it('J2 is one of twenty a minute for its unit, and other units do not wait', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < MOST_A_MINUTE + 1; sent += 1) {
      statuses.push((await send(sentTo(world.elsewhere))).status);
    }
    assert.deepEqual(statuses.toSorted(), [...Array<number>(MOST_A_MINUTE).fill(200), 429]);
    const { status, headers, json } = await send(sentTo(world.elsewhere));
    assert.deepEqual(
      [status, headers.get('retry-after'), json.code as unknown],
      [429, '60', 'feedback-refused'],
    );
    assert.equal((await send(sentTo(world.neighbour))).status, 200);
  });

  it('J6 keeps a bulletin it is about only while that is public', async () => {
    assert.equal((await received(world.commune, { about: randomUUID() })).about, null);
  });
});

describe('asking by code', () => {
  it('J3 is answered alike for every code there is not', async () => {
    const answers = await Promise.all(
      ['AAAAA-AAAAA', 'x', '%00', "'--", 'A'.repeat(300)].map((code) =>
        cms.deliver(`/feedback/${encodeURIComponent(code)}`),
      ),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([404]));
    assert.equal(new Set(answers.map(({ json }) => JSON.stringify(json))).size, 1);
  });

  it('J3 finds a code in small letters', async () => {
    const { code } = await received();
    assert.equal((await standing((code ?? '').toLowerCase().replace('-', ''))).code, code);
  });

  it('J3 is for delivery alone', async () => {
    const { code } = await received();
    assert.equal((await cms.ask(`/delivery/feedback/${code}`, { as: world.admin })).status, 401);
    assert.equal(
      (await cms.ask('/delivery/feedback', { method: 'POST', body: sentTo(world.commune) })).status,
      401,
    );
  });
});

describe('access to feedback', () => {
  const statusOf = async (path: string, method: string, as?: User, body?: unknown) =>
    (await cms.ask(path, { method, ...(as && { as }), ...(body !== undefined && { body }) })).status;

  it('J5 reads in its own unit and above, and nowhere else', async () => {
    const { id } = await received();
    for (const role of ['editor', 'approver', 'auditor'] as const satisfies Role[]) {
      for (const [unit, expected] of [
        [world.commune, 200],
        [world.province, 200],
        [world.neighbour, 404],
        [world.elsewhere, 404],
      ] as const) {
        const as = await world.official(unit, role);
        assert.equal(await statusOf(`/feedback/${id}`, 'GET', as), expected, `${role} of ${unit.slug}`);
        const { json } = await cms.ask<{ totalDocs: number }>(`/feedback/count?where[id][equals]=${id}`, {
          as,
        });
        assert.equal(json.totalDocs, expected === 200 ? 1 : 0);
      }
    }
    assert.ok(refusing.has(await statusOf(`/feedback/${id}`, 'GET')));
  });

  it('J5 is written by editors and approvers of its own unit alone, and deleted by nobody', async () => {
    const { id } = await received();
    for (const [unit, role] of [
      [world.province, 'editor'],
      [world.province, 'approver'],
      [world.neighbour, 'editor'],
      [world.elsewhere, 'approver'],
      [world.commune, 'auditor'],
      [world.province, 'admin'],
    ] as const) {
      const as = await world.official(unit, role);
      assert.ok(
        refusing.has(await statusOf(`/feedback/${id}`, 'PATCH', as, { reply })),
        `${role} of ${unit.slug}`,
      );
      for (const step of feedbackSteps) {
        const status = await statusOf(`/feedback/${id}/${step}`, 'POST', as, {
          reason: 'x',
          unit: unitKey(world.province),
        });
        assert.ok(refusing.has(status), `${role} of ${unit.slug} ${step}: ${status}`);
      }
    }
    for (const as of [editor, approver, world.admin]) {
      assert.equal(await statusOf(`/feedback/${id}`, 'DELETE', as), 403);
      assert.equal(await statusOf(`/feedback?where[id][equals]=${id}`, 'DELETE', as), 403);
    }
    assert.ok(refusing.has(await statusOf('/feedback', 'POST', undefined, {})));
    assert.equal((await stored((await received()).code ?? '')).reply?.text, '');
  });

  it('J5 gives steps to editors that lead to no one but the approver', async () => {
    const { id, hash } = await submitted();
    for (const step of ['publish', 'answer', 'return', 'refuse'] as const) {
      assert.equal((await take(id, step, editor, { hash, reason: 'x' })).status, 403, step);
    }
  });
});

describe('what a resident wrote', () => {
  it('J6 is changed by nobody, and neither is what steps write', async () => {
    const { id, code, ...before } = await received();
    const forged = {
      subject: 'Khác',
      text: 'Khác',
      kind: 'question',
      channel: 'phone',
      receivedAt: '2020-01-01T00:00:00.000Z',
      mayPublish: false,
      stage: 'published',
      code: 'AAAAA-AAAAA',
      dueAt: '2030-01-01T00:00:00.000Z',
      answeredAt: '2026-01-01T00:00:00.000Z',
      submittedHash: 'a'.repeat(64),
      authors: [],
      history: [],
      notice: { text: 'x' },
      path: '',
      contact: { name: 'Khác' },
      reply,
    };
    assert.equal((await write(id, forged)).status, 200);
    const now = await stored(code ?? '');
    for (const name of [
      'subject',
      'text',
      'kind',
      'channel',
      'receivedAt',
      'mayPublish',
      'stage',
      'dueAt',
      'path',
    ] as const) {
      assert.equal(now[name], before[name], name);
    }
    assert.deepEqual(
      [now.answeredAt ?? null, now.submittedHash, now.notice?.text ?? null, now.code],
      [null, null, null, code],
    );
    assert.deepEqual(now.authors, [editor.id]);
    assert.equal(historyOf(now).length, 1);
    assert.equal(now.reply?.text, reply.text);
  });

  it('J6 stays as it was while the public reads other words', async () => {
    const words = { publicSubject: 'Loa thôn 3', publicText: 'Loa rè.' };
    const { id, code, hash } = await submitted({}, words);
    await take(id, 'publish', approver, { hash });
    const answer = (await editionOf(world.commune)).answers.find((one) => one.id === id);
    assert.deepEqual([answer?.subject, answer?.text, answer?.answer], ['Loa thôn 3', 'Loa rè.', reply.text]);
    const { subject, text } = await stored(code);
    assert.deepEqual([subject, text], [sentTo(world.commune).subject, sentTo(world.commune).text]);
  });
});

describe('an answer', () => {
  it('J7 is told to its sender once it is approved, and not before', async () => {
    const { id, code, hash } = await submitted({ mayPublish: false });
    assert.deepEqual([(await standing(code)).stage, (await standing(code)).reply], ['inProgress', null]);
    assert.equal((await take(id, 'answer', approver, { hash })).json.stage, 'answered');
    const told = await standing(code);
    assert.equal(told.stage, 'answered');
    assert.deepEqual({ ...told.reply, at: '' }, { ...reply, at: '' });
  });

  it('J7 is approved by another person than wrote or submitted it', async () => {
    const { id } = await received();
    await write(id, { reply });
    const { json } = await take(id, 'submit', approver);
    const own = await take(id, 'publish', approver, { hash: json.submittedHash });
    assert.deepEqual([own.status, own.json.code], [409, 'stage-refused']);
  });

  it('J7 is approved exactly as it was submitted and seen', async () => {
    const { id, hash } = await submitted();
    for (const seen of [undefined, 'a'.repeat(64)]) {
      const { status, json } = await take(id, 'publish', approver, seen ? { hash: seen } : {});
      assert.deepEqual([status, json.code], [409, 'approval-broken']);
    }
    await write(id, { reply: { ...reply, text: 'Khác hẳn.' } });
    assert.equal((await take(id, 'publish', approver, { hash })).status, 409);
    assert.equal(
      (await stored((await cms.payload.findByID({ collection: 'feedback', id })).code ?? '')).submittedHash,
      null,
    );
  });

  it('J7 is refused on submission with every field that is missing', async () => {
    const { id } = await received();
    await write(id, { reply: { text: '', by: '' }, publicSubject: '' });
    const { status, json } = await take(id, 'submit', editor);
    assert.equal(status, 400);
    const fields = json.errors[0]?.data?.errors.map(({ path }) => path);
    assert.deepEqual(fields, ['reply.text', 'reply.by', 'publicSubject']);
  });

  it('J7 cannot be changed once it was given', async () => {
    const { id, code } = await published();
    assert.equal((await write(id, { reply: { ...reply, text: 'Khác.' } })).status, 403);
    assert.equal((await stored(code)).reply?.text, reply.text);
    assert.equal((await take(id, 'unpublish', approver, { reason: 'Sai số liệu' })).json.stage, 'answered');
    assert.equal((await take(id, 'reopen', approver, { reason: 'Sai số liệu' })).json.stage, 'inProgress');
    assert.equal((await standing(code)).reply, null);
    assert.equal((await write(id, { reply: { ...reply, text: 'Khác.' } })).status, 200);
  });

  it('J7 of many approvals at once happens once, and a save that comes between reaches nobody', async () => {
    const { id, code, hash } = await submitted();
    const race = await Promise.all([
      take(id, 'publish', approver, { hash }),
      write(id, { reply: { ...reply, text: 'Chen ngang.' } }),
      take(id, 'publish', approver, { hash }),
    ]);
    assert.ok(race.every(({ status }) => [200, 403, 409, 500].includes(status)));
    const now = await stored(code);
    if (now.stage === 'published') assert.equal(now.reply?.text, reply.text);
    else assert.equal(now.submittedHash, null);
  });
});

describe('consent', () => {
  it('J8 is asked of nobody but the sender: without it nothing is published', async () => {
    const { id, code, hash } = await submitted({ mayPublish: false });
    const { status, json } = await take(id, 'publish', approver, { hash });
    assert.deepEqual([status, json.code], [409, 'feedback-refused']);
    await take(id, 'answer', approver, { hash });
    assert.equal((await take(id, 'publish', approver, { hash })).status, 409);
    assert.deepEqual([(await stored(code)).publicSubject, (await stored(code)).publicText], ['', '']);
    assert.ok((await editionOf(world.commune)).answers.every((answer) => answer.id !== id));
  });
});

describe('a step against the sender’s hope', () => {
  it('J9 needs a reason, which the history and the sender are told', async () => {
    const { id, code } = await received();
    for (const reason of [undefined, '   ']) {
      assert.equal((await take(id, 'refuse', approver, reason ? { reason } : {})).status, 400);
    }
    await take(id, 'refuse', approver, { reason: 'Là đơn tố cáo, mời gửi Ban Tiếp công dân.' });
    const told = await standing(code ?? '');
    assert.deepEqual(
      [told.stage, told.reply?.text, told.reply?.by],
      ['refused', 'Là đơn tố cáo, mời gửi Ban Tiếp công dân.', 'UBND xã Sìn Hồ'],
    );
    const history = historyOf(await stored(code ?? ''));
    assert.deepEqual(
      history.map(({ step, who, note }) => [step, who, note]),
      [
        ['receive', null, ''],
        ['refuse', approver.name, 'Là đơn tố cáo, mời gửi Ban Tiếp công dân.'],
      ],
    );
    assert.equal((await take(id, 'submit', editor)).status, 409);
  });

  it('J9 returns an answer to its author', async () => {
    const { id, code, hash } = await submitted();
    assert.equal((await take(id, 'return', approver, {})).status, 400);
    await take(id, 'return', approver, { reason: 'Ghi rõ ngày.' });
    assert.equal((await take(id, 'publish', approver, { hash })).status, 409);
    assert.deepEqual(
      historyOf(await stored(code)).map(({ step }) => step),
      ['receive', 'submit', 'return'],
    );
  });
});

describe('a transfer', () => {
  it('J10 makes another unit the owner of the feedback and its contact', async () => {
    const { id, code, dueAt } = await received();
    await write(id, { reply });
    const to = unitKey(world.province);
    assert.equal(
      (await take(id, 'transfer', editor, { unit: to, reason: 'Thuộc thẩm quyền tỉnh.' })).status,
      200,
    );
    const now = await stored(code ?? '');
    assert.deepEqual(
      [now.path, now.stage, now.reply?.text, now.reply?.by, now.authors, now.dueAt],
      [world.province.path, 'transferred', '', 'UBND tỉnh Lai Châu', [], dueAt],
    );
    const told = await standing(code ?? '');
    assert.deepEqual(
      [told.unit, told.reply?.text, told.reply?.by],
      [to, 'Thuộc thẩm quyền tỉnh.', 'UBND xã Sìn Hồ'],
    );
    assert.equal((await cms.ask(`/feedback/${id}`, { as: editor })).status, 404);
    assert.equal((await cms.ask(`/feedback/${id}/contact`, { method: 'POST', as: editor })).status, 404);
    const above = await world.official(world.province, 'editor');
    assert.equal((await cms.ask(`/feedback/${id}/contact`, { method: 'POST', as: above })).status, 200);
    assert.equal((await take(id, 'begin', above)).json.stage, 'inProgress');
  });

  it('J10 goes to a unit with a site, and not back to itself', async () => {
    const { id } = await received();
    for (const unit of [undefined, unitKey(world.commune), '99999@2025-07-01']) {
      const { status } = await take(id, 'transfer', editor, { reason: 'x', ...(unit && { unit }) });
      assert.equal(status, 400, unit);
    }
  });
});

describe('a sender’s contact', () => {
  const looksAt = async (id: string) => {
    const where = { feedback: { equals: id } };
    const { docs } = await cms.payload.find({ collection: 'feedback-contacts', where });
    return looksOf({ looks: docs[0]?.looks });
  };
  const look = (id: string, as?: User) =>
    cms.ask<{ contact?: object }>(`/feedback/${id}/contact`, { method: 'POST', ...(as && { as }) });

  it('J11 is kept sealed', async () => {
    const { id } = await received();
    const { docs } = await cms.payload.find({
      collection: 'feedback-contacts',
      where: { feedback: { equals: id } },
    });
    const kept = JSON.stringify(docs);
    for (const part of Object.values(contact)) assert.ok(!kept.includes(part));
    const bare = await received(world.commune, { contact: {} });
    const none = await cms.payload.count({
      collection: 'feedback-contacts',
      where: { feedback: { equals: bare.id } },
    });
    assert.equal(none.totalDocs, 0);
    assert.deepEqual((await look(bare.id, editor)).json, { contact: {} });
  });

  it('J12 is read by those who answer, and each look is noted', async () => {
    const { id } = await received();
    for (const as of [editor, approver]) {
      const { status, headers, json } = await look(id, as);
      assert.deepEqual([status, headers.get('cache-control'), json.contact], [200, 'no-store', contact]);
    }
    assert.deepEqual(
      (await looksAt(id)).map(({ by, who }) => [by, who]),
      [
        [editor.id, editor.name],
        [approver.id, approver.name],
      ],
    );
  });

  it('J12 is read by nobody else, neither above nor as operator', async () => {
    const { id } = await received();
    for (const [unit, role] of [
      [world.province, 'editor'],
      [world.province, 'approver'],
      [world.province, 'admin'],
      [world.province, 'auditor'],
      [world.commune, 'auditor'],
      [world.neighbour, 'approver'],
    ] as const) {
      const { status, json } = await look(id, await world.official(unit, role));
      assert.ok(refusing.has(status), `${role} of ${unit.slug}: ${status}`);
      assert.equal('contact' in json, false);
    }
    assert.ok(refusing.has((await look(id)).status));
    assert.deepEqual(await looksAt(id), []);
  });

  it('J13 stands in no record, list, filter, edition or standing', async () => {
    const { id, code } = await published();
    const texts = [
      await cms.ask(`/feedback/${id}?depth=3`, { as: editor }),
      await cms.ask('/feedback?limit=100&depth=2', { as: world.admin }),
      await cms.deliver(`/feedback/${code}`),
      await cms.deliver(`/editions/${unitKey(world.commune)}`),
    ].map(({ json }) => JSON.stringify(json));
    for (const part of Object.values(contact))
      assert.ok(
        texts.every((text) => !text.includes(part)),
        part,
      );
    for (const as of [editor, approver, world.admin]) {
      assert.ok(refusing.has((await cms.ask('/feedback-contacts', { as })).status));
      const filter = '/feedback?where[contact.phone][exists]=true';
      const probe = await cms.ask<{ totalDocs?: number }>(filter, { as });
      assert.ok(probe.status !== 200 || probe.json.totalDocs === 0, `${probe.status}`);
      assert.notEqual((await cms.ask('/feedback?where[sending][exists]=true', { as })).status, 200);
    }
  });
});

describe('publication', () => {
  it('J14 is refused with every piece of personal data, by field', async () => {
    const { id } = await received(world.commune, {
      text: 'Tôi là Giàng A Páo, số 0912 345 678, CCCD 012088001234.',
    });
    await write(id, { reply: { ...reply, text: 'Mời ông viết tới pao@example.vn.' } });
    const { status, json } = await take(id, 'submit', editor);
    assert.equal(status, 400);
    const told =
      json.errors[0]?.data?.errors.map(({ path, message }) => `${path}: ${message}`).join('\n') ?? '';
    for (const part of [
      /publicText: Có số giấy tờ tùy thân «012088001234»/,
      /publicText: Có số điện thoại «0912 345 678»/,
      /publicText: Có tên người gửi «Giàng A Páo»/,
      /reply\.text: Có địa chỉ thư điện tử «pao@example\.vn»/,
    ]) {
      assert.match(told, part);
    }
  });

  it('J14 lets the unit’s own contact stand, and what is for the sender alone', async () => {
    await cms.payload.create({
      collection: 'looks',
      data: {
        theme: 'nuoc',
        contact: { phone: '0213.3870.123' },
        unit: world.commune.id,
        _status: 'published',
      },
      overrideAccess: true,
    });
    const own = { reply: { ...reply, text: 'Xin gọi 0213 3870 123.' } };
    const { id, hash } = await submitted({}, own);
    assert.equal((await take(id, 'publish', approver, { hash })).status, 200);
    await submitted({ mayPublish: false }, { reply: { ...reply, text: 'Mời ông gọi 0987654321.' } });
  });

  it('J15 is in the edition of its unit alone, and out of it when it is taken back', async () => {
    const { sequencer } = deskOf(cms.payload);
    await sequencer.settle();
    const start = sequencer.newest;
    const { id } = await published();
    await sequencer.settle();
    const changes = async () => (await cms.deliver<ChangesPage>(`/changes?after=${start}`)).json.changes;
    assert.deepEqual(
      (await changes()).map(({ units }) => units),
      [[unitKey(world.commune)]],
    );
    const holds = async (unit: Unit) => (await editionOf(unit)).answers.some((answer) => answer.id === id);
    assert.deepEqual([await holds(world.commune), await holds(world.province)], [true, false]);
    const answer = (await editionOf(world.commune)).answers.find((one) => one.id === id);
    assert.deepEqual(
      [answer?.by, answer?.symbol, answer?.receivedAt],
      [reply.by, reply.symbol, '2026-11-01T02:00:00Z'],
    );
    await take(id, 'unpublish', approver, { reason: 'Sai' });
    await sequencer.settle();
    assert.equal((await changes()).length, 2);
    assert.equal(await holds(world.commune), false);
  });
});

describe('feedback that came otherwise', () => {
  const entry = (changes: object = {}) => ({
    channel: 'phone',
    kind: 'question',
    receivedAt: '2026-11-02T01:00:00.000Z',
    subject: 'Giờ làm việc bộ phận một cửa',
    text: 'Chiều thứ bảy có làm việc không?',
    mayPublish: true,
    contact,
    unit: world.commune.id,
    ...changes,
  });
  const enter = (as: User, changes: object = {}) =>
    cms.ask<Told & { doc: Feedback }>('/feedback?depth=0', { method: 'POST', body: entry(changes), as });

  it('J16 is entered by officials of its unit, with a code, a due day and a sealed contact', async () => {
    const { status, json } = await enter(editor, { stage: 'published', code: 'AAAAA-AAAAA', reply });
    assert.equal(status, 201, JSON.stringify(json));
    const { doc } = json;
    assert.deepEqual(
      [doc.stage, doc.channel, doc.dueAt, doc.publicText, doc.reply?.text, doc.reply?.by],
      [
        'received',
        'phone',
        '2026-11-22T16:59:59.000Z',
        'Chiều thứ bảy có làm việc không?',
        '',
        'UBND xã Sìn Hồ',
      ],
    );
    assert.notEqual(doc.code, 'AAAAA-AAAAA');
    assert.ok(!JSON.stringify(doc).includes(contact.phone));
    assert.deepEqual(
      historyOf(doc).map(({ step, who }) => [step, who]),
      [['enter', editor.name]],
    );
    const { json: seen } = await cms.ask<{ contact: object }>(`/feedback/${doc.id}/contact`, {
      method: 'POST',
      as: approver,
    });
    assert.deepEqual(seen.contact, contact);
  });

  it('J16 is never from the site, from the future, for another unit, or by others', async () => {
    assert.equal((await enter(editor, { channel: 'site' })).status, 400);
    assert.equal((await enter(editor, { receivedAt: '2099-01-01T00:00:00.000Z' })).status, 400);
    assert.equal((await enter(editor, { subject: '' })).status, 400);
    assert.equal((await enter(editor, { unit: world.neighbour.id })).status, 403);
    assert.equal((await enter(await world.official(world.commune, 'auditor'))).status, 403);
    assert.equal((await enter(world.admin)).status, 403);
  });
});

describe('time', () => {
  it('J4 is stamped on what came by the site', async () => {
    const { json } = await send(sentTo(world.neighbour));
    assert.ok(json.receivedAt <= instantOf(Date.now()));
    assert.match(json.dueAt, /T16:59:59Z$/);
  });
});
