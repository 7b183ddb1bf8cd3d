import { spelled } from './letters.ts';
import { cardinal } from './numerals.ts';
import { matchAt, type Place, type Reader, textAfter, textBefore } from './reader.ts';

/** Forms of documents by their symbol. Source: Nghị định 30/2020/NĐ-CP, phụ lục III. */
const FORMS: Readonly<Record<string, string>> = {
  NQ: 'nghị quyết',
  QĐ: 'quyết định',
  CT: 'chỉ thị',
  QC: 'quy chế',
  QyĐ: 'quy định',
  TC: 'thông cáo',
  TB: 'thông báo',
  HD: 'hướng dẫn',
  CTr: 'chương trình',
  CTrHĐ: 'chương trình hành động',
  KH: 'kế hoạch',
  PA: 'phương án',
  ĐA: 'đề án',
  DA: 'dự án',
  BC: 'báo cáo',
  BB: 'biên bản',
  TTr: 'tờ trình',
  HĐ: 'hợp đồng',
  CĐ: 'công điện',
  CV: 'công văn',
  GM: 'giấy mời',
  NĐ: 'nghị định',
  TT: 'thông tư',
  TTLT: 'thông tư liên tịch',
  KL: 'kết luận',
  PL: 'pháp lệnh',
  L: 'luật',
};

/** Who issues documents, by symbol. */
const BODIES: Readonly<Record<string, string>> = {
  TTg: 'Thủ tướng Chính phủ',
  CP: 'Chính phủ',
  QH: 'Quốc hội',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  CTN: 'Chủ tịch nước',
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  TW: 'Trung ương',
  TU: 'Tỉnh ủy',
  HU: 'Huyện ủy',
  ĐU: 'Đảng ủy',
  BTTTT: 'Bộ Thông tin và Truyền thông',
  BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch',
  BYT: 'Bộ Y tế',
  BNV: 'Bộ Nội vụ',
  BTC: 'Bộ Tài chính',
  BCA: 'Bộ Công an',
  BQP: 'Bộ Quốc phòng',
  BTP: 'Bộ Tư pháp',
  BCT: 'Bộ Công Thương',
  BXD: 'Bộ Xây dựng',
  BGDĐT: 'Bộ Giáo dục và Đào tạo',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn',
  BTNMT: 'Bộ Tài nguyên và Môi trường',
  BLĐTBXH: 'Bộ Lao động, Thương binh và Xã hội',
  VPCP: 'Văn phòng Chính phủ',
  STTTT: 'Sở Thông tin và Truyền thông',
  TTCS: 'thông tin cơ sở',
  BTGTW: 'Ban Tuyên giáo Trung ương',
  BTGDVTW: 'Ban Tuyên giáo và Dân vận Trung ương',
  BTCTW: 'Ban Tổ chức Trung ương',
  MTTQ: 'Mặt trận Tổ quốc',
  BTV: 'Ban Thường vụ',
  SYT: 'Sở Y tế',
  STC: 'Sở Tài chính',
  SNV: 'Sở Nội vụ',
  SXD: 'Sở Xây dựng',
  SCT: 'Sở Công Thương',
  STP: 'Sở Tư pháp',
  SNNMT: 'Sở Nông nghiệp và Môi trường',
  SGDĐT: 'Sở Giáo dục và Đào tạo',
  SKHCN: 'Sở Khoa học và Công nghệ',
  SVHTTDL: 'Sở Văn hóa, Thể thao và Du lịch',
  BCĐ: 'ban chỉ đạo',
  BCH: 'ban chỉ huy',
};

const NUMBERED =
  /(\d{1,6})(?:\/(\d{4}))?\s?\/((?:[A-ZĐ][\p{L}]{0,9}\d{0,2})(?:[-&][A-ZĐ][\p{L}]{0,9}\d{0,2}){0,3})(?![\p{L}\d])/uy;
const PARTY = /(\d{1,6})\s?-\s?([A-ZĐ]{2}\p{L}{0,3})\/([A-ZĐ]{2,5})(?![\p{L}\d])/uy;
const UNNUMBERED = /\/?([A-ZĐ]\p{L}{0,5})-([A-ZĐ]\p{L}{1,8})(?:-([A-ZĐ]{2,6}))?(?![\p{L}\d])/uy;
/** The body is named right after the symbol: `ngày 20/01/2020 của Thủ tướng Chính phủ`. */
const NAMES_BODY = /^(?:,? ngày (?:[\d/.]+|\d+ tháng \d+ năm \d+))?,? của /u;

function bodyWords(code: string, place: Place): string {
  const [, letters = code, term = ''] = /^(\p{L}+?)(\d{1,2})$/u.exec(code) ?? [];
  const name = BODIES[letters] ?? spelled(letters);
  return term === '' ? name : `${name} khóa ${cardinal(term, place.style)}`;
}

/**
 * The letters of a symbol in words. The form is left out when it was just said ("Quyết định số …"), the issuing body
 * when it is named right after. A letter's symbol has no form and ends with who drafted it, which is not said.
 */
function lettersInWords(segments: readonly string[], place: Place, length: number): string {
  const [first = '', ...rest] = segments;
  const form = FORMS[first];
  const before = textBefore(place).toLowerCase();
  const isSaid =
    form !== undefined &&
    new RegExp(`(?:${form}|${first.toLowerCase()})(?:\\s+số)?:?\\s*$`, 'u').test(before);
  const isNamed = NAMES_BODY.test(textAfter(place, length));
  const codes = form === undefined ? segments.slice(0, 1) : rest;
  const bodies = isNamed ? [] : codes.map((code) => bodyWords(code, place));
  const said = [...(form === undefined || isSaid ? [] : [form]), ...bodies];
  const isLetter = form === undefined && !/^QH\d/.test(first);
  return said.length > 0 && (isSaid || isLetter) ? `của ${said.join(', ')}` : said.join(' ');
}

function known(segments: readonly string[]): boolean {
  return segments.some((code) => code in FORMS || code.replace(/\d+$/, '') in BODIES);
}

const readNumbered: Reader = (place) => {
  const [written, number = '', year, letters = ''] = matchAt(NUMBERED, place) ?? [];
  if (written === undefined) return null;
  const segments = letters.split(/[-&]/);
  if (!known(segments)) return null;
  const head = [cardinal(number, place.style), ...(year ? [`năm ${cardinal(year, place.style)}`] : [])].join(
    ' ',
  );
  const tail = lettersInWords(segments, place, written.length);
  const spoken = tail === '' ? head : `${head}${tail.startsWith('của ') ? ' ' : ', '}${tail}`;
  return { kind: 'legal-symbol', length: written.length, spoken };
};

/** `07-CT/TW`, `241-QĐ/TU`: the Party's way. */
const readParty: Reader = (place) => {
  const [written, number = '', form = '', body = ''] = matchAt(PARTY, place) ?? [];
  if (written === undefined || !known([form, body])) return null;
  const tail = lettersInWords([form, body], place, written.length);
  const head = cardinal(number, place.style);
  const spoken = tail === '' ? head : `${head}${tail.startsWith('của ') ? ' ' : ', '}${tail}`;
  return { kind: 'legal-symbol', length: written.length, spoken };
};

/** `49/2024/NĐ-CP`, `135/QĐ-TTg`, `31/2024/QH15`, `07-CT/TW`. */
export const readLegalSymbol: Reader = (place) => readNumbered(place) ?? readParty(place);

/** `KH-UBND` whose number is left open. */
export const readLegalLetters: Reader = (place) => {
  const [written, form = '', body = '', part] = matchAt(UNNUMBERED, place) ?? [];
  if (written === undefined || FORMS[form] === undefined || BODIES[body] === undefined) return null;
  const segments = [form, body, ...(part === undefined ? [] : [part])];
  return {
    kind: 'legal-symbol',
    length: written.length,
    spoken: lettersInWords(segments, place, written.length),
  };
};
