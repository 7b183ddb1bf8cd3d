import type { Engagement } from '@nguon/content-model/official';
import { siteSections } from '@nguon/content-model/site-section';
import type { SiteView } from './publisher/site-view.ts';
import { vietnamDay } from './vietnamese-dates.ts';

/** Where the leaders' schedule is. */
export const SCHEDULE = `${siteSections.direction.address}lich-cong-tac/`;

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** One week of the leaders' schedule, from Monday; days without an engagement are left out. */
export interface Week {
  readonly name: string;
  /** Its Monday and Sunday, `2026-11-16`. */
  readonly from: string;
  readonly to: string;
  readonly days: readonly { readonly day: string; readonly engagements: readonly Engagement[] }[];
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  return daysLater(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** This week's schedule, the next one's and the one before's, by Vietnam's calendar (G41). */
export function weeksOf({ edition, at }: SiteView): Week[] {
  const monday = mondayOf(vietnamDay(at));
  return [
    { name: 'Tuần này', from: monday },
    { name: 'Tuần sau', from: daysLater(monday, 7) },
    { name: 'Tuần trước', from: daysLater(monday, -7) },
  ].map(({ name, from }) => {
    const to = daysLater(from, 6);
    const engagements = edition.engagements.filter(({ day }) => from <= day && day <= to);
    const days = Map.groupBy(engagements, ({ day }) => day);
    return { name, from, to, days: [...days].map(([day, found]) => ({ day, engagements: found })) };
  });
}

const dayNames = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

/** The name of a day of the week: `Thứ Bảy`. */
export function dayName(day: string): string {
  return dayNames[new Date(day).getUTCDay()] ?? '';
}

/** The name of an engagement's place on the page. */
export function engagementMark(id: string): string {
  return `lich-${id}`;
}
