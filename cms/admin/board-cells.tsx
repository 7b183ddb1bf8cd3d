import { instantOf } from '@nguon/content-model/instant';
import type { DefaultServerCellComponentProps } from 'payload';
import { Badge } from './badge.tsx';
import { marksOf } from './board-standing.ts';
import { boardWordsFor } from './board-words.ts';
import { wordsFor } from './words.ts';

/** How a board is doing, in the list. */
export function BoardStatusCell({ rowData, i18n }: DefaultServerCellComponentProps) {
  const board = { ...rowData, id: String(rowData.id), name: String(rowData.name) };
  const marks = marksOf(
    board,
    instantOf(Date.now()),
    boardWordsFor(i18n.language),
    wordsFor(i18n.language).device,
  );
  return (
    <span className="nguon-marks">
      {marks.map((mark) => (
        <Badge key={mark.text} {...mark} />
      ))}
    </span>
  );
}

/** The title of what a device shows or plays, in a list: the public reads it there. */
export async function BulletinShownCell({
  cellData,
  payload,
  rowData,
  i18n,
}: DefaultServerCellComponentProps) {
  if (!rowData.enrolledAt) return null;
  if (typeof cellData !== 'string' || cellData === '') return wordsFor(i18n.language).device.nothing;
  const asked = { collection: 'bulletins', id: cellData, depth: 0, disableErrors: true } as const;
  const bulletin = await payload.findByID({ ...asked, overrideAccess: true, select: { title: true } });
  return bulletin?.title ?? '';
}
