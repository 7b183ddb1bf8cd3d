import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageIn } from './ask.ts';
import { wordsFor } from './words.ts';

const words = wordsFor('vi');

describe('a refusal on screen', () => {
  it('F4 names every field at fault as its label does', () => {
    const errors = [
      { path: 'category', message: 'Hãy điền.' },
      { path: 'renditions.board', message: 'Quá dài.' },
      { path: 'elsewhere', message: 'Sai.' },
    ];
    const json = { errors: [{ message: 'Có lỗi', data: { errors } }] };
    assert.equal(
      messageIn(json, words),
      'Chuyên mục: Hãy điền.\nChữ trên bảng tin: Quá dài.\nelsewhere: Sai.',
    );
  });

  it('F4 says the first sentence where no field is named', () => {
    assert.equal(
      messageIn({ errors: [{ message: 'Bạn không có quyền.' }], code: 'access-denied' }, words),
      'Bạn không có quyền.',
    );
    assert.equal(messageIn({ message: 'Không tìm thấy.' }, words), 'Không tìm thấy.');
  });

  it('F4 says nothing of what it cannot read', () => {
    for (const json of [
      null,
      'x',
      7,
      [],
      {},
      { errors: [] },
      { errors: [null] },
      { errors: [{ message: '' }] },
    ]) {
      assert.equal(messageIn(json, words), null);
    }
  });
});
