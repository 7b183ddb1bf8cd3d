import { readFileSync } from 'node:fs';
import { type Accent, SPOKEN_CLASSES, type SpokenClass } from './script.ts';

/** One row of the reviewed table in `cases/`: what is written and what an announcer says for it. */
export interface ScriptCase {
  /** What the row is about; a span of this class is in it. */
  readonly class: SpokenClass;
  readonly accent: Accent;
  readonly written: string;
  /** As a script has it; the full stop at the end of a line is left out. */
  readonly spoken: string;
  /** Where the text is from: a plan, a sample notice, or the kind of notice it is written in the manner of. */
  readonly source: string;
}

/** A row that our rules read otherwise, and why that is left so. */
export interface KnownWrong extends ScriptCase {
  readonly reason: string;
}

const ACCENTS: readonly string[] = ['northern', 'central', 'southern'] satisfies readonly Accent[];
/** How the table writes the end of a line. */
const LINE_END = /⏎/g;

/** The cells of a table under its heading, each row as wide as the heading. */
function cellsOf(file: string, columns: number): string[][] {
  const [, ...lines] = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const [kind = '', accent = ''] = cells;
    const isKnown = (SPOKEN_CLASSES as readonly string[]).includes(kind) && ACCENTS.includes(accent);
    if (cells.length !== columns || cells.includes('') || !isKnown)
      throw new RangeError(`${file}, line ${index + 2}: ${line}`);
    return cells;
  });
}

function caseOf([
  kind = '',
  accent = '',
  written = '',
  spoken = '',
  source = '',
]: readonly string[]): ScriptCase {
  return {
    class: kind as SpokenClass,
    accent: accent as Accent,
    written: written.replace(LINE_END, '\n'),
    spoken: spoken.replace(LINE_END, '\n'),
    source,
  };
}

/** A whole plan as it was issued, with its headings, lists and footnote marks. */
export const wholePlan: string = readFileSync(new URL('cases/muong-te-2024.txt', import.meta.url), 'utf8');

/** Word for word from the five plans. */
export const planCases: readonly ScriptCase[] = cellsOf('plans.tsv', 5).map(caseOf);

/** Expected readings, written from knowledge of Vietnamese. The table is the judge of the rules, never their output. */
export const scriptCases: readonly ScriptCase[] = [
  ...planCases,
  ...cellsOf('sample-notices.tsv', 5).map(caseOf),
  ...cellsOf('official-style.tsv', 5).map(caseOf),
];

/** What the rules cannot tell yet; each row counts as wrong. */
export const knownWrong: readonly KnownWrong[] = cellsOf('known-wrong.tsv', 6).map((cells) => ({
  ...caseOf(cells),
  reason: cells[5] ?? '',
}));
