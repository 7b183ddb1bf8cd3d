import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { paginate } from './paginate.ts';
import { lettersOf, phrasesOf } from './phrases.ts';

const eachLetterTen = (text: string) => Array.from(text).length * 10;

const kept = [
  '120 mm',
  '06h30 - 11h00',
  '22/11/2026',
  'ngày 22/11/2026',
  'ngày 22 tháng 11 năm 2026',
  '0200 3800 100',
  '0200.3800.250',
  '3-6 giờ',
  '1.234 ca',
  '50.000 đồng',
  'cấp 3',
  '95 %',
];

const words = fc.array(fc.constantFrom('lũ', 'quét,', 'sạt', 'lở.', 'đất;', 'nghiêng', 'đi'), {
  maxLength: 12,
});

const pagesOf = (text: string, width: number, lines: number) =>
  paginate(phrasesOf(text), width, eachLetterTen, () => lines);

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

describe('pages', () => {
  it('B13 keep numbers with their units, ranges, dates and telephone numbers on one line', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...kept),
        words,
        fc.integer({ min: 27, max: 60 }),
        (before, span, after, room) => {
          const pages = pagesOf([...before, span, ...after].join(' '), room * 10, 3);
          assert.ok(
            pages.flat().some((line) => line.includes(span)),
            JSON.stringify(pages),
          );
        },
      ),
    );
  });

  it('B14 lose no word, overflow no line and hold no more lines than fit', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (raw, room, lines) => {
          const text = raw.normalize('NFC');
          const pages = pagesOf(text, room * 10, lines);
          assert.equal(withoutSpaces(pages.flat().join('')), withoutSpaces(text));
          assert.ok(pages.every((page) => page.length >= 1 && page.length <= lines));
          const letters = pages.flat().filter((line) => eachLetterTen(line) > room * 10);
          assert.ok(letters.every((line) => lettersOf(line).length === 1));
        },
      ),
    );
  });

  it('B14 turn after a sentence, else after a clause', () => {
    assert.deepEqual(pagesOf('Mưa rất to. Bà con không qua suối', 160, 1), [
      ['Mưa rất to.'],
      ['Bà con không qua'],
      ['suối'],
    ]);
    assert.deepEqual(pagesOf('Mưa to, gió lớn, lũ về', 170, 1), [['Mưa to, gió lớn,'], ['lũ về']]);
  });

  it('B14 hold 3,000 words', () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `từ${index}${index % 9 === 8 ? '.' : ''}`).join(
      ' ',
    );
    const pages = pagesOf(text, 400, 8);
    assert.equal(pages.flat().join(' '), text);
    assert.ok(pages.length > 50);
  });

  it('B14 have none for an empty text', () => {
    assert.deepEqual(pagesOf(' \n ', 100, 2), []);
  });
});
