import { TIME_ZONE } from '@nguon/content-model/instant';

const format = new Intl.DateTimeFormat('vi-VN', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** A moment as officials write it, in Vietnam's time: `07:30 21/11/2026`. */
export function moment(time: string | Date): string {
  return format.format(new Date(time)).replace(',', '');
}

const dayFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: TIME_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** A day as officials write it, in Vietnam: `21/11/2026`. */
export function day(time: string | Date): string {
  return dayFormat.format(new Date(time));
}
