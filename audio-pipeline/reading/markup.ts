import { matchAt, type Reader, type Reading } from './reader.ts';

const TAG = /<\/?([a-z][a-z0-9:-]{0,24})(?:\s[^<>]{0,400})?\/?>|<!--[\s\S]{0,400}?-->|<![a-z][^<>]{0,100}>/iy;
/** Programs and styles inside text, from their tag to its end, at most 2,000 characters. */
const PROGRAM = /<(script|style)(?:\s[^<>]{0,400})?>[^<]{0,2000}<\/\1\s{0,8}>/iy;
/** Tags that begin or end a line. */
const LINES: ReadonlySet<string> = new Set(
  'p br div li ul ol tr table h1 h2 h3 h4 h5 h6 section article blockquote hr'.split(' '),
);
const ENTITY = /&(?:([a-z]{2,6})|#(\d{2,6})|#x([0-9a-f]{2,5}));/iy;

/** What a character reference says; a mark gives its pause, a space nothing. */
const ENTITIES: ReadonlyMap<string, Reading> = new Map(
  Object.entries<Reading>({
    amp: { kind: 'sign', length: 0, spoken: 'và' },
    lt: { kind: 'sign', length: 0, spoken: 'nhỏ hơn' },
    gt: { kind: 'sign', length: 0, spoken: 'lớn hơn' },
    nbsp: { kind: 'space', length: 0, spoken: '' },
    quot: { kind: 'space', length: 0, spoken: '' },
    apos: { kind: 'space', length: 0, spoken: '' },
    ndash: { kind: 'pause', length: 0, spoken: ',' },
    mdash: { kind: 'pause', length: 0, spoken: ',' },
    hellip: { kind: 'pause', length: 0, spoken: '.' },
  }),
);

/** The same references by number. */
const NUMBERED: Readonly<Record<number, string>> = {
  34: 'quot',
  38: 'amp',
  39: 'apos',
  60: 'lt',
  62: 'gt',
  160: 'nbsp',
  8211: 'ndash',
  8212: 'mdash',
  8230: 'hellip',
};

function readEntity(written: string, name: string | undefined, code: number): Reading {
  const known = ENTITIES.get(name?.toLowerCase() ?? NUMBERED[code] ?? '');
  if (known !== undefined) return { ...known, length: written.length };
  return { kind: 'unread', length: written.length, spoken: '', unread: { text: written, offset: 0 } };
}

/** Tags of web pages are left out and reported; those that begin or end a paragraph also end the line. */
export const readMarkup: Reader = (place) => {
  const sign = place.text[place.at];
  if (sign === '&') {
    const [written, name, decimal, hexadecimal] = matchAt(ENTITY, place) ?? [];
    if (written === undefined) return null;
    return readEntity(
      written,
      name,
      decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal),
    );
  }
  if (sign !== '<') return null;
  const [written, tag = ''] = matchAt(PROGRAM, place) ?? matchAt(TAG, place) ?? [];
  if (written === undefined) return null;
  const kind = LINES.has(tag.toLowerCase()) ? 'line' : 'unread';
  return { kind, length: written.length, spoken: '', unread: { text: written, offset: 0 } };
};
