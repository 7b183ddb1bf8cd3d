/** How often a long step says that it is still going, ms. */
const BEAT_MS = 5_000;

/** Runs a step, saying what it is, that it is still going, and how long it took. */
export async function say<T>(what: string, step: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  process.stdout.write(`${what} …\n`);
  const beat = setInterval(() => process.stdout.write(`  … ${seconds()}\n`), BEAT_MS);
  try {
    const result = await step();
    process.stdout.write(`  ✓ ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/** Rows of text in columns that line up; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
