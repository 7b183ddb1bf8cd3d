import type { Clause } from './clause.ts';
import type { Watched } from './watched.ts';

/** How one clause went. */
export interface Verdict {
  readonly section: number;
  readonly says: string;
  /** What the device did instead; `null`: it kept the clause. */
  readonly breach: string | null;
}

/** A verdict as one line of the table. */
export function lineOf({ section, says, breach }: Verdict): string {
  return breach === null ? `✓  ${section}  ${says}` : `✗  ${section}  ${says}: ${breach}`;
}

/**
 * Tries a device clause by clause; one that is broken does not stop the others.
 * @param onVerdict told of each as it is known
 */
export async function tryDevice<Device extends Watched>(
  device: Device,
  clauses: readonly Clause<Device>[],
  onVerdict: (verdict: Verdict) => void,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { section, says, breach } of clauses) {
    const found = await breach(device).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    const verdict = { section, says, breach: found };
    verdicts.push(verdict);
    onVerdict(verdict);
  }
  return verdicts;
}
