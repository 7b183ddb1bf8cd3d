import { LIST_LETTERS, spelled } from './letters.ts';
import { cardinal } from './numerals.ts';
import { matchAt, type Reader } from './reader.ts';

const AT_HEAD = /(?:(\d{1,3})|([a-zđ]))([.)/])(?=\s)/y;
const CAPITAL_AT_HEAD = /([A-G])\.(?=\s)/y;
const IN_BRACKETS = /\((?:(\d{1,2})|([a-zđ]))\)(?=\s)/y;

function item(length: number, words: string) {
  return { kind: 'list-numeral', length, spoken: `${words},` } as const;
}

/** `1. Mục đích`, `2) …`, `1/ …` at the head of a line; `(1) …` anywhere. */
export const readListNumeral: Reader = (place) => {
  const [bracketed, inside, insideLetter = ''] = matchAt(IN_BRACKETS, place) ?? [];
  if (bracketed !== undefined) {
    const words =
      inside === undefined ? (LIST_LETTERS[insideLetter] ?? insideLetter) : cardinal(inside, place.style);
    return item(bracketed.length, words);
  }
  if (place.previous !== null) return null;
  const [written, number] = matchAt(AT_HEAD, place) ?? [];
  return written === undefined || number === undefined
    ? null
    : item(written.length, cardinal(number, place.style));
};

/** `a) …`, `đ) …` and `A. …` at the head of a line. */
export const readListLetter: Reader = (place) => {
  if (place.previous !== null) return null;
  const [capital, name = ''] = matchAt(CAPITAL_AT_HEAD, place) ?? [];
  if (capital !== undefined) return item(capital.length, /[AE]/.test(name) ? name : spelled(name));
  const [written, , letter = '', mark] = matchAt(AT_HEAD, place) ?? [];
  return written === undefined || mark !== ')' ? null : item(written.length, LIST_LETTERS[letter] ?? letter);
};
