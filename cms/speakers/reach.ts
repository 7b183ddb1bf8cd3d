/** Of a cluster's register: who hears it. */
export interface Heard {
  readonly villages?: readonly { readonly name: string; readonly households?: number | null }[] | null;
}

/** Whom clusters reach together. */
export interface Reach {
  /** Villages that hear at least one cluster. */
  readonly villages: number;
  /** Households that hear one; of a village that hears several, the most that one reaches. */
  readonly households: number;
}

/** Villages are told apart by their names, whatever their letters' size and the spaces around. */
const named = (name: string): string => name.normalize('NFC').trim().toLocaleLowerCase('vi');

/** Whom a station's clusters reach: a village that hears two of them counts once (W102). */
export function reachOf(clusters: readonly Heard[]): Reach {
  const households = new Map<string, number>();
  for (const { villages } of clusters) {
    for (const { name, households: heard } of villages ?? []) {
      households.set(named(name), Math.max(households.get(named(name)) ?? 0, heard ?? 0));
    }
  }
  return {
    villages: households.size,
    households: [...households.values()].reduce((sum, heard) => sum + heard, 0),
  };
}
