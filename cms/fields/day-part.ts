import { TimeOfDay } from '@nguon/content-model/time-of-day';
import type { Field } from 'payload';
import { matching } from './matching.ts';

/** A required time of day, `05:30`. */
export function timeField(name: string, vi: string, en: string): Field {
  return {
    name,
    type: 'text',
    label: { vi, en },
    required: true,
    validate: matching(TimeOfDay, { vi: 'Ghi giờ dạng 05:30', en: 'Write a time such as 05:30' }),
  };
}

/** The two ends of a part of the day; past midnight where the end is earlier. */
export function dayPartFields(): Field[] {
  return [{ type: 'row', fields: [timeField('from', 'Từ giờ', 'From'), timeField('to', 'Đến giờ', 'To')] }];
}
