import { instantOf } from '@nguon/content-model/instant';
import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { Badge } from './badge.tsx';
import { boardWordsFor } from './board-words.ts';
import { marksOf } from './device-standing.ts';
import { wordsFor } from './words.ts';

/** How a board or speaker is doing, in the list. */
export function DeviceStatusCell({ rowData, i18n }: DefaultServerCellComponentProps) {
  if (!rowData) return null;
  const device = { ...rowData, id: String(rowData.id), name: String(rowData.name) };
  const marks = marksOf(
    device,
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

/** A bulletin's title, whatever has become of it since; empty when it is none of ours. */
async function titleOf(payload: Payload, id: string): Promise<string> {
  const asked = { collection: 'bulletins', id, depth: 0, disableErrors: true } as const;
  const bulletin = await payload.findByID({ ...asked, overrideAccess: true, select: { title: true } });
  return bulletin?.title ?? '';
}

/** The title of what a device shows or plays, in a list: the public reads it there. */
export async function BulletinShownCell({
  cellData,
  collectionSlug,
  payload,
  rowData,
  i18n,
}: DefaultServerCellComponentProps) {
  if (!rowData?.enrolledAt) return null;
  if (typeof cellData !== 'string' || cellData === '') {
    const { nothing, silence } = wordsFor(i18n.language).device;
    return collectionSlug === 'speakers' ? silence : nothing;
  }
  return titleOf(payload, cellData);
}

/** What an entry of a log is about, in the list: the title of its bulletin, which the public has read or heard. */
export async function BulletinLoggedCell({ cellData, payload, i18n }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string' || cellData === '') return wordsFor(i18n.language).device.noBulletin;
  return (await titleOf(payload, cellData)) || cellData;
}
