import { isSyllable, spelled } from './letters.ts';
import { digitByDigit } from './numerals.ts';
import { matchAt, type Reader } from './reader.ts';

const EMAIL = /[A-Za-z0-9][\w.+-]{0,63}@((?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10})/y;
const WEB =
  /(?:https?:\/\/(?:www\.)?|www\.)((?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10})(:\d{1,5})?((?:[/?#][^\s,;"”)]{0,300})?)/iy;
const BARE_HOST =
  /((?:[A-Za-z0-9-]{1,63}\.){1,5}(?:vn|com|net|org|gov|edu|info|me))((?:\/[^\s,;"”)]{0,300})?)(?![\p{L}\d])/iuy;

/** Names in addresses as people say them. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    vn: 'vi en',
    gov: 'gốp',
    com: 'com',
    net: 'nét',
    org: 'oóc',
    edu: 'e đu',
    facebook: 'phây búc',
    zalo: 'da lô',
    youtube: 'diu túp',
    gmail: 'gờ meo',
    vneid: 'vi en ai đi',
  }),
);

/** Can a part of an address be said as a word? `laichau` can, `sotttt` and `vov` are spelled. */
function isSayable(name: string): boolean {
  return /[aeiouy]/.test(name) && !/(.)\1\1/.test(name) && (name.length > 4 || isSyllable(name));
}

/** Signs inside names. */
const JOINTS: ReadonlyMap<string, string> = new Map([
  ['_', 'gạch dưới'],
  ['-', 'gạch ngang'],
  ['+', 'cộng'],
]);

function labelWords(label: string): string {
  return (label.match(/[A-Za-z]+|\d+|[_+-]/g) ?? [])
    .map((part) => {
      const joint = JOINTS.get(part);
      if (joint !== undefined) return joint;
      if (/\d/.test(part)) return digitByDigit(part);
      const name = part.toLowerCase();
      return NAMES.get(name) ?? (isSayable(name) ? name : spelled(name));
    })
    .join(' ');
}

function dotted(name: string): string {
  return name
    .split(/[.]/)
    .map(labelWords)
    .filter((label) => label !== '')
    .join(' chấm ');
}

/** `ubndsinho@laichau.gov.vn` → ubndsinho a còng laichau chấm gốp chấm vi en. */
const readEmail: Reader = (place) => {
  const [written, host = ''] = matchAt(EMAIL, place) ?? [];
  if (written === undefined) return null;
  const name = written.slice(0, -host.length - 1);
  return { kind: 'address', length: written.length, spoken: `${dotted(name)} a còng ${dotted(host)}` };
};

/** A web address is said by its host; its path cannot be remembered by ear and is reported. */
const readWeb: Reader = (place) => {
  const match = matchAt(WEB, place);
  const [written, host = '', , rest = ''] = match ?? [];
  const bare = match === null ? matchAt(BARE_HOST, place) : null;
  const [address, name, path] =
    match === null ? [bare?.[0], bare?.[1] ?? '', bare?.[2] ?? ''] : [written, host, rest];
  if (address === undefined) return null;
  const trimmed = address.replace(/[.!?…]+$/, '');
  const tail = path.replace(/[.!?…]+$/, '').replace(/^\/$/, '');
  const reading = { kind: 'address', length: trimmed.length, spoken: dotted(name) } as const;
  return tail === '' ? reading : { ...reading, unread: { text: tail, offset: trimmed.length - tail.length } };
};

/** E-mail and web addresses, kept short for the ear. */
export const readAddress: Reader = (place) => readEmail(place) ?? readWeb(place);
