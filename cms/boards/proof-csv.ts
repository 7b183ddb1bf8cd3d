import { moment } from '../admin/moment.ts';
import { csvOf } from '../coverage/csv.ts';
import type { Said } from '../language/said.ts';
import type { NotShown, ProofRow } from './proof-of-play.ts';

type Language = keyof Said;

const head = {
  vi: [
    'Đơn vị',
    'Bảng',
    'Phải hiện từ',
    'Đến',
    'Đã chuyển tới bảng',
    'Hiện lần đầu',
    'Số lượt hiện',
    'Hiện lần cuối',
    'Lý do chưa hiện',
  ],
  en: [
    'Unit',
    'Board',
    'Due from',
    'Until',
    'Delivered',
    'First shown',
    'Times shown',
    'Last shown',
    'Why not shown',
  ],
} as const;

const yesOrNo = { true: { vi: 'có', en: 'yes' }, false: { vi: 'chưa', en: 'no' } } as const;

const reasons: Record<Exclude<NotShown['kind'], 'offline' | 'refused'>, Said> = {
  'not-yet': { vi: 'chưa đến giờ', en: 'not yet due' },
  over: { vi: 'hết hạn trước khi hiện', en: 'over before it was shown' },
  withdrawn: { vi: 'bản tin đã thu hồi', en: 'the bulletin was withdrawn' },
  declined: { vi: 'đơn vị từ chối', en: 'declined by the unit' },
  undecided: { vi: 'đơn vị chưa tiếp nhận', en: 'not yet accepted by the unit' },
  'not-enrolled': { vi: 'bảng chưa ghi danh', en: 'the board is not enrolled' },
  off: { vi: 'bảng đang tắt', en: 'the board is switched off' },
  waiting: { vi: 'bảng đang nối, chưa báo đã hiện', en: 'online, not yet reported as shown' },
};

/** Why a board has not shown a bulletin, in words. */
export function notShownSaid(why: NotShown, language: Language): string {
  switch (why.kind) {
    case 'offline': {
      const since = why.since === null ? '' : moment(why.since);
      if (language === 'en') return since === '' ? 'never heard from' : `offline since ${since}`;
      return since === '' ? 'bảng chưa báo về lần nào' : `bảng mất nối từ ${since}`;
    }
    case 'refused':
      return `${language === 'en' ? 'refused' : 'không vẽ được'}: ${why.message}`;
    default:
      return reasons[why.kind][language];
  }
}

/** The proof of play as a file: a row for each board (W65). */
export function proofCsv(rows: readonly ProofRow[], language: Language): string {
  return csvOf([
    head[language],
    ...rows.map(({ unit, boardName, from, until, delivered, shown, why }) => [
      unit,
      boardName,
      moment(from),
      until === null ? '' : moment(until),
      yesOrNo[`${delivered}`][language],
      shown ? moment(shown.first) : '',
      shown?.times ?? 0,
      shown ? moment(shown.last) : '',
      why === null ? '' : notShownSaid(why, language),
    ]),
  ]);
}
