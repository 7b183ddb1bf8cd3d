'use client';

import { useRowLabel } from '@payloadcms/ui';

export interface RowSaidProps {
  /** The fields of the row that say what it holds, in order. */
  readonly fields: readonly string[];
  /** What stands between two of them. */
  readonly between?: string;
  /** What stands after the last of them. */
  readonly after?: string;
}

/** A row by what it holds, so that a closed one is told from the next: `05:00–22:00`. Its number while it is empty. */
export function RowSaid({ fields, between = ', ', after = '' }: RowSaidProps) {
  const { data, rowNumber = 0 } = useRowLabel<Readonly<Record<string, unknown>>>();
  const said = fields.map((name) => data[name]).filter((value) => value !== undefined && value !== null);
  return <span>{said.length > 0 ? `${said.join(between)}${after}` : rowNumber + 1}</span>;
}
