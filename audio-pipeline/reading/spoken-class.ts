/** What a stretch of written text is, once it is read. Every word of a script belongs to one class. */
export const SPOKEN_CLASSES = [
  'word',
  'name',
  'abbreviation',
  'letters',
  'cardinal',
  'decimal',
  'fraction',
  'percentage',
  'temperature',
  'measure',
  'coordinate',
  'money',
  'duration',
  'time',
  'date',
  'range',
  'time-range',
  'date-range',
  'roman',
  'list-numeral',
  'legal-symbol',
  'code',
  'phone',
  'address',
  'sign',
] as const;

export type SpokenClass = (typeof SPOKEN_CLASSES)[number];

/** Classes that count something, so that a rate, a range or a sign of arithmetic may follow. */
const COUNTS: ReadonlySet<string> = new Set<SpokenClass>([
  'cardinal',
  'decimal',
  'fraction',
  'percentage',
  'temperature',
  'measure',
  'money',
  'duration',
  'range',
  'roman',
  'code',
]);

const DATES: ReadonlySet<string> = new Set<SpokenClass>(['date', 'date-range']);
const TIMES: ReadonlySet<string> = new Set<SpokenClass>(['time', 'time-range']);

export function isCount(kind: string | null): boolean {
  return kind !== null && COUNTS.has(kind);
}

export function isDate(kind: string | null): boolean {
  return kind !== null && DATES.has(kind);
}

/** Anything with digits but a telephone number, an address, a legal symbol. */
export function isFigure(kind: string | null): boolean {
  return kind !== null && (COUNTS.has(kind) || DATES.has(kind) || TIMES.has(kind));
}

/** The class of `from – to`, or `null` when the two cannot make a range, as a date and an hour cannot. */
export function rangeOf(from: string, to: string): SpokenClass | null {
  if (COUNTS.has(from) && COUNTS.has(to)) return 'range';
  if (DATES.has(from) && DATES.has(to)) return 'date-range';
  return TIMES.has(from) && TIMES.has(to) ? 'time-range' : null;
}
