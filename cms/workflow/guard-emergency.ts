import type { CollectionBeforeChangeHook } from 'payload';
import { actorOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';

/** Emergencies, and what ends them, are written only by those who have that right (W10, A50). */
export const guardEmergency: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const isEmergency =
    [data.priority, originalDoc?.priority].includes('emergency') || Boolean(data.ends ?? originalDoc?.ends);
  if (!isEmergency || !req.user || actorOf(req)?.emergency === true) return data;
  throw new Refused(req, 403, 'access-denied', {
    vi: 'Mức ưu tiên: bạn không có quyền tin khẩn cấp. Hãy báo người có quyền này.',
    en: 'Priority: you have no right to emergencies. Tell someone who has.',
  });
};
