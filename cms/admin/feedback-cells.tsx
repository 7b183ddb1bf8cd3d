import { FeedbackStage } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import type { DefaultServerCellComponentProps } from 'payload';
import { Badge } from './badge.tsx';
import { dueMark, stageMark } from './feedback-standing.ts';
import { feedbackWordsFor } from './feedback-words.ts';
import { moment } from './moment.ts';

/** A feedback's stage in a list. */
export function FeedbackStageCell({ cellData, rowData, i18n }: DefaultServerCellComponentProps) {
  const { success, data: stage } = FeedbackStage.safeParse(cellData);
  if (!success) return null;
  return <Badge {...stageMark(stage, Boolean(rowData.submittedHash), feedbackWordsFor(i18n.language))} />;
}

/** When an answer is due, in a list: amber and red as time runs out. */
export function FeedbackDueCell({ cellData, rowData, i18n }: DefaultServerCellComponentProps) {
  const { success, data: stage } = FeedbackStage.safeParse(rowData.stage);
  if (!success || typeof cellData !== 'string') return null;
  const feedback = { stage, receivedAt: rowData.receivedAt, dueAt: cellData };
  const mark = dueMark(feedback, instantOf(Date.now()), feedbackWordsFor(i18n.language));
  return (
    <span className="nguon-marks">
      {moment(cellData)} {mark && <Badge {...mark} />}
    </span>
  );
}
