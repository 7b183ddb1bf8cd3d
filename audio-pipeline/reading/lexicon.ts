import type { LexiconEntry } from './reader.ts';

/** How a commune says certain words and names: written form to spoken form. Letter case does not matter. */
export type Lexicon = Readonly<Record<string, string>>;

/** Names and loan words that letter rules get wrong. A commune's own lexicon comes before it. */
const USUAL: Lexicon = {
  VNeID: 'vi en ai đi',
  VssID: 'vi ét ét ai đi',
  OTP: 'ô tê pê',
  'mã QR': 'mã quy rờ',
  QR: 'quy rờ',
  SMS: 'ét em ét',
  SIM: 'sim',
  LED: 'lét',
  Zalo: 'da lô',
  Facebook: 'phây búc',
  YouTube: 'diu túp',
  Telegram: 'tê lê gam',
  TikTok: 'tích tóc',
  Google: 'gu gồ',
  internet: 'in-tơ-nét',
  website: 'oép-sai',
  email: 'i-meo',
  'e-mail': 'i-meo',
  wifi: 'oai-phai',
  'Wi-Fi': 'oai-phai',
  video: 'vi-đê-ô',
  livestream: 'lai-xờ-trim',
  deepfake: 'đíp-phếch',
  link: 'lin',
  'App Store': 'áp xờ-to',
  'CH Play': 'xê hát pờ-lây',
  apk: 'a pê ca',
  passcode: 'pát-cốt',
  VinGroup: 'vin-gờ-rúp',
  'Covid-19': 'cô-vít mười chín',
  'COVID-19': 'cô-vít mười chín',
  "H'Mông": 'Mông',
  'H’Mông': 'Mông',
  Hmông: 'Mông',
  Jrai: 'Gia Rai',
};

/** A lexicon ready for reading: entries by first word, longest first. */
export function preparedLexicon(own: Lexicon): ReadonlyMap<string, readonly LexiconEntry[]> {
  const entries = [...Object.entries(own), ...Object.entries(USUAL)].map(([written, spoken]) => ({
    written: written.normalize('NFC').toLowerCase(),
    spoken: spoken.normalize('NFC'),
  }));
  const byFirst = Map.groupBy(
    entries,
    ({ written }) => /^[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/u.exec(written)?.[0] ?? '',
  );
  return new Map(
    [...byFirst].map(([first, group]) => [
      first,
      group.toSorted((a, b) => b.written.length - a.written.length),
    ]),
  );
}
