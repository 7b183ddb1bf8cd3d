import type { Said } from '../language/said.ts';

/** Languages other than Vietnamese and English that residents speak. Source of the tags: ISO 639-3. */
const minorityLanguages = {
  hmn: { vi: 'Tiếng Mông', en: 'Hmong' },
  tyz: { vi: 'Tiếng Tày', en: 'Tày' },
  blt: { vi: 'Tiếng Thái', en: 'Tai Dam' },
  mtq: { vi: 'Tiếng Mường', en: 'Mường' },
  nut: { vi: 'Tiếng Nùng', en: 'Nùng' },
  ium: { vi: 'Tiếng Dao', en: 'Dao' },
  hni: { vi: 'Tiếng Hà Nhì', en: 'Hani' },
  rad: { vi: 'Tiếng Ê-đê', en: 'Rade' },
  jra: { vi: 'Tiếng Gia Rai', en: 'Jarai' },
  bdq: { vi: 'Tiếng Ba Na', en: 'Bahnar' },
  sed: { vi: 'Tiếng Xơ Đăng', en: 'Sedang' },
  kpm: { vi: 'Tiếng Cơ Ho', en: 'Koho' },
  hre: { vi: 'Tiếng Hrê', en: 'Hrê' },
  brv: { vi: 'Tiếng Bru - Vân Kiều', en: 'Bru' },
  cjm: { vi: 'Tiếng Chăm', en: 'Cham' },
  km: { vi: 'Tiếng Khmer', en: 'Khmer' },
  zh: { vi: 'Tiếng Hoa', en: 'Chinese' },
} as const satisfies Record<string, Said>;

const everyLanguage = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
  ...minorityLanguages,
} as const satisfies Record<string, Said>;

function optionsOf(names: Record<string, Said>) {
  return Object.entries(names).map(([value, { vi, en }]) => ({ value, label: { vi, en } }));
}

/** What a text may be written in. */
export const languageOptions = optionsOf(everyLanguage);
/** What a site may name as its residents' languages. */
export const minorityOptions = optionsOf(minorityLanguages);
