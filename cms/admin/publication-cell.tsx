import type { DefaultServerCellComponentProps } from 'payload';
import { inLanguage } from '../language/said.ts';
import { Badge } from './badge.tsx';
import { publicMark, waitingMark } from './publication.ts';

/** Whether the newest version of a record is public, in a list. */
export function PublicationCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  const { tone, text } = cellData === 'published' ? publicMark : waitingMark;
  return <Badge text={inLanguage(text, { i18n })} tone={tone} />;
}
