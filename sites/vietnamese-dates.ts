import { type Instant, later } from '@nguon/content-model/instant';

/** Vietnam is seven hours ahead of UTC, all year, since 1975; seconds. */
const AHEAD_SECONDS = 7 * 3600;

/** The day in Vietnam: `2026-11-21`. */
export function vietnamDay(at: Instant): string {
  return later(at, AHEAD_SECONDS).slice(0, 10);
}

/** A day as it is written in Vietnamese: `2026-11-21` becomes `21/11/2026`. */
export function writtenDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** A moment as it is written in Vietnamese: `07:00 ngày 21/11/2026`. */
export function writtenInstant(at: Instant): string {
  return `${later(at, AHEAD_SECONDS).slice(11, 16)} ngày ${writtenDay(vietnamDay(at))}`;
}

/** How long a clip is: `1 phút 05 giây`, `42 giây`. */
export function writtenLength(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole} giây`;
  return `${minutes} phút ${String(whole % 60).padStart(2, '0')} giây`;
}

/** The size of a file: `312 KB`, `1,4 MB`. */
export function writtenSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
