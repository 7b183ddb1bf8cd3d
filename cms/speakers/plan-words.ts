import type { PlanFault, Planned } from '@nguon/content-model/broadcast-plan';
import { later } from '@nguon/content-model/instant';
import type { DayPart } from '@nguon/content-model/time-of-day';
import type { Said } from '../language/said.ts';

/** Vietnam is seven hours ahead of UTC. */
const AHEAD_SECONDS = 7 * 3600;

/** `05:30` as officials write it, `05h30`; the form's own notice would break a sentence at a colon. */
const hourSaid = (clock: string): string => clock.replace(':', 'h');

const partsSaid = (parts: readonly DayPart[]): string =>
  parts.map(({ from, to }) => `${hourSaid(from)}–${hourSaid(to)}`).join(', ');

/** A time of day in Vietnam, `05:30`. */
export function clockOf(instant: string): string {
  return later(instant, AHEAD_SECONDS).slice(11, 16);
}

/** A day and time in Vietnam as officials write them, `05h30 23/11/2026`. */
export function whenSaid(instant: string): string {
  const day = later(instant, AHEAD_SECONDS).slice(0, 10).split('-').toReversed().join('/');
  return `${hourSaid(clockOf(instant))} ${day}`;
}

/** Why a planned session is not played, and what to do, in words for an official. */
export function faultSaid(fault: PlanFault): Said {
  switch (fault.kind) {
    case 'too-long':
      return {
        vi: `Dài quá ${fault.longest} phút, mức của «${fault.whose}». Hãy rút ngắn.`,
        en: `Longer than ${fault.longest} minutes, the limit of “${fault.whose}”. Shorten it.`,
      };
    case 'weekend':
      return {
        vi: `«${fault.whose}» không cho phát thứ Bảy, Chủ nhật. Hãy chọn ngày khác.`,
        en: `“${fault.whose}” allows nothing on Saturdays and Sundays. Choose other days.`,
      };
    case 'window':
      return {
        vi: `Ngoài khung giờ ${partsSaid(fault.windows)} của «${fault.whose}». Hãy chọn giờ khác hoặc rút ngắn.`,
        en: `Outside ${partsSaid(fault.windows)}, the windows of “${fault.whose}”. Choose another time, or shorten it.`,
      };
    case 'quiet':
      return {
        vi: `Vào giờ yên tĩnh ${partsSaid([fault.part])} của «${fault.whose}». Hãy chọn giờ khác.`,
        en: `In the quiet hours ${partsSaid([fault.part])} of “${fault.whose}”. Choose another time.`,
      };
    case 'host':
      return {
        vi: `Máy chủ ${fault.host} không có trong quy chế phát thanh. Hãy nhờ người vận hành thêm.`,
        en: `The host ${fault.host} is not in the broadcast rules. Ask the operator to add it.`,
      };
    case 'bulletin':
      return fault.title === null
        ? {
            vi: 'Bản tin chưa được duyệt cho loa ở đây, hoặc đã rút. Hãy chọn bản tin khác.',
            en: 'Its bulletin is not approved for loudspeakers here, or was withdrawn. Choose another one.',
          }
        : {
            vi: `Bản tin «${fault.title}» chưa đến hoặc đã hết thời gian. Hãy đổi ngày.`,
            en: `The bulletin “${fault.title}” has not begun or is over. Change the days.`,
          };
    case 'overlap':
      return {
        vi: `Trùng với «${fault.name}» bắt đầu ${whenSaid(fault.start)}. Hãy đổi giờ một trong hai.`,
        en: `In the time of “${fault.name}”, which begins at ${whenSaid(fault.start)}. Move one of them.`,
      };
    default:
      return fault satisfies never;
  }
}

/** What a session plays, in a few words. */
export function playsSaid(plays: Planned['plays'], titleOf: (bulletin: string) => string | null): Said {
  switch (plays.kind) {
    case 'bulletins':
      return { vi: 'Các bản tin của đơn vị', en: 'The unit’s bulletins' };
    case 'bulletin': {
      const title = titleOf(plays.bulletin);
      return { vi: title ?? 'Một bản tin', en: title ?? 'A bulletin' };
    }
    case 'relay':
      return {
        vi: `Tiếp sóng ${new URL(plays.address).host}`,
        en: `Relay of ${new URL(plays.address).host}`,
      };
    default:
      return plays satisfies never;
  }
}
