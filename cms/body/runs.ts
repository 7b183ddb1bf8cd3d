import type { Run } from '@nguon/content-model/block';

/** A space between two pieces that would otherwise grow together. */
const SPACE: Run = { text: ' ' };

function sameLook(a: Run, b: Run): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.href === b.href;
}

function merged(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (last !== undefined && sameLook(last, run))
      kept[kept.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') kept.push(run);
  }
  return kept;
}

/** Runs as they are kept: equal neighbours are one, text is composed (NFC), no space at either end (K3, K4). */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const kept = merged(runs).map((run) => ({
    ...run,
    text: run.text.normalize('NFC').replace(/[\r\n\t]+/g, ' '),
  }));
  const trimmed = kept.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === kept.length - 1 ? start.trimEnd() : start };
  });
  const filled = trimmed.filter(({ text }) => text !== '');
  return filled.length === kept.length ? filled : tidyRuns(filled);
}

/** Lines as one line, a space between them. */
export function inOneLine(lines: readonly (readonly Run[])[]): Run[] {
  return tidyRuns(lines.flatMap((line, index) => (index === 0 ? line : [SPACE, ...line])));
}

/** Pieces as one line that reads as a list: a semicolon between two, unless the first ends in a stop of its own. */
export function asSeries(pieces: readonly (readonly Run[])[]): Run[] {
  const filled = pieces.filter((piece) => piece.length > 0);
  return tidyRuns(
    filled.flatMap((piece, index) => {
      const before = filled[index - 1]?.at(-1)?.text;
      if (before === undefined) return piece;
      return [/[.,;:!?…]$/.test(before) ? SPACE : { text: '; ' }, ...piece];
    }),
  );
}
