import { BroadcastRules } from '@nguon/content-model/broadcast-rules';
import type { CollectionBeforeChangeHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** Refuses a second record of rules for one unit, and hosts that are none (W91). */
export const checkRules: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const whole = { ...originalDoc, ...data };
  const { docs } = await req.payload.find({
    collection: 'broadcast-rules',
    where: { and: [{ path: { equals: whole.path } }, { id: { not_equals: whole.id ?? '' } }] },
    limit: 1,
    depth: 0,
    req,
    overrideAccess: true,
  });
  if (docs.length > 0) {
    throw new Refused(req, 409, 'schedule-refused', {
      vi: 'Quy chế phát thanh: đơn vị đã có một bản. Hãy sửa bản ấy.',
      en: 'Broadcast rules: the unit has them already. Change those.',
    });
  }
  const hosts = BroadcastRules.shape.relayHosts.safeParse(whole.relayHosts ?? []);
  if (!hosts.success) {
    throw new Refused(req, 400, 'schedule-refused', {
      vi: 'Máy chủ được tiếp sóng: chưa đúng. Chỉ ghi tên máy chủ như dai.example.vn hoặc dai.example.vn:8000.',
      en: 'Hosts that may be relayed: not right. Write host names alone such as dai.example.vn or dai.example.vn:8000.',
    });
  }
  return data;
};
