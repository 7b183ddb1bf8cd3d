'use client';

import { useRowLabel } from '@payloadcms/ui';
import { weekdays } from '../publication/week.ts';

/** What a row of the leaders' schedule shows: `Thứ Hai 08:00, Chủ tịch UBND xã`. */
export function EngagementRowLabel() {
  const { data, rowNumber = 0 } = useRowLabel<{
    weekday?: keyof typeof weekdays;
    from?: string;
    leader?: string;
  }>();
  const day = data.weekday ? weekdays[data.weekday].vi : rowNumber + 1;
  return <span>{[`${day} ${data.from ?? ''}`.trim(), data.leader].filter(Boolean).join(', ')}</span>;
}
