import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Decision } from '@nguon/content-model/edition';
import { type Instant, later } from '@nguon/content-model/instant';
import type { Unit } from '@nguon/content-model/unit';
import { emailOf } from './demo-officials.ts';
import { placeOf, playedText } from './demo-places.ts';
import type { Notice } from './read-notices.ts';
import { movedText, shiftedWindows } from './shift-notice.ts';
import { stableId } from './stable-id.ts';

/** A bulletin to seed, and how far it came. */
export interface PlannedBulletin
  extends Pick<
    BulletinContent,
    'id' | 'title' | 'summary' | 'priority' | 'issuer' | 'owner' | 'channels' | 'from'
  > {
  readonly until: Instant;
  /** Slug of its category. */
  readonly category: string;
  readonly markdown: string;
  readonly stage: 'draft' | 'submitted' | 'approved';
  /** E-mail addresses of who wrote and who approves it. */
  readonly author: string;
  readonly approver: string;
  /** When it was approved. */
  readonly approvedAt: Instant;
  readonly corrects: string | null;
}

/** What is still on its way, so that an approver finds something to read. */
const underWay: Readonly<Record<string, 'draft' | 'submitted'>> = {
  '33-phan-loai-rac-tai-nguon': 'submitted',
  '27-lich-thoi-vu-dong-xuan': 'submitted',
  '35-lay-y-kien-dat-ten-duong': 'draft',
};

/** The last line of every seeded bulletin, on pages and in what a voice reads. */
export const SAMPLE_LINE = 'Bản tin mẫu để dùng thử, nội dung không có thật.';

/** How long before its first instant a bulletin was approved, s. */
const APPROVED_BEFORE = 30 * 60;

/** The notices as bulletins of the province and of the communes that play the made-up ones. */
export function bulletinsOf(
  notices: readonly Notice[],
  province: Unit,
  places: readonly Unit[],
  at: Instant,
): PlannedBulletin[] {
  const windows = shiftedWindows(notices, at);
  const idOf = (name: string) => stableId('bulletin', province.path, name);
  return notices.map((notice) => {
    const owner = placeOf(notice, province, places);
    const window = windows.get(notice.name) ?? notice;
    const { from, until } = window;
    const played = (text: string) => playedText(movedText(text, notice, window), places);
    const beforeStart = later(from, -APPROVED_BEFORE);
    const beforeNow = later(at, -APPROVED_BEFORE);
    return {
      id: idOf(notice.name),
      title: played(notice.title),
      summary: played(notice.summary),
      priority: notice.priority,
      issuer: played(notice.issuer),
      owner: owner.path,
      channels: [...notice.channels],
      from,
      until,
      category: notice.category,
      markdown: `${played(notice.markdown)}\n\n*${SAMPLE_LINE}*`,
      stage: underWay[notice.name] ?? 'approved',
      author: emailOf('bientap', owner),
      approver: emailOf('duyet', owner),
      approvedAt: beforeStart < beforeNow ? beforeStart : beforeNow,
      corrects: notice.relatesTo === null ? null : idOf(notice.relatesTo),
    };
  });
}

/** Some communes accepted the province's normal bulletins, one declined one, and the others have not answered. */
export function decisionsOf(
  bulletins: readonly PlannedBulletin[],
  province: Unit,
  places: readonly Unit[],
): Decision[] {
  const fromAbove = bulletins.filter(
    ({ owner, priority }) => owner === province.path && priority === 'normal',
  );
  const answers: readonly (readonly Decision['choice'][])[] = [
    ['accept', 'accept'],
    ['accept'],
    ['accept', 'decline'],
  ];
  return answers.flatMap((choices, index) => {
    const unit = places[index]?.path;
    return choices.flatMap((choice, asked) => {
      const bulletin = fromAbove[asked]?.id;
      return unit === undefined || bulletin === undefined ? [] : [{ bulletin, unit, choice }];
    });
  });
}
