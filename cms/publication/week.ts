/** The days of a week, as a schedule names them. */
export const weekdays = {
  mon: { vi: 'Thứ Hai', en: 'Monday' },
  tue: { vi: 'Thứ Ba', en: 'Tuesday' },
  wed: { vi: 'Thứ Tư', en: 'Wednesday' },
  thu: { vi: 'Thứ Năm', en: 'Thursday' },
  fri: { vi: 'Thứ Sáu', en: 'Friday' },
  sat: { vi: 'Thứ Bảy', en: 'Saturday' },
  sun: { vi: 'Chủ nhật', en: 'Sunday' },
} as const;
export type Weekday = keyof typeof weekdays;
export const weekdayNames = Object.keys(weekdays) as Weekday[];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day some days after another, `2026-11-21`; negative goes back. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, weekday === 0 ? -6 : 1 - weekday);
}

/** The days of the week that begins on a Monday, by name. */
export function daysOfWeek(monday: string): Readonly<Record<Weekday, string>> {
  const day = (index: number) => dayAfter(monday, index);
  return { mon: day(0), tue: day(1), wed: day(2), thu: day(3), fri: day(4), sat: day(5), sun: day(6) };
}

/** A day as people write it: `21/11/2026`. */
function written(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** What a week is called in lists: `Tuần 16/11/2026 – 22/11/2026`. */
export function weekTitle(monday: string): string {
  return `Tuần ${written(monday)} – ${written(dayAfter(monday, 6))}`;
}
