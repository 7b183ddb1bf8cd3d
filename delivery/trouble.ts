import type { UnitKey } from '@nguon/content-model/unit';
import type { Failure } from './deliver-devices.ts';

/** The work in which something of a unit could not be delivered. */
export type Work =
  | 'intake'
  | 'home'
  | 'site'
  | 'host'
  | 'files'
  | 'alarm'
  | 'manifests'
  | 'devices'
  | 'answers'
  | 'aloud'
  | 'cards';

/** What could not be delivered of each unit, all of it, until the work that failed succeeds. */
export interface Trouble {
  /** The work came to an end with these failures; the editor is told all of the unit's. */
  set(unit: UnitKey, work: Work, failures: readonly Failure[]): void;
  /** The work succeeded; the editor is told only if it had failed before. */
  clear(unit: UnitKey, work: Work): void;
}

/** The CMS keeps the latest receipt of a unit: so each tells of everything, not of the latest work alone. */
export function troubleBook(tell: (unit: UnitKey, failures: readonly Failure[]) => void): Trouble {
  const book = new Map<UnitKey, Map<Work, readonly Failure[]>>();
  const set = (unit: UnitKey, work: Work, failures: readonly Failure[]) => {
    const known = book.get(unit) ?? new Map<Work, readonly Failure[]>();
    if (failures.length > 0) known.set(work, failures);
    else known.delete(work);
    if (known.size > 0) book.set(unit, known);
    else book.delete(unit);
    tell(unit, [...known.values()].flat());
  };
  return {
    set,
    clear(unit, work) {
      if (book.get(unit)?.has(work)) set(unit, work, []);
    },
  };
}
