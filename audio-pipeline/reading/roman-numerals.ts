import { cardinal } from './numerals.ts';
import { matchAt, type Reader, textAfter, textBefore } from './reader.ts';

const ROMAN = /(?=[IVXLC])(C{0,1})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?![\p{L}\d])/uy;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
/** Words after which letters such as I, V or VI are a number. */
const CUE =
  /(?:khóa|khoá|đại hội|hội nghị|báo động|quý|thế kỷ|cấp|chương|phần|mục|thứ|loại|hạng|mức|vùng|phụ lục|kỳ|tập|quyển|bậc|nhóm|giai đoạn)\s*$/iu;
/** Roman numbers that are no Vietnamese word and no usual abbreviation, so that they need no cue. */
const UNMISTAKABLE = /^(?:I{2,3}|IV|VI{2,3}|I?X[IVX]{1,4}|IX|X{2,3})$/;

function numberOf(roman: string): number {
  const values = Array.from(roman, (letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** First and fourth have words of their own. */
const ORDINALS: Readonly<Record<string, string>> = { I: 'nhất', IV: 'tư' };

const LIST_MARK = /^[.)](?=\s)/;
const YEAR = /^\/((?:19|20|21)\d{2})(?!\d)/;

/** `quý IV`, `quý I/2027`, `khóa XV`, `cấp V`, and at the head of a line `II. Nhiệm vụ`. */
export const readRomanNumeral: Reader = (place) => {
  const written = matchAt(ROMAN, place)?.[0] ?? '';
  if (written === '') return null;
  const before = textBefore(place);
  const after = textAfter(place, written.length);
  const heads = place.previous === null && /^(?:[.)]\s|[.)]?$|[;\n])/.test(after);
  const goesOn = place.previous === 'between';
  if (!heads && !goesOn && !CUE.test(before) && !UNMISTAKABLE.test(written)) return null;
  const ordinal = /thứ\s*$/iu.test(before) ? ORDINALS[written] : undefined;
  const words = ordinal ?? cardinal(String(numberOf(written)), place.style);
  if (heads && LIST_MARK.test(after))
    return { kind: 'list-numeral', length: written.length + 1, spoken: `${words},` };
  const [suffix = '', year] = YEAR.exec(after) ?? [];
  const spoken = year === undefined ? words : `${words} năm ${cardinal(year, place.style)}`;
  return { kind: 'roman', length: written.length + suffix.length, spoken };
};
