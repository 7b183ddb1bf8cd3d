import { ruleFault } from '@nguon/content-model/broadcast-rules';
import { isCurrent } from '@nguon/content-model/bulletin';
import { channelsCarried } from '@nguon/content-model/edition';
import { type Instant, vietnamDay, weekdayOf } from '@nguon/content-model/instant';
import { LONGEST_LIVE_MINUTES } from '@nguon/content-model/live';
import { Priority } from '@nguon/content-model/priority';
import { lineage } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Speaker } from '../payload-types.ts';
import { planSourcesOf } from '../speakers/plan-sources.ts';
import { clockOf, faultSaid } from '../speakers/plan-words.ts';
import { rulesFor } from '../speakers/read-plan.ts';
import { maySpeak } from './may-speak.ts';

/** Most clusters that one broadcast is for. */
const MOST_CLUSTERS = 200;

/** What an official asks for who wants to speak. */
export const LiveWish = z.strictObject({
  speakers: z.array(z.uuid()).min(1).max(MOST_CLUSTERS),
  title: z.string().trim().min(5).max(200),
  priority: Priority,
  minutes: z.int().min(1).max(LONGEST_LIVE_MINUTES),
});
export type LiveWish = z.output<typeof LiveWish>;

/** Who wants to speak, on which clusters, and when they asked. */
export interface AskedToSpeak {
  readonly speakers: readonly Speaker[];
  readonly wish: LiveWish;
  readonly actor: Actor;
  readonly at: Instant;
}

/** Does an emergency of a unit have the air of its loudspeakers now? */
export async function hasEmergency(path: string, req: PayloadRequest, at: Instant): Promise<boolean> {
  const snapshot = await deskOf(req.payload).snapshot();
  const unit = snapshot.units.get(path);
  if (unit === undefined) return false;
  const decisions = snapshot.decisions.get(path) ?? [];
  return lineage(path)
    .flatMap((scope) => snapshot.bulletins.get(scope) ?? [])
    .some(
      (bulletin) =>
        bulletin.content.priority === 'emergency' &&
        isCurrent(bulletin.content, at) &&
        channelsCarried(bulletin, unit, decisions).includes('speaker'),
    );
}

/** Why one cluster cannot be spoken on, whoever wants to; `null` when it can. */
function clusterFault({ name, tokenHash, muted }: Speaker): Said | null {
  if (!tokenHash) {
    return {
      vi: `«${name}»: chưa ghi danh. Hãy ghi danh trước, hoặc bỏ chọn.`,
      en: `“${name}”: not enrolled yet. Enrol it first, or leave it out.`,
    };
  }
  if (muted) {
    return {
      vi: `«${name}»: đang tắt. Hãy bật lại trước, hoặc bỏ chọn.`,
      en: `“${name}”: switched off. Switch it on first, or leave it out.`,
    };
  }
  return null;
}

/** Why what is no emergency may not be said on a cluster now: the rules of its units, its own, an emergency (W108). */
async function airFault(
  { name, path, ...speaker }: Speaker,
  minutes: number,
  at: Instant,
  req: PayloadRequest,
): Promise<Said | null> {
  const unit = path ?? '';
  if (await hasEmergency(unit, req, at)) {
    return {
      vi: `«${name}»: đang phát tin khẩn cấp. Hãy chờ hết tin, hoặc phát trực tiếp mức khẩn cấp.`,
      en: `“${name}”: an emergency has the air. Wait until it is over, or speak as an emergency.`,
    };
  }
  const rules = await rulesFor(unit, req);
  const { rules: all } = planSourcesOf({ ...speaker, name, path: unit }, [], rules, new Map());
  const fault = ruleFault(all, { weekday: weekdayOf(vietnamDay(at)), at: clockOf(at), minutes });
  if (fault === null) return null;
  const said = faultSaid(fault);
  return { vi: `«${name}»: ${said.vi}`, en: `“${name}”: ${said.en}` };
}

/**
 * Refuses a broadcast that may not be, naming the first cluster at fault and why (A58, W108).
 *
 * @throws {Refused} `access-denied`, `command-refused`, `schedule-refused`
 */
export async function checkLive(
  { speakers, wish, actor, at }: AskedToSpeak,
  req: PayloadRequest,
): Promise<void> {
  const isEmergency = wish.priority === 'emergency';
  if (isEmergency && !actor.emergency) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Mức ưu tiên: bạn không có quyền tin khẩn cấp. Hãy báo người có quyền này.',
      en: 'Priority: you have no right to emergencies. Tell someone who has.',
    });
  }
  for (const speaker of speakers) {
    if (!maySpeak(actor, speaker.path)) {
      throw new Refused(req, 403, 'access-denied', {
        vi: `«${speaker.name}»: chỉ người duyệt của đơn vị và cấp trên được phát trực tiếp.`,
        en: `“${speaker.name}”: only approvers of its unit and of the units above may speak live.`,
      });
    }
    if (wish.priority === 'normal' && speaker.path !== actor.path) {
      throw new Refused(req, 403, 'access-denied', {
        vi: `«${speaker.name}»: tin thông thường của cấp trên do cấp xã quyết định phát. Hãy chọn mức ưu tiên, hoặc gửi thành bản tin.`,
        en: `“${speaker.name}”: whether a normal message from above is played, the commune decides. Choose “priority”, or send a bulletin.`,
      });
    }
    const fault = clusterFault(speaker);
    if (fault !== null) throw new Refused(req, 409, 'command-refused', fault);
    const taken = isEmergency ? null : await airFault(speaker, wish.minutes, at, req);
    if (taken !== null) throw new Refused(req, 409, 'schedule-refused', taken);
  }
}
