import { readAddress } from './addresses.ts';
import { readCode, readNumberedName, readPlate, readRoad, readStrain, readWeekday } from './codes.ts';
import { readCoordinate } from './coordinates.ts';
import { readDate } from './dates.ts';
import { readRatio } from './fractions.ts';
import { readHouseNumber } from './house-numbers.ts';
import { readLegalLetters, readLegalSymbol } from './legal-symbols.ts';
import { readListLetter, readListNumeral } from './list-numerals.ts';
import { readMarkup } from './markup.ts';
import { readNumberList, readScore, readSpacedNumber } from './number-rows.ts';
import type { NumeralStyle } from './numerals.ts';
import { readPhoneNumber } from './phone-numbers.ts';
import { readCompoundMeasure, readLoneMeasure, readQuantity, readRate } from './quantities.ts';
import type { Kind, LexiconEntry, Place, Reader, Reading } from './reader.ts';
import { readRomanNumeral } from './roman-numerals.ts';
import { readSign, readTimes } from './signs.ts';
import { isFigure, rangeOf } from './spoken-class.ts';
import { readTime } from './times.ts';
import { readAbbreviation, readFromLexicon, readPlainWord, readWord } from './words.ts';

/** Readers of what begins with a digit, the most telling first. */
const FROM_DIGIT: readonly Reader[] = [
  readAddress,
  readListNumeral,
  readSpacedNumber,
  readPhoneNumber,
  readLegalSymbol,
  readHouseNumber,
  readPlate,
  readCoordinate,
  readDate,
  readTime,
  readRatio,
  readScore,
  readNumberList,
  readCompoundMeasure,
  readNumberedName,
  readQuantity,
];

/** Readers of what begins with a letter. */
const FROM_LETTER: readonly Reader[] = [
  readPlainWord,
  readFromLexicon,
  readAddress,
  readListLetter,
  readLegalLetters,
  readTimes,
  readRoad,
  readWeekday,
  readAbbreviation,
  readRomanNumeral,
  readLoneMeasure,
  readStrain,
  readCode,
  readWord,
];

/** Readers of what begins with any other sign. */
const FROM_SIGN: readonly Reader[] = [
  readMarkup,
  readPhoneNumber,
  readListNumeral,
  readLegalLetters,
  readTimes,
  readRate,
  readSign,
];

/** A piece of text that was read, and where it stands. */
export interface Piece extends Reading {
  readonly at: number;
}

const SPACE = /[^\S\n]+/uy;
const LINE = /\s*\n\s*/y;

const ONE_SPACE: Reading = { kind: 'space', length: 1, spoken: '' };

function whiteSpaceAt(text: string, at: number): Reading | null {
  const sign = text[at] ?? ' ';
  if (!/\s/.test(sign)) return null;
  if (sign === ' ' && /\S/.test(text[at + 1] ?? ' ')) return ONE_SPACE;
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

const WORDS: ReadonlySet<Kind> = new Set(['word', 'name', 'abbreviation', 'letters']);

function seenAfter(seen: Seen, { kind }: Reading): Seen {
  if (kind === 'line') return NOTHING_SEEN;
  if (kind === 'space') return seen;
  const counts = isFigure(kind) || kind === 'phone';
  return {
    previous: kind,
    lastFigure: counts ? kind : seen.lastFigure,
    saidPhone: seen.saidPhone || kind === 'phone',
    wordsSinceFigure: counts ? 0 : seen.wordsSinceFigure + (WORDS.has(kind) ? 1 : 0),
  };
}

/** Where the last piece stands that is no space, from `before` backwards; −1 when there is none. */
function lastOf(pieces: readonly Piece[], before: number): number {
  let index = before;
  while (index >= 0 && pieces[index]?.kind === 'space') index -= 1;
  return index;
}

/**
 * Joins a figure with the figure and the dash before it: `150` `-` `200 mm` is one range. A dash between figures that
 * make no range, as between a day and an hour, stays by itself.
 */
function joinRange(pieces: Piece[], last: Piece): void {
  const dashAt = lastOf(pieces, pieces.length - 1);
  const dash = pieces[dashAt];
  const firstAt = lastOf(pieces, dashAt - 1);
  const first = pieces[firstAt];
  const kind = dash?.kind === 'between' && first !== undefined ? rangeOf(first.kind, last.kind) : null;
  if (kind === null || first === undefined || dash === undefined) {
    pieces.push(last);
    return;
  }
  const doubtful = first.doubtful === true || last.doubtful === true;
  pieces.length = firstAt;
  pieces.push({
    kind,
    at: first.at,
    length: last.at + last.length - first.at,
    spoken: `${first.spoken} ${dash.spoken} ${last.spoken}`,
    ...(doubtful ? { doubtful } : {}),
  });
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
    if (isFigure(reading.kind)) joinRange(pieces, { ...reading, at });
    else pieces.push({ ...reading, at });
    seen = seenAfter(seen, reading);
    at += reading.length;
  }
  return pieces;
}
