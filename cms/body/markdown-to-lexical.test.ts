import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { linesOf } from '@nguon/content-model/block';
import { Refusal } from '@nguon/content-model/refusal';
import { blocksFrom } from './lexical-to-blocks.ts';
import { lexicalFrom } from './markdown-to-lexical.ts';

const notices = new URL('../reference-data/notices/', import.meta.url);
const blocksOf = (markdown: string) => blocksFrom(lexicalFrom(markdown), new Map());
/** The words of a text, without the signs that only mark it up. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
/** Numbers and letters at the start of a list item, which the list itself says. */
const withoutMarks = (markdown: string) =>
  markdown.replace(/^\s*\d+\.\s+/gm, '').replace(/^\s*[-*]\s+/gm, '');

describe('markdown', () => {
  const files = readdirSync(notices).filter((name) => name.endsWith('.md'));

  it('K10 has the sample notices to be tried with', () => {
    assert.ok(files.length >= 40);
  });

  for (const file of files) {
    it(`K10 keeps every word of ${file}`, () => {
      const markdown = readFileSync(new URL(file, notices), 'utf8').split(/^---$/m).slice(2).join('---');
      assert.deepEqual(wordsOf(linesOf(blocksOf(markdown)).join('\n')), wordsOf(withoutMarks(markdown)));
    });
  }

  it('K10 becomes headings, looks, links, quotes, rules and nested lists', () => {
    const markdown = [
      '## Mục',
      '',
      'Gọi **ngay *114***, xem [cổng](https://x.vn).',
      '',
      '> Lời dẫn',
      '',
      '---',
      '',
      '1. A:',
      '   - a1',
      '   - a2',
      '2. B',
    ].join('\n');
    assert.deepEqual(blocksOf(markdown), [
      { kind: 'heading', level: 2, runs: [{ text: 'Mục' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Gọi ' },
          { text: 'ngay ', bold: true },
          { text: '114', bold: true, italic: true },
          { text: ', xem ' },
          { text: 'cổng', href: 'https://x.vn' },
          { text: '.' },
        ],
      },
      { kind: 'quote', runs: [{ text: 'Lời dẫn' }] },
      { kind: 'rule' },
      { kind: 'list', ordered: true, items: [[{ text: 'A: a1; a2' }], [{ text: 'B' }]] },
    ]);
  });

  it('K10 refuses what has no place in a bulletin, by line', () => {
    for (const markdown of ['<b>x</b>', '![x](https://x.vn/x.png)', '```\nx\n```', 'a `b`', '~~a~~']) {
      assert.throws(
        () => lexicalFrom(`Một\n\n${markdown}`),
        (error) => error instanceof Refusal && /^markdown, line 3: K10: "/.test(error.message),
        markdown,
      );
    }
  });
});
