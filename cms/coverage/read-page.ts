import { readMarkup } from './read-markup.ts';

/** What a page says of itself. */
export interface PageSays {
  /** Does its `main` element say that there is nothing in it yet (G30)? */
  readonly isEmpty: boolean;
  /** The address that the page calls its own; `null` where it names none. */
  readonly canonical: string | null;
}

/**
 * Reads a page as a browser would, up to its `main` element. What stands in comments, texts and programs is not read.
 */
export function readPage(html: string): PageSays {
  let main: Readonly<Record<string, string>> | null = null;
  let canonical: string | null = null;
  readMarkup(html, 'html', {
    onopentag(name, attributes) {
      const relations = attributes['rel']?.toLowerCase().split(/\s+/) ?? [];
      if (name === 'main') main ??= attributes;
      else if (name === 'link' && relations.includes('canonical')) canonical ??= attributes['href'] ?? null;
    },
    isEnough: () => main !== null,
  });
  return { isEmpty: main !== null && 'data-empty' in main, canonical };
}

const plain = ({ hostname, pathname }: URL) => `${hostname}${pathname.replace(/\/$/, '')}`;

/** Does a page call another address its own than the one asked for (Q14)? */
export function isOtherPage(canonical: string | null, address: string): boolean {
  if (canonical === null) return false;
  const own = URL.parse(canonical, address);
  return own === null || plain(own) !== plain(new URL(address));
}
