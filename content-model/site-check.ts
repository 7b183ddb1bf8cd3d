import { z } from 'zod';
import { Instant, later, vietnamDay } from './instant.ts';
import { Host } from './site.ts';
import { type SiteSectionName, siteSections } from './site-section.ts';
import { UnitKey, unitTypes } from './unit.ts';

/** Why an address gave no page, although it may have given a status. */
export const answerFaults = {
  unresolved: { vi: 'tên miền không tồn tại', en: 'the host name does not exist' },
  refused: { vi: 'máy chủ không nhận kết nối', en: 'the server takes no connection' },
  timeout: { vi: 'quá thời gian chờ', en: 'no answer in time' },
  certificate: { vi: 'chứng chỉ bảo mật không hợp lệ', en: 'its certificate is not valid' },
  elsewhere: { vi: 'chuyển hướng sang địa chỉ khác', en: 'it leads to another site' },
  'too-large': { vi: 'trả về quá nhiều dữ liệu', en: 'it sends too much' },
  broken: { vi: 'trả lời hỏng hoặc đứt giữa chừng', en: 'its answer is broken or cut' },
  'other-page': { vi: 'trả về một trang khác', en: 'it shows another page' },
  'not-asked': { vi: 'chưa hỏi tới', en: 'it was not asked' },
} as const;
export type AnswerFault = keyof typeof answerFaults;
const AnswerFault = z.enum(Object.keys(answerFaults) as [AnswerFault, ...AnswerFault[]]);

/** What one address of a site said to a stranger. */
const AddressAnswer = z.strictObject({
  /** As one types it: `https://sinho.laichau.gov.vn/van-ban/`. */
  address: z.string().max(500),
  /** HTTP status of the last answer; `null` where there was none. */
  status: z.number().int().min(100).max(999).nullable(),
  fault: AnswerFault.nullable(),
});
export type AddressAnswer = z.output<typeof AddressAnswer>;

export const findings = ['present', 'empty', 'missing'] as const;
export type Finding = (typeof findings)[number];

const SectionCheck = AddressAnswer.extend({
  section: z.enum(Object.keys(siteSections) as [SiteSectionName, ...SiteSectionName[]]),
  finding: z.enum(findings),
});
export type SectionCheck = z.output<typeof SectionCheck>;

/** The newest of what a site shows of another unit. */
const PublishedElsewhere = z.strictObject({
  /** Who published it, in the site's own words: `Tỉnh Lai Châu`. */
  from: z.string().max(200),
  at: Instant,
});
export type PublishedElsewhere = z.output<typeof PublishedElsewhere>;

/** One visit to the site of a unit, as a stranger on the network. */
export const SiteCheck = z.strictObject({
  unit: UnitKey,
  /** `null` for a unit that has no site. */
  host: Host.nullable(),
  checkedAt: Instant,
  /** Every mandatory section, in the order of the map; none where there is no site. */
  sections: z.array(SectionCheck).max(100),
  /** Where the dates of what is published were read. */
  feed: AddressAnswer.nullable(),
  /** When something of the unit's own was last published; `null` where no date could be read. */
  freshest: Instant.nullable(),
  /** Absent from checks of before it was looked for. */
  inherited: PublishedElsewhere.nullable().default(null),
});
export type SiteCheck = z.output<typeof SiteCheck>;

/** The sections that every site must have. */
export const mandatorySections = (Object.keys(siteSections) as SiteSectionName[]).filter(
  (name) => siteSections[name].mandatory,
);

/** What an answer means for a section; `isEmpty` is what its page says of itself. */
export function findingOf(
  section: SiteSectionName,
  { status, fault }: Pick<AddressAnswer, 'status' | 'fault'>,
  isEmpty: boolean,
): Finding {
  if (status !== 200 || fault !== null) return 'missing';
  return isEmpty && siteSections[section].needsContent ? 'empty' : 'present';
}

/** Why a site does not count, for people, with the address that was asked. */
export interface Reason {
  readonly kind:
    | 'unchecked'
    | 'outdated'
    | 'no-site'
    | 'unreachable'
    | 'missing'
    | 'empty'
    | 'undated'
    | 'inherited'
    | 'stale';
  readonly address: string | null;
  readonly vi: string;
  readonly en: string;
}

/** What was answered, in words: `mã 404`, or the fault. */
export function answerSaid({ status, fault }: Pick<AddressAnswer, 'status' | 'fault'>): {
  readonly vi: string;
  readonly en: string;
} {
  if (fault !== null) return answerFaults[fault];
  return status === 200
    ? { vi: 'trả lời bình thường', en: 'answers well' }
    : { vi: `trả lời mã ${status}`, en: `answers with status ${status}` };
}

/** A site where nothing was published for longer than this is not live, days. Source: domain guide, indicator I-04. */
export const FRESH_DAYS = 30;

/** A check older than this proves nothing of today, days. */
export const PROOF_DAYS = 7;

const DAY_SECONDS = 24 * 60 * 60;

function sectionReason(check: SectionCheck): Reason[] {
  const { vi, en } = siteSections[check.section];
  const { address } = check;
  switch (check.finding) {
    case 'present':
      return [];
    case 'empty':
      return [
        {
          kind: 'empty',
          address,
          vi: `Mục «${vi}» chưa có nội dung`,
          en: `The section “${en}” has no content yet`,
        },
      ];
    case 'missing': {
      const said = answerSaid(check);
      return [
        {
          kind: 'missing',
          address,
          vi: `Không có mục «${vi}»: ${said.vi}`,
          en: `The section “${en}” is missing: ${said.en}`,
        },
      ];
    }
  }
}

/** Who published, within a sentence: `tỉnh Lai Châu`, but `Báo Lai Châu`. */
function withinSentence(name: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const isUnit = Object.keys(unitTypes).some((type) => small.startsWith(`${type} `));
  return isUnit ? small : name || 'đơn vị khác';
}

/** A day of Vietnam as people write it there: `21/11/2026`. */
const written = (at: Instant) => vietnamDay(at).split('-').reverse().join('/');

function freshnessReason({ feed, freshest, inherited, checkedAt }: SiteCheck): Reason[] {
  const address = feed?.address ?? null;
  if (freshest === null && inherited !== null) {
    return [
      {
        kind: 'inherited',
        address,
        vi: `Chỉ có tin của ${withinSentence(inherited.from)}: đơn vị chưa tự đăng tin nào`,
        en: `Only news of ${inherited.from || 'another unit'}: the unit has published nothing itself`,
      },
    ];
  }
  if (freshest === null) {
    const said = feed !== null && (feed.status !== 200 || feed.fault !== null) ? answerSaid(feed) : null;
    return [
      {
        kind: 'undated',
        address,
        vi: `Không thấy tin nào có ngày đăng${said ? `: ${said.vi}` : ''}`,
        en: `Nothing with a date is published${said ? `: ${said.en}` : ''}`,
      },
    ];
  }
  if (freshest >= later(checkedAt, -FRESH_DAYS * DAY_SECONDS)) return [];
  const isOthersNewer = inherited !== null && inherited.at > freshest;
  const besides = {
    vi: isOthersNewer ? `; tin mới hơn là của ${withinSentence(inherited.from)}` : '',
    en: isOthersNewer ? `; what is newer is of ${inherited.from || 'another unit'}` : '',
  };
  return [
    {
      kind: 'stale',
      address,
      vi: `Không đăng gì trong ${FRESH_DAYS} ngày: tin mới nhất ngày ${written(freshest)}${besides.vi}`,
      en: `Nothing was published for ${FRESH_DAYS} days: the newest is of ${vietnamDay(freshest)}${besides.en}`,
    },
  ];
}

/** Everything in the way of a site's being live when it was checked; nothing, when it was (Q1, Q2). */
export function reasonsIn(check: SiteCheck): Reason[] {
  if (check.host === null) {
    return [
      {
        kind: 'no-site',
        address: null,
        vi: 'Chưa khai báo trang thông tin điện tử',
        en: 'No site is entered for it',
      },
    ];
  }
  const home = check.sections.find(({ section }) => section === 'home');
  if (home?.finding !== 'present') {
    const said = answerSaid(home ?? { status: null, fault: 'not-asked' });
    return [
      {
        kind: 'unreachable',
        address: home?.address ?? null,
        vi: `Không vào được trang: ${said.vi}`,
        en: `The site cannot be reached: ${said.en}`,
      },
    ];
  }
  const absent = mandatorySections.filter((name) => !check.sections.some(({ section }) => section === name));
  const asked = [
    ...check.sections,
    ...absent.map(
      (section): SectionCheck => ({
        section,
        finding: 'missing',
        status: null,
        fault: 'not-asked',
        address: new URL(siteSections[section].address, home.address).href,
      }),
    ),
  ];
  return [...asked.flatMap(sectionReason), ...freshnessReason(check)];
}

/** Why a unit does not count at an instant, given its newest check; a check that is old proves nothing (Q3, Q8). */
export function reasonsAt(check: SiteCheck | null, at: Instant): Reason[] {
  if (check === null) {
    return [{ kind: 'unchecked', address: null, vi: 'Chưa được kiểm tra', en: 'Not checked yet' }];
  }
  if (check.checkedAt < later(at, -PROOF_DAYS * DAY_SECONDS)) {
    return [
      {
        kind: 'outdated',
        address: null,
        vi: `Lần kiểm tra gần nhất đã quá ${PROOF_DAYS} ngày`,
        en: `It was last checked more than ${PROOF_DAYS} days ago`,
      },
    ];
  }
  return reasonsIn(check);
}
