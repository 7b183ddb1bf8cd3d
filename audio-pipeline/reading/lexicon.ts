import type { LexiconEntry } from './reader.ts';

/** How a commune says certain words and names: written form to spoken form. Letter case does not matter. */
export type Lexicon = Readonly<Record<string, string>>;

/** Names and loan words that letter rules get wrong. A commune's own lexicon comes before it. */
const USUAL: Lexicon = {
  VNeID: 'vi en ai đi',
  VssID: 'vi ét ét ai đi',
  OTP: 'ô tê pê',
  'mã QR': 'mã quy rờ',
  'QR Code': 'quy rờ cốt',
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
  Messenger: 'mét-xen-giơ',
  'Google Play': 'gu gồ pờ-lây',
  internet: 'in-tơ-nét',
  intranet: 'in-tra-nét',
  online: 'on-lai',
  'e-learning': 'i-lơ-ninh',
  'big data': 'bích đa-ta',
  hotline: 'hót-lai',
  app: 'áp',
  clip: 'clíp',
  Richter: 'rích-te',
  robot: 'rô-bốt',
  container: 'công-ten-nơ',
  marathon: 'ma-ra-tông',
  vitamin: 'vi-ta-min',
  paracetamol: 'pa-ra-xê-ta-môn',
  aspirin: 'át-xpi-rin',
  ibuprofen: 'i-bu-prô-phen',
  oresol: 'o-rê-dôn',
  'Cloramin B': 'cờ-lo-ra-min bê',
  Cloramin: 'cờ-lo-ra-min',
  Rota: 'rô-ta',
  Hib: 'híp',
  VietGAP: 'việt gáp',
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
  Viettel: 'viét-teo',
  Agribank: 'a-gờ-ri-banh',
  Vietcombank: 'viét-com-banh',
  fanpage: 'phen-pết',
  camera: 'ca-mê-ra',
  gas: 'ga',
  karaoke: 'ca-ra-ô-kê',
  offline: 'óp-lai',
  smartphone: 'sờ-mát-phôn',
  Android: 'an-đờ-roi',
  laptop: 'láp-tóp',
  'Covid-19': 'cô-vít mười chín',
  'COVID-19': 'cô-vít mười chín',
  "H'Mông": 'Mông',
  'H’Mông': 'Mông',
  Hmông: 'Mông',
  Jrai: 'Gia Rai',
};

type Ready = ReadonlyMap<string, readonly LexiconEntry[]>;

/** Entries by first word, longest first; of equal ones the first wins. */
function ready(pairs: readonly (readonly [written: string, spoken: string])[]): Ready {
  const entries = pairs.map(([written, spoken]) => ({
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

const USUAL_READY = ready(Object.entries(USUAL));

/** A commune's lexicon and, behind it, the usual one, ready for reading. */
export function preparedLexicon(own: Lexicon): Ready {
  const pairs = Object.entries(own);
  return pairs.length === 0 ? USUAL_READY : ready([...pairs, ...Object.entries(USUAL)]);
}
