/** Addresses that people and other systems expect of every site, and where each leads (G101). */
export const shortAddresses: Readonly<Record<string, string>> = { '/rss': '/rss.xml' };
