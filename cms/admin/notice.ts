const KEY = 'nguon-notice';

/** What came of a step, in words for the person who took it. */
export interface Notice {
  readonly good: boolean;
  readonly text: string;
}

/** Keeps a notice for the page that is about to load. */
export function keepNotice({ good, text }: Notice): void {
  sessionStorage.setItem(KEY, `${good ? '+' : '-'}${text}`);
}

/** The notice kept for this page, once; `null` when there is none. */
export function takeNotice(): Notice | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : { good: kept.startsWith('+'), text: kept.slice(1) };
}
