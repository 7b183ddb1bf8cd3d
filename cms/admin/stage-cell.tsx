import { instantOf } from '@nguon/content-model/instant';
import { Stage } from '@nguon/content-model/workflow';
import type { DefaultServerCellComponentProps } from 'payload';
import { Badge } from './badge.tsx';
import { standingOf } from './standing.ts';
import { wordsFor } from './words.ts';

/** A bulletin's stage in a list. */
export function StageCell({ cellData, rowData, i18n }: DefaultServerCellComponentProps) {
  const { success, data: stage } = Stage.safeParse(cellData);
  if (!success) return null;
  const { from, until } = rowData;
  const at = instantOf(Date.now());
  return <Badge {...standingOf({ stage, from, until: until ?? null }, at, wordsFor(i18n.language))} />;
}
