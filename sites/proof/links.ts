/** What a page leads to, and the places on it that others may lead to. */
export interface PageLinks {
  readonly links: readonly string[];
  readonly places: ReadonlySet<string>;
}

const signs: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#38': '&',
  '#39': "'",
};

const decoded = (value: string) => value.replace(/&(#?\w+);/g, (whole, name: string) => signs[name] ?? whole);

function values(html: string, attribute: RegExp): string[] {
  return [...html.matchAll(attribute)].map(([, value = '']) => decoded(value));
}

/** Addresses in structured data; names of things (`@id`) and patterns of addresses lead nowhere. */
function addressesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return /^https?:\/\//.test(value) && !['@id', '@context', 'urlTemplate'].includes(key) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => addressesIn(part, name));
}

/** Every address in a page: of links, files, forms, pictures in sizes, fonts, shared cards and structured data. */
export function linksOf(html: string): PageLinks {
  const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const markup = html.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
  return {
    links: [
      ...values(markup, /\s(?:href|src|action|poster)="([^"]*)"/g),
      ...values(markup, /\ssrcset="([^"]*)"/g).flatMap((sizes) =>
        sizes.split(', ').map((size) => size.split(' ')[0] ?? ''),
      ),
      ...values(markup, /<meta property="og:(?:url|image)" content="([^"]*)"/g),
      ...values(markup, /url\("?(\/[^)"]+)/g),
      ...addressesIn(JSON.parse(data)),
    ],
    places: new Set(values(markup, /\sid="([^"]*)"/g)),
  };
}
