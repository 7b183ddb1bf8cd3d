import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldForSearch, line, passage, slugFrom } from './text.ts';

describe('text', () => {
  it('T1 is the same however its letters were composed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Thông báo', 'Ủy ban', 'đường ngập nước', 'ê̆ Gia Rai', 'Ặ ờ ữ'),
        (words) => {
          assert.equal(line(100).parse(words.normalize('NFD')), words.normalize('NFC'));
        },
      ),
    );
    assert.equal(line(100).parse('  Lịch cắt điện \t'), 'Lịch cắt điện');
    assert.equal(passage(100).parse('một\r\nhai'), 'một\nhai');
  });

  it('T2 refuses hidden characters by name', () => {
    for (const [character, name] of [
      ['\u0000', 'U+0000'],
      ['\u001B', 'U+001B'],
      ['\u202E', 'U+202E'],
      ['\u2067', 'U+2067'],
      ['\u200F', 'U+200F'],
      ['\uFEFF', 'U+FEFF'],
      ['\u200B', 'U+200B'],
      ['\u2800', 'U+2800'],
      ['\u3164', 'U+3164'],
      ['\u{E0041}', 'U+E0041'],
    ] as const) {
      const { error } = line(100).safeParse(`Lịch${character}cắt điện`);
      assert.match(error?.issues[0]?.message ?? '', new RegExp(name.replace('+', '\\+')));
      assert.ok(!passage(100).safeParse(`Lịch${character}cắt điện`).success, name);
    }
    assert.ok(!line(100).safeParse('hai\ndòng').success);
    assert.ok(passage(100).safeParse('hai\ndòng').success);
  });

  it('T3 refuses a word nobody can show', () => {
    assert.ok(passage(20_000).safeParse('Đ'.repeat(300)).success);
    assert.match(
      passage(20_000).safeParse('Đ'.repeat(10_000)).error?.issues[0]?.message ?? '',
      /10000 characters/,
    );
  });

  it('T5 refuses marks piled on one letter, and no real script', () => {
    const piled = (marks: number) => `H\u1EC7p${'\u0336'.repeat(marks)} mặt`;
    assert.ok(line(100).safeParse(piled(4)).success);
    for (const text of [piled(5), piled(100), `a${'\u0300\u0301\u0302\u0303\u0304\u0306'}`]) {
      assert.match(line(200).safeParse(text).error?.issues[0]?.message ?? '', /^T5: \d+ marks/);
      assert.ok(!passage(200).safeParse(text).success);
    }
    for (const text of [
      'Ê-đê: hdră mdi\u0306m, Ê̆',
      'ញ៉ាំបាយ ស្ត្រី កុំព្យូទ័រ',
      'ꨌꩌ ꨆꨴꨭꩂ ꨀꨇꩉ',
      'ꪼꪕ ꪎꪱꪫ ꪹꪒꪸꪙ ꪀꪴ꪿ꪚ',
      'Thuỳ Hoà Ngữ Ặ'.normalize('NFD'),
      '1\uFE0F\u20E3 👨\u200D👩\u200D👧',
    ]) {
      assert.equal(line(100).safeParse(text).error, undefined, text);
    }
  });

  it('T4 is found without marks, in either style and either composition', () => {
    for (const [wanted, written] of [
      ['nuoc sach', 'Nước sạch'],
      ['dat', 'ĐẤT'],
      ['hoa', 'hòa'],
      ['hoa', 'hoà'],
      ['thuy', 'thuỷ'],
    ] as const) {
      assert.equal(foldForSearch(written), wanted);
      assert.equal(foldForSearch(written.normalize('NFD')), wanted);
    }
    assert.equal(slugFrom('Xã Đăk Tô (mới)'), 'xa-dak-to-moi');
  });
});
