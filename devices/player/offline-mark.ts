/** How long a board may be out of reach before it says so, ms. */
export const MARK_AFTER_MS = 10 * 60_000;

/** A moment as people in Vietnam say it. */
const format = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  hourCycle: 'h23',
});

/**
 * What a board says that has been out of reach for a while, `Ngoại tuyến từ 14:05 25/11`; empty before (D24).
 *
 * @param reached when the server last answered, ms since 1970
 * @param at ms since 1970
 */
export function offlineMark(reached: number, at: number): string {
  if (at - reached <= MARK_AFTER_MS) return '';
  const parts = new Map(format.formatToParts(reached).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)?.padStart(2, '0');
  return `Ngoại tuyến từ ${part('hour')}:${part('minute')} ${part('day')}/${part('month')}`;
}
