/** Words of devices that are with the CMS at a time: it writes each into its database. */
const AT_ONCE = 8;

/**
 * Passes what devices say on, few at a time and of each device the newest alone and one at a time: ten thousand report in the
 * second of an emergency, and the CMS would answer none of them in time (D63).
 *
 * @param pass hands one word over
 * @param onError told of each that was not taken
 */
export function reportPasser<Word extends { readonly device: string }>(
  pass: (word: Word) => Promise<void>,
  onError: (word: Word, error: unknown) => void,
): (word: Word) => void {
  const waiting = new Map<string, Word>();
  const passing = new Set<string>();
  const next = () => {
    for (const [device, word] of waiting) {
      if (passing.size >= AT_ONCE) return;
      if (passing.has(device)) continue;
      waiting.delete(device);
      passing.add(device);
      void pass(word)
        .catch((error: unknown) => onError(word, error))
        .finally(() => {
          passing.delete(device);
          next();
        });
    }
  };
  return (word) => {
    waiting.set(word.device, word);
    next();
  };
}
