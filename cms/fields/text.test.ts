import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { User } from '../payload-types.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import { LARGEST_PAPER } from '../uploads/papers.ts';

let cms: TestCms;
let world: World;
let editor: User;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
});
after(() => cms.close());

describe('a text field', () => {
  for (const [what, value] of [
    ['an object', { a: 1 }],
    ['a list', ['x\u202Ey']],
    ['a number', 12],
    ['a truth', true],
  ] as const) {
    for (const field of ['title', 'summary', 'renditions.script', 'issuer']) {
      it(`W70 refuses ${what} as ${field}, in drafts too`, async () => {
        const [outer = '', inner] = field.split('.');
        const changes = { [outer]: inner === undefined ? value : { [inner]: value } };
        for (const path of ['/bulletins', '/bulletins?draft=true']) {
          const { status, json } = await cms.ask<Told>(path, {
            method: 'POST',
            as: editor,
            body: bulletinOf(world, world.commune, changes),
          });
          assert.equal(status, 400, JSON.stringify(json));
          const [fault] = json.errors[0]?.data?.errors ?? [];
          assert.deepEqual([fault?.path, fault?.message], [field, 'Đây không phải là chữ. Hãy gõ lại.']);
        }
      });
    }
  }

  for (const [collection, field, fields] of [
    ['procedures', 'href', { name: 'Khai sinh', href: 5 }],
    ['engagements', 'entries.0.from', { monday: '2036-01-02T12:00:00.000Z', entries: [{ from: {} }] }],
    ['looks', 'look.colour', { theme: 'nuoc', look: { colour: 7 } }],
    ['looks', 'links.0.href', { theme: 'nuoc', links: [{ name: 'Tỉnh', href: ['https://a.vn'] }] }],
  ] as const) {
    it(`W70 refuses what is no text as ${field} of ${collection}, in drafts too`, async () => {
      const body = { ...fields, unit: world.commune.id };
      for (const path of [`/${collection}`, `/${collection}?draft=true`]) {
        const { status, json } = await cms.ask<Told>(path, { method: 'POST', as: editor, body });
        assert.equal(status, 400, JSON.stringify(json));
        const [fault] = json.errors[0]?.data?.errors ?? [];
        assert.deepEqual([fault?.path, fault?.message], [field, 'Đây không phải là chữ. Hãy gõ lại.']);
      }
    });
  }

  it('W83 says in Vietnamese first that a file is too large', async () => {
    const form = new FormData();
    form.set('_payload', JSON.stringify({ alt: 'Ảnh', unit: world.commune.id }));
    form.set('file', new File([Buffer.alloc(LARGEST_PAPER + 1)], 'a.png', { type: 'image/png' }));
    const { status, json } = await cms.ask<Told>('/media', { method: 'POST', body: form, as: editor });
    assert.equal(status, 413);
    assert.match(
      JSON.stringify(json),
      /^[^·]*Nội dung gửi lên quá lớn, tệp được tối đa 25 MB.*·.*a file may have 25 MB/,
    );
  });

  it('W70 is empty with nothing or null', async () => {
    const body = bulletinOf(world, world.commune, { issuer: null, renditions: { board: null } });
    const { status, json } = await cms.ask('/bulletins?draft=true', { method: 'POST', as: editor, body });
    assert.equal(status, 201, JSON.stringify(json));
  });

  it('T5 says in the asker’s language that marks are piled up', async () => {
    for (const [language, words] of [
      ['vi', /hơn 4 dấu chồng/],
      ['en', /more than 4 marks/],
    ] as const) {
      const { status, json } = await cms.ask('/bulletins', {
        method: 'POST',
        as: editor,
        body: bulletinOf(world, world.commune, { title: `Họp mặt${'\u0336'.repeat(40)}` }),
        headers: { 'Accept-Language': language },
      });
      assert.equal(status, 400);
      assert.match(json.errors[0]?.data?.errors[0]?.message ?? '', words);
    }
  });
});
