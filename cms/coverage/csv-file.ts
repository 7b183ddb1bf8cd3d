import type { PayloadRequest } from 'payload';
import type { Said } from '../language/said.ts';

/** A CSV file to be kept by whoever asked for it. */
export function csvFile(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

/** The language in which the asker reads the administration. */
export function languageOf({ i18n }: PayloadRequest): keyof Said {
  return i18n.language === 'en' ? 'en' : 'vi';
}
