import type { UnitCoverage } from '@nguon/content-model/coverage';
import type { Reason } from '@nguon/content-model/site-check';
import { siteSections } from '@nguon/content-model/site-section';
import { foldForSearch } from '@nguon/content-model/text';
import { fullName } from '@nguon/content-model/unit';
import type { Said } from '../language/said.ts';
import type { CoverageWords } from './coverage-words.ts';

/** Which units the list shows; empty texts choose all. */
export interface Choice {
  readonly type: string;
  readonly state: string;
  /** A gap by its key. */
  readonly why: string;
  readonly name: string;
}

export const everything: Choice = { type: '', state: '', why: '', name: '' };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the choice from the address; what is not a plain text chooses nothing. */
export function choiceIn(query: Query | undefined): Choice {
  const text = (name: keyof Choice) => {
    const value = query?.[name];
    return typeof value === 'string' ? value.slice(0, 100) : '';
  };
  return { type: text('type'), state: text('state'), why: text('why'), name: text('name') };
}

/** The address that shows a choice, at the list. */
export function addressOfChoice(choice: Partial<Choice>): string {
  const query = new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== ''));
  return `/admin/coverage?${query}#units`;
}

const sectionNames = Object.keys(siteSections) as (keyof typeof siteSections)[];

/** What is in the way, apart from the site it is in the way of: `missing documents`, `stale`. */
export function gapKey({ kind, address }: Reason): string {
  if (kind !== 'missing' && kind !== 'empty') return kind;
  const path = address === null ? '' : new URL(address).pathname;
  return `${kind} ${sectionNames.find((name) => siteSections[name].address === path) ?? path}`;
}

/** A gap in words. */
export function gapSaid(key: string, words: CoverageWords, language: keyof Said): string {
  const [kind = '', name = ''] = key.split(' ');
  const section = sectionNames.find((known) => known === name);
  const said = section === undefined ? name : siteSections[section][language];
  if (kind === 'missing') return words.gapMissing(said);
  if (kind === 'empty') return words.gapEmpty(said);
  return Object.entries(words.gapKinds).find(([known]) => known === kind)?.[1] ?? key;
}

/** How many units each gap holds back, the most first. */
export function gapsIn(rows: readonly UnitCoverage[]): { readonly key: string; readonly units: number }[] {
  const counts = new Map<string, number>();
  for (const { reasons } of rows) {
    for (const key of new Set(reasons.map(gapKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, units]) => ({ key, units }))
    .toSorted((a, b) => b.units - a.units || a.key.localeCompare(b.key));
}

/** The units of a choice (Q20). */
export function chosen(rows: readonly UnitCoverage[], { type, state, why, name }: Choice): UnitCoverage[] {
  const wanted = foldForSearch(name.trim());
  return rows.filter(
    ({ unit, live, reasons }) =>
      (type === '' || unit.type === type) &&
      (state === '' || state === (live ? 'live' : 'gap')) &&
      (why === '' || reasons.some((reason) => gapKey(reason) === why)) &&
      (wanted === '' || unit.code.startsWith(wanted) || foldForSearch(fullName(unit)).includes(wanted)),
  );
}
