import { moment } from '../admin/moment.ts';
import { csvOf } from '../coverage/csv.ts';
import type { Said } from '../language/said.ts';
import { type HoursReport, hoursSaid } from './hours-said.ts';

const words = {
  vi: {
    head: ['Văn bản', 'Màn hình', 'Từ', 'Đến', 'Bản tin', 'Số lượt', 'Số giờ'],
    inForce: 'Thời gian có hiệu lực',
    shown: 'Thời gian phát tin của ta',
  },
  en: {
    head: ['Order', 'Screen', 'From', 'Until', 'Bulletin', 'Times', 'Hours'],
    inForce: 'In force',
    shown: 'Our bulletins shown',
  },
} as const;

/** The report of hours as a file: the whole order, then a row for each bulletin (W67). */
export function hoursCsv(report: HoursReport, language: keyof Said): string {
  const { symbol, screen, from, until, titles, bulletins, inForceSeconds, shownSeconds } = report;
  const { head, inForce, shown } = words[language];
  const order = [symbol, screen, moment(from), moment(until)];
  const times = bulletins.reduce((sum, each) => sum + each.times, 0);
  return csvOf([
    head,
    [...order, inForce, '', hoursSaid(inForceSeconds, language)],
    [...order, shown, times, hoursSaid(shownSeconds, language)],
    ...bulletins.map(({ bulletin, times: each, seconds }) => [
      ...order,
      titles[bulletin] ?? bulletin,
      each,
      hoursSaid(seconds, language),
    ]),
  ]);
}
