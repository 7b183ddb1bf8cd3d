import { slugFrom } from '@nguon/content-model/text';
import type { Unit, UnitType } from '@nguon/content-model/unit';

/** Types of unit in English. Source: the usual renderings of the National Statistics Office. */
const types: Readonly<Record<UnitType, string>> = {
  tỉnh: 'Province',
  'thành phố': 'City',
  huyện: 'District',
  quận: 'District',
  'thị xã': 'Town',
  'thành phố thuộc tỉnh': 'City',
  xã: 'Commune',
  phường: 'Ward',
  'đặc khu': 'Special Zone',
  'thị trấn': 'Township',
};

const days = [
  ['Monday', 'hai', '2'],
  ['Tuesday', 'ba', '3'],
  ['Wednesday', 'tư', '4'],
  ['Thursday', 'năm', '5'],
  ['Friday', 'sáu', '6'],
  ['Saturday', 'bảy', '7'],
] as const;

/** Vietnamese words of office hours in English, in the order in which they are looked for. */
const hourWords: readonly (readonly [vietnamese: RegExp, english: string])[] = [
  ...days.map(
    ([name, word, digit]) => [new RegExp(`thứ (?:${word}|${digit})(?!\\p{L}|\\d)`, 'gu'), name] as const,
  ),
  [/chủ nhật/g, 'Sunday'],
  [/h[àằ]ng ngày/g, 'Every day'],
  [/(?:trừ|nghỉ)(?: các)? ngày lễ/g, 'except public holidays'],
  [/(?:buổi )?sáng/g, 'morning'],
  [/(?:buổi )?chiều/g, 'afternoon'],
  [/(?:^|(?<= ))từ /g, ''],
  [/ (?:đến|tới)(?: hết)? | ?[-–] ?/g, ' to '],
  [/ và /g, ' and '],
];
const known = new Set([
  ...days.map(([name]) => name),
  ...['Sunday', 'Every', 'day', 'except', 'public', 'holidays', 'morning', 'afternoon', 'to', 'and'],
]);

/**
 * Office hours in English, times by the clock of 24 hours: `Thứ Hai đến thứ Sáu, 7h30 - 17h` becomes
 * `Monday to Friday, 07:30 to 17:00`. `null` where a word is not known: nothing is guessed.
 */
export function englishHours(hours: string): string | null {
  const timed = hours
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(
      /(\d{1,2})(?:(?: ?(?:h|giờ) ?|:)(\d{2})(?: phút)?| ?(?:h|giờ))(?!\d)/g,
      (_, hour: string, minute = '00') => `${hour.padStart(2, '0')}:${minute}`,
    );
  const english = hourWords.reduce((text, [vietnamese, word]) => text.replace(vietnamese, word), timed);
  const words = english.match(/\p{L}+/gu) ?? [];
  return words.every((word) => known.has(word))
    ? english.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
    : null;
}

/** A unit's name as English pages give it: `Sìn Hồ Commune`, `Ward 1`. */
export function englishName({ type, name }: Pick<Unit, 'type' | 'name'>): string {
  return /^\d+$/.test(slugFrom(name)) ? `${types[type]} ${name}` : `${name} ${types[type]}`;
}
