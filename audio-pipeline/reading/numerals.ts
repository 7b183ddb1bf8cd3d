/** How a region says numbers: 105, 5.000 and 24. */
export interface NumeralStyle {
  /** What stands for the missing tens in 105. */
  readonly hundreds: 'linh' | 'lẻ';
  readonly thousand: 'nghìn' | 'ngàn';
  /** The last digit of 24, 34, … 94. */
  readonly four: 'tư' | 'bốn';
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** Longest number read as one quantity, in digits; a longer one is read digit by digit. */
const LONGEST_QUANTITY = 18;

/** `0912` → không chín một hai. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? '').join(' ');
}

/** How many digits of a long number are heard together. */
const GROUP = 3;

/** Parts a long number into threes for the ear; no digit is left alone at the end. */
export function digitGroups(digits: string): string[] {
  const groups: string[] = [];
  for (let at = 0; at < digits.length; ) {
    const left = digits.length - at;
    const size = left === GROUP + 1 ? left : Math.min(GROUP, left);
    groups.push(digits.slice(at, at + size));
    at += size;
  }
  return groups;
}

function belowHundred(value: number, { four }: NumeralStyle): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return digitByDigit(String(unit));
  const last =
    unit === 5 ? 'lăm' : tens > 1 && unit === 1 ? 'mốt' : tens > 1 && unit === 4 ? four : DIGITS[unit];
  const head = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`;
  return unit === 0 ? head : `${head} ${last}`;
}

/** @param full says the hundreds even when there are none, as in 1.005: một nghìn *không trăm* linh năm */
function belowThousand(value: number, full: boolean, style: NumeralStyle): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0 && !full) return belowHundred(rest, style);
  const head = `${DIGITS[hundreds]} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} ${style.hundreds} ${DIGITS[rest]}` : `${head} ${belowHundred(rest, style)}`;
}

function belowBillion(value: number, full: boolean, style: NumeralStyle): string {
  const groups = [
    [Math.floor(value / 1_000_000), ' triệu'],
    [Math.floor(value / 1_000) % 1_000, ` ${style.thousand}`],
    [value % 1_000, ''],
  ] as const;
  let started = full;
  const words: string[] = [];
  for (const [group, name] of groups) {
    if (group === 0) continue;
    words.push(`${belowThousand(group, started, style)}${name}`);
    started = true;
  }
  return words.join(' ');
}

/**
 * A whole number in words: `1005` → một nghìn không trăm linh năm. Leading zeros of two-digit numbers are silent, as
 * in the official "03 ngày".
 * @param digits digits only; more than 18 of them are read one by one, in threes
 */
export function cardinal(digits: string, style: NumeralStyle): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > LONGEST_QUANTITY) return digitGroups(digits).map(digitByDigit).join(', ');
  if (plain === '0') return DIGITS[0];
  const billions = Number(plain.slice(0, -9));
  const rest = Number(plain.slice(-9));
  if (billions === 0) return belowBillion(rest, false, style);
  const head = `${belowBillion(billions, false, style)} tỷ`;
  return rest === 0 ? head : `${head} ${belowBillion(rest, true, style)}`;
}

/** What follows the decimal comma: up to three digits as a number, otherwise one by one. */
function decimals(digits: string, style: NumeralStyle): string {
  return digits.length > 3 || digits.startsWith('0') ? digitByDigit(digits) : cardinal(digits, style);
}

/**
 * A number as it is written in Vietnam: `1.234,5` has a thousands dot and a decimal comma. Dots that do not part
 * thousands are said: `4.0` → bốn chấm không.
 */
export function numberWords(written: string, style: NumeralStyle): string {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written)) return numberWords(written.replaceAll('.', ''), style);
  if (written.includes('.')) {
    return written
      .split('.')
      .map((part) => numberWords(part, style))
      .join(' chấm ');
  }
  const [whole = '', fraction] = written.split(',');
  const inOneBreath =
    whole.length > 2 && whole.startsWith('0') ? digitByDigit(whole) : cardinal(whole, style);
  return fraction === undefined ? inOneBreath : `${inOneBreath} phẩy ${decimals(fraction, style)}`;
}
