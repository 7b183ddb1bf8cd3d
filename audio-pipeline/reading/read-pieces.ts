import { readAddress } from './addresses.ts';
import { readDate, readRatio } from './dates.ts';
import { readLegalLetters, readLegalSymbol } from './legal-symbols.ts';
import { COUNTED_OUT_OF } from './measures.ts';
import type { NumeralStyle } from './numerals.ts';
import { readPhoneNumber } from './phone-numbers.ts';
import { readNumberedName, readNumberList, readQuantity, readRate } from './quantities.ts';
import type { Kind, LexiconEntry, Place, Reader, Reading } from './reader.ts';
import { readRomanNumeral } from './roman-numerals.ts';
import { readListNumeral, readSign, readTimes } from './signs.ts';
import { readTime } from './times.ts';
import { readAbbreviation, readCode, readFromLexicon, readLoneMeasure, readWord } from './words.ts';

/** Readers of what begins with a digit, the most telling first. */
const FROM_DIGIT: readonly Reader[] = [
  readAddress,
  readListNumeral,
  readPhoneNumber,
  readLegalSymbol,
  readDate,
  readTime,
  readRatio(COUNTED_OUT_OF),
  readNumberList,
  readNumberedName,
  readQuantity,
];

/** Readers of what begins with a letter. */
const FROM_LETTER: readonly Reader[] = [
  readFromLexicon,
  readAddress,
  readListNumeral,
  readLegalLetters,
  readTimes,
  readAbbreviation,
  readRomanNumeral,
  readLoneMeasure,
  readCode,
  readWord,
];

/** Readers of what begins with any other sign. */
const FROM_SIGN: readonly Reader[] = [readPhoneNumber, readLegalLetters, readTimes, readRate, readSign];

/** A piece of text that was read, and where it stands. */
export interface Piece extends Reading {
  readonly at: number;
}

const FIGURES: ReadonlySet<Kind> = new Set(['number', 'quantity', 'date', 'time', 'phone']);
const SPACE = /[^\S\n]+/uy;
const LINE = /\s*\n\s*/y;

function whiteSpaceAt(text: string, at: number): Reading | null {
  LINE.lastIndex = at;
  const line = LINE.exec(text)?.[0];
  if (line !== undefined) return { kind: 'line', length: line.length, spoken: '' };
  SPACE.lastIndex = at;
  const space = SPACE.exec(text)?.[0];
  return space === undefined ? null : { kind: 'space', length: space.length, spoken: '' };
}

function readersFor(sign: string): readonly Reader[] {
  if (sign >= '0' && sign <= '9') return FROM_DIGIT;
  return /\p{L}/u.test(sign) ? FROM_LETTER : FROM_SIGN;
}

function readAt(place: Place): Reading {
  for (const read of readersFor(String.fromCodePoint(place.text.codePointAt(place.at) ?? 0x20))) {
    const reading = read(place);
    if (reading !== null) return reading;
  }
  throw new RangeError(`no reader for the sign at ${place.at}`);
}

/** What was read before on the line. */
type Seen = Pick<Place, 'previous' | 'lastFigure' | 'saidPhone' | 'wordsSinceFigure'>;

const NOTHING_SEEN: Seen = { previous: null, lastFigure: null, saidPhone: false, wordsSinceFigure: 0 };

function seenAfter(seen: Seen, { kind }: Reading): Seen {
  if (kind === 'line') return NOTHING_SEEN;
  if (kind === 'space') return seen;
  const isFigure = FIGURES.has(kind);
  return {
    previous: kind,
    lastFigure: isFigure ? kind : seen.lastFigure,
    saidPhone: seen.saidPhone || kind === 'phone',
    wordsSinceFigure: isFigure ? 0 : seen.wordsSinceFigure + (kind === 'word' ? 1 : 0),
  };
}

/**
 * Parts composed text into pieces, each read by the first reader whose class it is. Every reader looks a bounded way
 * around, so the work grows with the length of the text and no faster.
 */
export function readPieces(
  text: string,
  style: NumeralStyle,
  lexicon: ReadonlyMap<string, readonly LexiconEntry[]>,
): Piece[] {
  const pieces: Piece[] = [];
  let seen = NOTHING_SEEN;
  for (let at = 0; at < text.length; ) {
    const reading = whiteSpaceAt(text, at) ?? readAt({ text, at, style, lexicon, ...seen });
    pieces.push({ ...reading, at });
    seen = seenAfter(seen, reading);
    at += reading.length;
  }
  return pieces;
}
