import { type Indicator, percentSaid, type Target, type UnitCoverage } from '@nguon/content-model/coverage';
import {
  answerSaid,
  type Finding,
  mandatorySections,
  type SectionCheck,
} from '@nguon/content-model/site-check';
import { siteSections } from '@nguon/content-model/site-section';
import { unitKey } from '@nguon/content-model/unit';
import { moment } from '../admin/moment.ts';
import type { Said } from '../language/said.ts';
import { csvOf } from './csv.ts';

type Language = keyof Said;

const findingNames: Record<Finding, Said> = {
  present: { vi: 'có', en: 'present' },
  empty: { vi: 'chưa có nội dung', en: 'empty' },
  missing: { vi: 'không có', en: 'missing' },
};

const head = {
  vi: ['Khóa', 'Mã', 'Hiệu lực từ', 'Tên', 'Loại', 'Tên miền', 'Đang hoạt động'],
  en: ['Key', 'Code', 'Valid from', 'Name', 'Type', 'Host', 'Live'],
} as const;
const tail = {
  vi: ['Tin mới nhất', 'Lý do chưa đạt', 'Kiểm tra lúc'],
  en: ['Freshest', 'Reasons', 'Checked at'],
} as const;
const yesOrNo = { true: { vi: 'có', en: 'yes' }, false: { vi: 'không', en: 'no' } } as const;

const time = (instant: string | null | undefined) => (instant ? moment(instant) : '');

function sectionCell(check: SectionCheck | undefined, language: Language): string {
  if (check === undefined) return '';
  const found = findingNames[check.finding][language];
  return check.finding === 'missing' ? `${found}: ${answerSaid(check)[language]}` : found;
}

function unitRow({ unit, check, live, reasons }: UnitCoverage, language: Language): string[] {
  return [
    unitKey(unit),
    unit.code,
    unit.validFrom,
    unit.name,
    unit.type,
    check?.host ?? '',
    yesOrNo[`${live}`][language],
    ...mandatorySections.map((name) =>
      sectionCell(
        check?.sections.find(({ section }) => section === name),
        language,
      ),
    ),
    time(check?.freshest),
    reasons.map((reason) => [reason[language], reason.address ?? ''].join(' ').trim()).join('; '),
    time(check?.checkedAt),
  ];
}

/** One row a unit: where it stands, section by section, and why (Q19). */
export function unitsCsv(rows: readonly UnitCoverage[], language: Language): string {
  const sections = mandatorySections.map((name) => siteSections[name][language]);
  return csvOf([
    [...head[language], ...sections, ...tail[language]],
    ...rows.map((row) => unitRow(row, language)),
  ]);
}

const operatorNames: Record<Target['operator'], Said> = {
  '>': { vi: 'trên', en: 'above' },
  '>=': { vi: 'tối thiểu', en: 'at least' },
  '=': { vi: 'đạt', en: 'reach' },
};

const indicatorHead = {
  vi: [
    'Kế hoạch',
    'Địa bàn',
    'Đơn vị theo kế hoạch',
    'So sánh',
    'Chỉ tiêu (%)',
    'Hạn',
    'Đạt (đơn vị)',
    'Tổng số',
    'Tỷ lệ',
    'Đạt chỉ tiêu',
    'Còn thiếu (đơn vị)',
    'Nguyên văn',
    'Vị trí',
    'Tính đến',
  ],
  en: [
    'Plan',
    'Territory',
    'Units by the plan',
    'Operator',
    'Target (%)',
    'Deadline',
    'Live',
    'Units',
    'Share',
    'Met',
    'Missing',
    'Text',
    'Place',
    'As of',
  ],
} as const;

/** One row a target: the plan's number, the measured one, and whether it is met (Q19). */
export function indicatorsCsv(indicators: readonly Indicator[], at: string, language: Language): string {
  return csvOf([
    indicatorHead[language],
    ...indicators.map(({ target, share, met, missing }) => [
      target.planName,
      target.territory,
      target.scope,
      operatorNames[target.operator][language],
      target.percent,
      target.deadline,
      share.numerator,
      share.denominator,
      percentSaid(share, language),
      met === null ? '' : yesOrNo[`${met}`][language],
      missing ?? '',
      target.text,
      target.place,
      moment(at),
    ]),
  ]);
}
