'use client';

import { usePayloadAPI, useRowLabel } from '@payloadcms/ui';

/** What a row of a board's own order shows: the title of its bulletin. */
export function ProgrammeRowLabel() {
  const { data, rowNumber = 0 } = useRowLabel<{ bulletin?: string | { readonly id: string } }>();
  const bulletin = typeof data.bulletin === 'object' ? data.bulletin.id : data.bulletin;
  const [{ data: found }] = usePayloadAPI(bulletin ? `/api/bulletins/${bulletin}` : '', {
    initialParams: { depth: 0, 'select[title]': 'true' },
  });
  const title: unknown = found?.title;
  return <span>{typeof title === 'string' ? `${rowNumber + 1}. ${title}` : rowNumber + 1}</span>;
}
