import type { Session } from '@nguon/content-model/session';
import type { TimeOfDay } from '@nguon/content-model/time-of-day';

/** A time at which loudspeakers begin, and on which days; `days` is empty for every day. */
export interface SessionTime {
  readonly time: TimeOfDay;
  readonly days: string;
}

const names = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** Some days of the week, Monday 1, in words; days that follow one another as one stretch. */
function daysSaid(days: readonly number[]): string {
  const [first = 1, last = 7] = [days[0], days.at(-1)];
  if (days.length === 7) return '';
  const name = (day: number) => names[day - 1] ?? '';
  const isStretch = days.length > 2 && last - first + 1 === days.length;
  return isStretch ? `${name(first)} đến ${name(last)}` : days.map(name).join(', ');
}

/** When loudspeakers begin in a time that a day is in, earliest first, for residents to read. */
export function sessionTimes(sessions: readonly Session[], day: string): SessionTime[] {
  const running = sessions.filter(
    ({ firstDay, lastDay }) => (firstDay ?? day) <= day && day <= (lastDay ?? day),
  );
  return [...Map.groupBy(running, ({ at }) => at)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([time, each]) => ({
      time,
      days: daysSaid([...new Set(each.flatMap(({ days }) => days))].toSorted()),
    }));
}
