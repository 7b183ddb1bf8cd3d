import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Block, linesOf, type Picture } from '@nguon/content-model/block';
import { Refusal } from '@nguon/content-model/refusal';
import { BodyRefusal } from './body-refusal.ts';
import { blocksFrom } from './lexical-to-blocks.ts';

const text = (words: string, format = 0) => ({ type: 'text', text: words, format });
const node = (type: string, children: unknown[], more: object = {}) => ({ type, children, ...more });
const paragraph = (...children: unknown[]) => node('paragraph', children);
const item = (...children: unknown[]) => node('listitem', children);
const list = (listType: string, ...children: unknown[]) => node('list', children, { listType });
const link = (url: string) => node('link', [text('tại đây')], { fields: { linkType: 'custom', url } });
const bodyOf = (...children: unknown[]) => ({ root: { type: 'root', children } });
const none = new Map<string, Picture>();
const convert = (...children: unknown[]): Block[] => blocksFrom(bodyOf(...children), none);
const refusal = (words: RegExp) => (error: unknown) =>
  error instanceof Refusal && error.code === 'bulletin-invalid' && words.test(error.message);

describe('a body', () => {
  it('K1 keeps every kind of block in reading order', () => {
    const cell = (...children: unknown[]) =>
      node('tablecell', [paragraph(...children)], { colSpan: 1, rowSpan: 1 });
    const blocks = convert(
      node('heading', [text('Thời gian')], { tag: 'h2' }),
      node('heading', [text('Buổi sáng')], { tag: 'h3' }),
      paragraph(text('Từ '), text('06h30', 1), text(' đến '), text('11h00', 3)),
      node('quote', [text('Dân biết, dân bàn')]),
      list('number', item(text('Một')), item(text('Hai'))),
      { type: 'horizontalrule' },
      node('table', [
        node('tablerow', [cell(text('Ngày')), cell(text('Giờ'))]),
        node('tablerow', [cell(text('20/11')), cell()]),
      ]),
    );
    assert.deepEqual(blocks, [
      { kind: 'heading', level: 2, runs: [{ text: 'Thời gian' }] },
      { kind: 'heading', level: 3, runs: [{ text: 'Buổi sáng' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Từ ' },
          { text: '06h30', bold: true },
          { text: ' đến ' },
          { text: '11h00', bold: true, italic: true },
        ],
      },
      { kind: 'quote', runs: [{ text: 'Dân biết, dân bàn' }] },
      { kind: 'list', ordered: true, items: [[{ text: 'Một' }], [{ text: 'Hai' }]] },
      { kind: 'rule' },
      {
        kind: 'table',
        rows: [
          [[{ text: 'Ngày' }], [{ text: 'Giờ' }]],
          [[{ text: '20/11' }], []],
        ],
      },
    ]);
  });

  it('K1 is empty where nothing was written', () => {
    assert.deepEqual(blocksFrom(null, none), []);
    assert.deepEqual(blocksFrom(undefined, none), []);
    assert.deepEqual(convert(paragraph()), []);
  });

  it('K2 refuses an unknown kind by its name', () => {
    assert.throws(() => convert(paragraph(), node('iframe', [])), refusal(/^body, block 2: K2: "iframe"/));
    assert.throws(() => convert(paragraph(node('mention', []))), refusal(/"mention"/));
    assert.throws(
      () => convert(list('bullet', paragraph(text('a')))),
      refusal(/"paragraph" cannot stand in a list/),
    );
    assert.throws(() => convert(list('check', item(text('a')))), refusal(/check list/));
    assert.throws(() => convert(node('table', [node('tablecell', [])])), refusal(/"tablecell"/));
  });

  it('K2 refuses what is not rich text', () => {
    for (const value of ['text', 7, [], {}, { root: 'x' }, { root: { type: 'doc', children: [] } }]) {
      assert.throws(() => blocksFrom(value, none), refusal(/not rich text/));
    }
    assert.throws(() => convert('x'), refusal(/not rich text/));
  });

  it('K3 merges equal neighbours and leaves out what is empty', () => {
    const blocks = convert(
      paragraph(text('Tin '), text('bão', 1), text(' số', 1), text(''), text(' 9', 8)),
      paragraph(text('   ')),
      list('bullet', item(), item(text('một'))),
      list('bullet', item()),
      node('table', [node('tablerow', [node('tablecell', [paragraph()])])]),
    );
    assert.deepEqual(blocks, [
      { kind: 'paragraph', runs: [{ text: 'Tin ' }, { text: 'bão số', bold: true }, { text: ' 9' }] },
      { kind: 'list', ordered: false, items: [[{ text: 'một' }]] },
    ]);
  });

  it('K4 is composed, and refuses hidden characters by number', () => {
    const decomposed = 'Nước sạch'.normalize('NFD');
    assert.deepEqual(linesOf(convert(paragraph(text(`  ${decomposed} `)))), ['Nước sạch']);
    assert.throws(() => convert(paragraph(text('gọi \u202E411'))), refusal(/T2: .*U\+202E/));
    assert.throws(() => convert(paragraph(text('đ'.repeat(200)), text('đ'.repeat(200), 1))), refusal(/T3/));
  });

  it('K5 keeps whole web, mail and telephone addresses', () => {
    for (const url of [
      'https://laichau.gov.vn/a?b=c',
      'http://x.vn',
      'mailto:ubnd@x.vn',
      'tel:02003800101',
    ]) {
      assert.deepEqual(convert(paragraph(link(url))), [
        { kind: 'paragraph', runs: [{ text: 'tại đây', href: url }] },
      ]);
    }
  });

  it('K5 refuses any other address', () => {
    const unsafe = [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'laichau.gov.vn',
      '/admin',
      '',
      'https://',
      'https://laichau.gov.vn@gian.example/',
      'https://x.vn/a b',
      'https://x.vn/\u202Ea',
    ];
    for (const url of unsafe) assert.throws(() => convert(paragraph(link(url))), refusal(/K5/), url);
    const internal = node('link', [text('x')], { fields: { linkType: 'internal', doc: { value: '1' } } });
    assert.throws(() => convert(paragraph(internal)), refusal(/K5/));
  });

  it('K6 keeps the numbers of a list that holds a list', () => {
    const blocks = convert(
      list(
        'number',
        item(text('Giấy tờ:')),
        item(list('bullet', item(text('căn cước')), item(text('sổ đỏ.')))),
        item(text('Lệ phí')),
      ),
    );
    assert.deepEqual(linesOf(blocks), ['Giấy tờ: căn cước; sổ đỏ.', 'Lệ phí']);
  });

  it('K6 turns bullets below bullets into bullets', () => {
    const blocks = convert(
      list('bullet', item(text('A')), item(list('bullet', item(text('a1')))), item(text('B'))),
    );
    assert.deepEqual(linesOf(blocks), ['A', 'a1', 'B']);
  });

  it('K6 refuses lists nested without end', () => {
    let deep: unknown = item(text('x'));
    for (let level = 0; level < 5_000; level += 1) deep = item(list('bullet', deep));
    assert.throws(() => convert(list('bullet', deep)), refusal(/K6/));
  });

  it('K7 refuses struck-out, raised and lowered text', () => {
    for (const format of [4, 32, 64, 5])
      assert.throws(() => convert(paragraph(text('3', format))), refusal(/K7: "3"/));
  });

  it('K8 shows the pictures it was given, and refuses another', () => {
    const picture: Picture = { sha256: 'a'.repeat(64), width: 1200, height: 800, alt: 'Cầu Trắng' };
    const upload = (value: unknown) => ({
      type: 'upload',
      value,
      fields: { caption: ' Ảnh chụp sáng nay ' },
    });
    const pictures = new Map([['m1', picture]]);
    const shown = [{ kind: 'picture', picture, caption: 'Ảnh chụp sáng nay' }];
    assert.deepEqual(blocksFrom(bodyOf(upload('m1')), pictures), shown);
    assert.deepEqual(blocksFrom(bodyOf(upload({ id: 'm1', alt: 'x' })), pictures), shown);
    assert.throws(() => blocksFrom(bodyOf(upload('m2')), pictures), refusal(/K8/));
    assert.throws(() => blocksFrom(bodyOf(upload(null)), pictures), refusal(/K8/));
  });

  it('K9 begins a paragraph at a line break, and leaves a space elsewhere', () => {
    const blocks = convert(
      paragraph(text('Một'), { type: 'linebreak' }, text('Hai'), { type: 'tab' }, text('Ba')),
      node('heading', [text('Bốn'), { type: 'linebreak' }, text('Năm')], { tag: 'h1' }),
    );
    assert.deepEqual(blocks, [
      { kind: 'paragraph', runs: [{ text: 'Một' }] },
      { kind: 'paragraph', runs: [{ text: 'Hai Ba' }] },
      { kind: 'heading', level: 2, runs: [{ text: 'Bốn Năm' }] },
    ]);
  });

  it('K2 refuses joined cells', () => {
    const cell = node('tablecell', [paragraph(text('x'))], { colSpan: 2 });
    assert.throws(() => convert(node('table', [node('tablerow', [cell])])), refusal(/joined/));
  });

  it('W72 says in Vietnamese too where a body cannot be carried, and what to do', () => {
    const faulty: [unknown, RegExp][] = [
      [paragraph(text('gọi \u202E411')), /có ký tự ẩn U\+202E\. Hãy xóa và gõ lại/],
      [paragraph(text('đ'.repeat(400))), /một từ dài hơn 300 ký tự/],
      [paragraph(text(`e${'\u0336'.repeat(9)}`)), /hơn 4 dấu chồng/],
      [paragraph(text('3', 64)), /«3» là chữ chỉ số trên/],
      [paragraph(link('data:x')), /dẫn tới «data:x»/],
      [{ type: 'upload', value: 'm9' }, /không tìm thấy ảnh/],
      [node('list', [item(text('x'))], { listType: 'check' }), /danh sách đánh dấu/],
    ];
    for (const [block, words] of faulty) {
      assert.throws(
        () => convert(paragraph(text('Mở đầu.')), block),
        (error) => {
          assert.ok(error instanceof BodyRefusal);
          assert.match(error.said.vi, /^Nội dung, đoạn thứ 2: .+\. Hãy .+\.$/);
          assert.match(error.said.vi, words);
          assert.match(error.said.en, /^body, block 2: /);
          return true;
        },
      );
    }
  });
});
