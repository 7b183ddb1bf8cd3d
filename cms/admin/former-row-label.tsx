'use client';

import { useRowLabel } from '@payloadcms/ui';

/** What a collapsed row of former units shows: `xã Can Hồ (Huyện Mường Tè)`. */
export function FormerRowLabel() {
  const { data, rowNumber = 0 } = useRowLabel<{ type?: string; name?: string; district?: string }>();
  if (!data.name) return <span>{rowNumber + 1}</span>;
  return (
    <span>
      {data.type} {data.name}
      {data.district && ` (${data.district})`}
    </span>
  );
}
