import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Preview } from '@nguon/content-model/delivery-feed';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { User } from '../payload-types.ts';
import { previewAddressFor } from '../testing/preview-address.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';
import { bodyOf, makeWorld, type World } from '../testing/world.ts';
import type { PreviewedCollection } from './previewed.ts';

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

type Doc = { readonly doc: { readonly id: string } };

async function draft(collection: string, body: Record<string, unknown>): Promise<string> {
  const asked = { method: 'POST', body: { unit: world.commune.id, ...body }, as: editor };
  const { status, json } = await cms.ask<Doc>(`/${collection}?draft=true`, asked);
  assert.equal(status, 201, JSON.stringify(json));
  return json.doc.id;
}

async function save(
  collection: string,
  id: string,
  body: Record<string, unknown>,
  as = editor,
): Promise<void> {
  const { status, json } = await cms.ask(`/${collection}/${id}?draft=true`, { method: 'PATCH', body, as });
  assert.equal(status, 200, JSON.stringify(json));
}

async function shown(
  collection: PreviewedCollection,
  id: string,
): Promise<{ preview: Preview; edition: Edition }> {
  const address = (await previewAddressFor(cms, editor, collection, id)) ?? assert.fail('no address');
  const { status, json } = await cms.deliver<unknown>(`/previews/${address.split('/').at(-2)}`);
  assert.equal(status, 200);
  const preview = Preview.parse(json);
  return { preview, edition: parseEdition(preview.edition) };
}

async function publicEdition(): Promise<Edition> {
  await deskOf(cms.payload).sequencer.settle();
  return parseEdition((await cms.deliver(`/editions/${unitKey(world.commune)}`)).json);
}

describe('a preview of standing content', () => {
  it('X16 shows a page’s draft in the place of the public one', async () => {
    const page = {
      title: 'Lịch sử xã Sìn Hồ',
      topic: 'history',
      language: 'vi',
      body: bodyOf('Thành lập năm 1945.'),
    };
    const id = await draft('pages', page);
    const { preview, edition } = await shown('pages', id);
    assert.deepEqual(preview.subject, { kind: 'page', id });
    assert.deepEqual(
      edition.pages.map(({ title }) => title),
      [page.title],
    );
    assert.deepEqual((await publicEdition()).pages, []);
    await save('pages', id, { _status: 'published' }, approver);
    await save('pages', id, { title: 'Lịch sử, sửa' });
    assert.deepEqual(
      (await shown('pages', id)).edition.pages.map(({ title }) => title),
      ['Lịch sử, sửa'],
    );
    assert.deepEqual(
      (await publicEdition()).pages.map(({ title }) => title),
      [page.title],
    );
    assert.equal((await shown('pages', id)).edition.id, (await shown('pages', id)).edition.id);
  });

  it('X18 leaves out of a page what no page can show', async () => {
    const [good, list] = [
      bodyOf('Còn lại.').root.children,
      { type: 'list', version: 1, listType: 'check', children: [] },
    ];
    const body = { root: { ...bodyOf('').root, children: [list, ...good] } };
    const id = await draft('pages', { title: 'Tổ chức', topic: 'organisation', language: 'vi', body });
    const page = (await shown('pages', id)).edition.pages.find((each) => each.id === id);
    assert.deepEqual(page?.body, [{ kind: 'paragraph', runs: [{ text: 'Còn lại.' }] }]);
  });

  it('X16 shows an official in the place they have, and X18 words for what is missing', async () => {
    const ids = [];
    for (const name of ['Lò Văn A', 'Giàng Thị B']) {
      const id = await draft('officials', { name, position: 'Chủ tịch UBND', order: ids.length });
      await save('officials', id, { _status: 'published' }, approver);
      ids.push(id);
    }
    const first = ids[0] ?? assert.fail();
    await save('officials', first, { name: 'Lò Văn Á', position: '' });
    const { edition } = await shown('officials', first);
    assert.deepEqual(
      edition.officials.map(({ name, position }) => [name, position]),
      [
        ['Lò Văn Á', '(chưa có chức vụ)'],
        ['Giàng Thị B', 'Chủ tịch UBND'],
      ],
    );
  });

  it('X16 shows a week of the schedule without entries that were taken out of it', async () => {
    const entry = (weekday: string, subject: string) => ({
      weekday,
      from: '07:30',
      leader: 'Chủ tịch',
      subject,
      place: '',
    });
    const id = await draft('engagements', {
      monday: new Date().toISOString(),
      entries: [entry('mon', 'Họp'), entry('tue', 'Tiếp dân')],
    });
    await save('engagements', id, { _status: 'published' }, approver);
    assert.equal((await publicEdition()).engagements.length, 2);
    await save('engagements', id, { entries: [entry('fri', 'Đi cơ sở')] });
    assert.deepEqual(
      (await shown('engagements', id)).edition.engagements.map(({ subject }) => subject),
      ['Đi cơ sở'],
    );
    assert.equal((await publicEdition()).engagements.length, 2);
  });

  it('X16 shows the way to a procedure', async () => {
    const href = 'https://dichvucong.gov.vn/p/1';
    const id = await draft('procedures', { name: 'Đăng ký khai sinh', field: 'Hộ tịch', href });
    assert.deepEqual(
      (await shown('procedures', id)).edition.procedures.map(({ name }) => name),
      ['Đăng ký khai sinh'],
    );
  });

  it('X16 shows an answer in words for the public, and none that will never be public', async () => {
    const feedback = async (mayPublish: boolean): Promise<string> => {
      const subject = `Tên tôi là Nguyễn Văn Kín ${mayPublish}`;
      const body = {
        unit: unitKey(world.commune),
        kind: 'question',
        subject,
        text: 'Số điện thoại của tôi 0912345678',
        about: null,
        contact: { name: 'Nguyễn Văn Kín' },
        mayPublish,
        sending: randomUUID(),
      };
      const { status, json } = await cms.deliver('/feedback', { method: 'POST', body });
      assert.equal(status, 200, JSON.stringify(json));
      const where = { subject: { equals: subject } };
      const { docs } = await cms.payload.find({ collection: 'feedback', where, depth: 0 });
      return docs[0]?.id ?? assert.fail('no feedback');
    };
    const id = await feedback(true);
    await save('feedback', id, { publicSubject: 'Hỏi về đất ở', publicText: 'Bao giờ có kết quả?' });
    const { edition } = await shown('feedback', id);
    assert.equal(edition.answers[0]?.subject, 'Hỏi về đất ở');
    assert.equal(edition.answers[0]?.answer, '(chưa có nội dung trả lời)');
    assert.ok(!JSON.stringify(edition).includes('Kín') && !JSON.stringify(edition).includes('0912345678'));
    assert.deepEqual((await publicEdition()).answers, []);
    assert.equal(await previewAddressFor(cms, editor, 'feedback', await feedback(false)), null);
  });
});
