import { COUNTED_OUT_OF } from './measures.ts';
import { cardinal, numberWords } from './numerals.ts';
import { symbolAfter } from './quantities.ts';
import { matchAt, type Reader, textAfter } from './reader.ts';

const RATIO = /(\d{1,3}(?:\.\d{3})*(?:,\d{1,4})?)\/(\d{1,3}(?:\.\d{3})*(?:,\d{1,4})?)(?![\d/]|[.,]\d)/y;
/** Greatest denominator that is a part of a whole: `3/4 số hộ`, but `17/19 tiêu chí`. */
const GREATEST_PART = 10;
/** Above it, one out of so many is a scale even where it could be counted. */
const SMALLEST_SCALE = 1_000;

/**
 * Two numbers with a stroke that are no day: `1/3` → một phần ba; `17/19 tiêu chí` → mười bảy trên mười chín tiêu chí;
 * `1/10.000` → một phần mười nghìn.
 */
export const readRatio: Reader = (place) => {
  const [written, upper = '', lower = ''] = matchAt(RATIO, place) ?? [];
  if (written === undefined) return null;
  const [above, below] = [upper, lower].map((part) => Number(part.replaceAll('.', '').replace(',', '.'))) as [
    number,
    number,
  ];
  const words = [upper, lower].map((part) =>
    part.includes(',') ? numberWords(part, place.style) : cardinal(part.replaceAll('.', ''), place.style),
  );
  const [, next = ''] = /^\s(\p{L}+)/u.exec(textAfter(place, written.length)) ?? [];
  const isWhole = !written.includes(',');
  const isPart =
    isWhole &&
    (above === 1
      ? !COUNTED_OUT_OF.has(next) || below > SMALLEST_SCALE
      : below <= GREATEST_PART && above < below && !COUNTED_OUT_OF.has(next));
  const spoken = isPart
    ? `${words[0]} phần ${below === 4 ? 'tư' : words[1]}`
    : `${words[0]} trên ${words[1]}`;
  const unit = symbolAfter(place, written.length);
  if (unit === null) return { kind: 'fraction', length: written.length, spoken };
  return { kind: 'fraction', length: written.length + unit.length, spoken: `${spoken} ${unit.spoken}` };
};
