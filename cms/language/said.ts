import type { PayloadRequest } from 'payload';

/** A sentence or label in the languages of the administration, Vietnamese first. */
export interface Said {
  readonly vi: string;
  readonly en: string;
}

type Asker = { readonly i18n?: Pick<PayloadRequest['i18n'], 'language'> };

/** The sentence in the reader's language; Vietnamese unless they asked for English. */
export function inLanguage(said: Said, { i18n }: Asker): string {
  return i18n?.language === 'en' ? said.en : said.vi;
}
