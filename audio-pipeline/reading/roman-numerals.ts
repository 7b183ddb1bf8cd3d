import { cardinal } from './numerals.ts';
import { matchAt, type Reader, textAfter, textBefore } from './reader.ts';

const ROMAN = /(?=[IVXLC])(C{0,1})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?![\p{L}\d])/uy;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
/** Words after which letters such as I, V or VI are a number. */
const CUE =
  /(?:khóa|khoá|đại hội|quý|thế kỷ|cấp|chương|phần|mục|thứ|loại|hạng|vùng|phụ lục|kỳ|tập|quyển|bậc|nhóm|giai đoạn)\s*$/iu;
/** Roman numbers that are no Vietnamese word and no usual abbreviation, so that they need no cue. */
const UNMISTAKABLE = /^(?:I{2,3}|IV|VI{2,3}|I?X[IVX]{1,4}|IX|X{2,3})$/;

function numberOf(roman: string): number {
  const values = Array.from(roman, (letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

const LIST_MARK = /^[.)](?=\s)/;
const YEAR = /^\/((?:19|20|21)\d{2})(?!\d)/;

/** `quý IV`, `quý I/2027`, `khóa XV`, `cấp V`, and at the head of a line `II. Nhiệm vụ`. */
export const readRomanNumeral: Reader = (place) => {
  const written = matchAt(ROMAN, place)?.[0] ?? '';
  if (written === '') return null;
  const before = textBefore(place);
  const after = textAfter(place, written.length);
  const heads = place.previous === null && /^(?:[.)]\s|[.)]?$|[;\n])/.test(after);
  if (!heads && !CUE.test(before) && !UNMISTAKABLE.test(written)) return null;
  const isFirst = /thứ\s*$/iu.test(before) && written === 'I';
  const words = isFirst ? 'nhất' : cardinal(String(numberOf(written)), place.style);
  if (heads && LIST_MARK.test(after))
    return { kind: 'symbol', length: written.length + 1, spoken: `${words},` };
  const [suffix = '', year] = YEAR.exec(after) ?? [];
  const spoken = year === undefined ? words : `${words} năm ${cardinal(year, place.style)}`;
  return { kind: 'number', length: written.length + suffix.length, spoken };
};
