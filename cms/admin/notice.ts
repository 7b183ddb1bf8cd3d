const KEY = 'nguon-notice';

/** Keeps a sentence for the page that is about to load. */
export function keepNotice(text: string): void {
  sessionStorage.setItem(KEY, text);
}

/** The sentence kept for this page, once; `null` when there is none. */
export function takeNotice(): string | null {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text;
}
