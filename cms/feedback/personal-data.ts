import { foldForSearch } from '@nguon/content-model/text';

export type PersonalKind = 'identity' | 'email' | 'phone' | 'name';

/** A piece of personal data in a text. */
export interface PersonalData {
  readonly kind: PersonalKind;
  /** As it stands in the text. */
  readonly found: string;
}

/** A sum of money has as many digits as an identity card. */
const NOT_MONEY = String.raw`(?!\d)(?![ ]?(?:đồng|vnđ|vnd|đ(?!\p{L})))`;

/**
 * Numbers of identity papers: 9 digits (CMND) or 12 (CCCD), together or in threes. Source: Luật Căn cước 2023.
 * Telephone numbers: from 0 or +84, 9 to 11 digits, together or divided; a date is none.
 */
const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['identity', new RegExp(String.raw`(?<!\d[ .,]?)(?:\d{12}|\d{9}|\d{3}(?: \d{3}){2,3})${NOT_MONEY}`, 'giu')],
  [
    'phone',
    /(?<!\d|\d[.,])(?!\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:\+84|84(?=[35789]\d{8}(?!\d))|0)(?:[ .-]?\(?\d\)?){8,10}(?!\d)/g,
  ],
];

/** Equal for two ways of writing the same: `0213.3876.123` and `+84 213 3876 123`. */
function plain({ kind, found }: PersonalData): string {
  const folded = foldForSearch(found);
  return kind === 'phone' ? folded.replace(/\D/g, '').replace(/^84/, '0') : folded.replace(/\s/g, '');
}

function patternsIn(text: string): PersonalData[] {
  let rest = text.normalize('NFKC');
  const all: PersonalData[] = [];
  for (const [kind, pattern] of patterns) {
    all.push(...[...rest.matchAll(pattern)].map(([found]) => ({ kind, found })));
    rest = rest.replace(pattern, '�');
  }
  return all;
}

/** The name of a person, where it stands in a text; a single word is too usual to be taken for one. */
function nameIn(text: string, name: string): PersonalData[] {
  const words = foldForSearch(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 2) return [];
  const pattern = new RegExp(String.raw`(?<!\p{L})${words.join(String.raw`\s+`)}(?!\p{L})`, 'u');
  return pattern.test(foldForSearch(text)) ? [{ kind: 'name', found: name }] : [];
}

/**
 * Personal data in a text that is about to be public: numbers to call or identify a person by, e-mail addresses, and
 * the sender's name (J14).
 *
 * @param own what the unit itself is reached by; that may stand
 * @param sender the sender's name; empty when it is not known
 */
export function personalDataIn(text: string, own: readonly string[], sender: string): PersonalData[] {
  const allowed = new Set(own.flatMap(patternsIn).map(plain));
  return [...patternsIn(text).filter((data) => !allowed.has(plain(data))), ...nameIn(text, sender)];
}
