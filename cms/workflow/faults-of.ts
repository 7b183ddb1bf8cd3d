import { BulletinContent, BulletinOuting } from '@nguon/content-model/bulletin';
import { undrawableIn } from '@nguon/content-model/drawable';
import type { Instant } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import type { z } from 'zod';
import { boardTexts } from '../boards/unshown-letters.ts';
import { saidOfTextFault, textFaultOf } from '../language/faults.ts';
import type { Said } from '../language/said.ts';

/** A field that keeps a bulletin from being submitted, and why. */
export interface Fault {
  readonly path: string;
  readonly said: Said;
}

/** The sentences of the content model's rules, by number. */
const rules: Record<string, Said> = {
  N2: {
    vi: 'Kết thúc trước khi bắt đầu. Hãy sửa thời gian.',
    en: 'It ends before it begins. Correct the times.',
  },
  N3: {
    vi: 'Bảng tin và loa cần thời điểm kết thúc. Hãy điền.',
    en: 'Boards and speakers need an end. Fill it in.',
  },
  E9: {
    vi: 'Báo yên để mức «Ưu tiên» và có thời điểm kết thúc. Hãy sửa.',
    en: 'An all-clear is a priority bulletin with an end. Correct it.',
  },
  V39: {
    vi: 'Nội dung đã đổi sau khi ghi âm. Hãy ghi âm lại, hoặc bỏ bản ghi âm.',
    en: 'The text changed after it was recorded. Record it again, or take the recording off.',
  },
  V40: {
    vi: 'Bản ghi âm quá ngắn so với lời. Hãy ghi đủ, hoặc sửa «Lời bằng chữ» cho đúng điều đã đọc.',
    en: 'The recording is too short for its words. Record all of it, or correct the transcript.',
  },
  S51: {
    vi: 'Đọc lâu hơn một phút. Hãy rút ngắn: người đang chạy lũ chỉ nghe được một điều.',
    en: 'It takes more than a minute to read. Shorten it: people who flee take in one thing.',
  },
  P4: { vi: 'Tin khẩn cấp cần thời điểm kết thúc. Hãy điền.', en: 'An emergency needs an end. Fill it in.' },
};

/** What is wrong with a value, in words for an official. */
export function saidOf(issue: z.core.$ZodIssue): Said {
  const rule = rules[/^[A-Z]\d+/.exec(issue.message)?.[0] ?? ''];
  if (rule !== undefined) return rule;
  const textFault = textFaultOf(issue.message);
  if (textFault !== null) return saidOfTextFault(textFault);
  if (issue.code === 'too_big') {
    return { vi: `Quá dài, tối đa ${issue.maximum}.`, en: `Too long, at most ${issue.maximum}.` };
  }
  const missing =
    issue.code === 'too_small' || issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (missing) return { vi: 'Chưa điền hoặc chưa đúng. Hãy điền.', en: 'Missing or wrong. Fill it in.' };
  return { vi: 'Chưa đúng. Hãy kiểm tra và sửa.', en: `Not valid (${issue.message}). Correct it.` };
}

function fieldOf([field = '', inner]: readonly PropertyKey[]): string {
  if (field === 'owner') return 'unit';
  return field === 'renditions' && inner !== undefined ? `renditions.${String(inner)}` : String(field);
}

/** The letters that no board can draw, by field (B3). */
function undrawableFaults(content: BulletinContent): Fault[] {
  if (!content.channels.includes('board')) return [];
  return Object.entries(boardTexts(content)).flatMap(([path, text]) => {
    const letter = undrawableIn(text);
    if (letter === null) return [];
    const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const said = {
      vi: `Bảng tin không hiện được ký tự «${letter}» (U+${point}). Hãy thay ký tự này.`,
      en: `Boards cannot draw “${letter}” (U+${point}). Replace it.`,
    };
    return [{ path, said }];
  });
}

function placeFaults({ owner, audience, until }: BulletinContent, at: Instant): Fault[] {
  const outside = audience.some((path) => !isWithin(path, owner));
  return [
    ...(outside
      ? [
          {
            path: 'audience',
            said: {
              vi: 'Có đơn vị ngoài địa bàn của bạn. Hãy bỏ đơn vị đó.',
              en: 'A unit lies outside your own. Remove it.',
            },
          },
        ]
      : []),
    ...(until !== null && until <= at
      ? [
          {
            path: 'until',
            said: { vi: 'Đã qua thời điểm kết thúc. Hãy sửa.', en: 'The end has passed. Correct it.' },
          },
        ]
      : []),
  ];
}

export type Checked =
  | { readonly content: BulletinContent; readonly faults: readonly [] }
  | { readonly content: null; readonly faults: readonly Fault[] };

/** What the content model refuses, each field once. */
function faultsIn(errors: readonly (z.ZodError | undefined)[]): Fault[] {
  const faults = errors
    .flatMap((error) => error?.issues ?? [])
    .map((issue) => [fieldOf(issue.path), saidOf(issue)] as const);
  return [...new Map(faults.toReversed())].map(([path, said]) => ({ path, said })).toReversed();
}

/** Checks content as it would be public from `at` on: every field at fault is named at once (W7). */
export function faultsOf(candidate: unknown, at: Instant): Checked {
  const { success, data, error } = BulletinContent.safeParse(candidate);
  if (!success)
    return { content: null, faults: faultsIn([error, BulletinOuting.safeParse(candidate).error]) };
  const faults = [...undrawableFaults(data), ...placeFaults(data, at)];
  return faults.length > 0 ? { content: null, faults } : { content: data, faults: [] };
}
