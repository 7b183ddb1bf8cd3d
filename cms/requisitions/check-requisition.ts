import type { CollectionBeforeChangeHook } from 'payload';
import { idOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';

const momentOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

/** Refuses an order that ends before it begins, or that is for another unit's screen or a screen of the state (A30). */
export const checkRequisition: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const whole = { ...originalDoc, ...data };
  const [from, until, releasedAt] = [momentOf(whole.from), momentOf(whole.until), momentOf(whole.releasedAt)];
  if (!(from < until) || releasedAt < from || releasedAt > until) {
    throw new Refused(req, 400, 'requisition-invalid', {
      vi: 'Thời gian: kết thúc trước khi bắt đầu, hoặc trả lại ngoài thời gian ấy. Hãy sửa.',
      en: 'Time: it ends before it begins, or is released outside it. Correct it.',
    });
  }
  const board = await req.payload.findByID({
    collection: 'boards',
    id: idOf(whole.board),
    depth: 0,
    req,
    overrideAccess: true,
    disableErrors: true,
  });
  if (board?.path !== whole.path || board?.owner === 'state') {
    throw new Refused(req, 400, 'requisition-invalid', {
      vi: 'Màn hình: không phải màn hình doanh nghiệp do đơn vị này quản lý. Hãy chọn màn hình khác.',
      en: 'Screen: not an enterprise’s screen in this unit’s register. Choose another one.',
    });
  }
  return data;
};
