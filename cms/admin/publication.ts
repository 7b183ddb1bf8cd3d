import type { Actor } from '../access/actor.ts';
import type { Said } from '../language/said.ts';
import type { Standing } from './standing.ts';

/** What of a record the public has, and what waits. */
export interface Publication {
  /** Is the newest version the public one? */
  readonly isNewestPublic: boolean;
  readonly isPublic: boolean;
}

type SaidStanding = Omit<Standing, 'text'> & { readonly text: Said };

export const publicMark: SaidStanding = { tone: 'good', text: { vi: 'Đang công bố', en: 'Public' } };
export const waitingMark: SaidStanding = {
  tone: 'wait',
  text: { vi: 'Chờ người duyệt công bố', en: 'Waits for the approver' },
};
const olderMark: SaidStanding = {
  tone: 'good',
  text: { vi: 'Bản trước đang công bố', en: 'The version before is public' },
};

/** The marks of a record: what is public, what waits (W28). */
export function marksOf({ isNewestPublic, isPublic }: Publication): SaidStanding[] {
  if (isNewestPublic) return [publicMark];
  return isPublic ? [waitingMark, olderMark] : [waitingMark];
}

const next = {
  new: {
    vi: 'Viết xong thì bấm «Lưu bản nháp». Người duyệt của đơn vị đọc lại và công bố.',
    en: 'When it is ready, press “Save draft”. An approver of the unit reads it and makes it public.',
  },
  newToPublish: {
    vi: 'Viết xong thì bấm «Công bố». Chưa xong thì «Lưu bản nháp».',
    en: 'When it is ready, press “Publish”. Until then, save drafts.',
  },
  waits: {
    vi: 'Bản này chờ người duyệt của đơn vị công bố. Vẫn sửa và lưu tiếp được.',
    en: 'It waits for an approver of the unit. You can still change and save it.',
  },
  toPublish: {
    vi: 'Đọc kỹ rồi bấm «Công bố». Trang của đơn vị hiện đúng nội dung bạn thấy ở đây.',
    en: 'Read it well, then press “Publish”. The site shows exactly what you see here.',
  },
  public: {
    vi: 'Đang hiện trên trang. Sửa thì lưu bản nháp: trang giữ bản cũ đến khi người duyệt công bố bản mới.',
    en: 'It is on the site. Changes are saved as a draft; the site keeps this one until they are published.',
  },
  publicToPublish: {
    vi: 'Đang hiện trên trang. Sửa rồi bấm «Công bố» để thay; muốn gỡ khỏi trang thì chọn «Gỡ khỏi trang».',
    en: 'It is on the site. Change it and publish again, or unpublish it.',
  },
} satisfies Record<string, Said>;

/** What speakers hold, whose site has none of it. */
const nextOnSpeakers: typeof next = {
  ...next,
  toPublish: {
    vi: 'Đọc kỹ rồi bấm «Công bố». Cụm loa giữ sẵn đúng lời bạn thấy ở đây. Cần quyền tin khẩn cấp.',
    en: 'Read it well, then press “Publish”. Speakers hold exactly these words. It takes the emergency right.',
  },
  public: {
    vi: 'Cụm loa đang giữ sẵn. Sửa thì lưu bản nháp: cụm loa giữ bản cũ đến khi người duyệt công bố bản mới.',
    en: 'Speakers hold it. Changes are saved as a draft; speakers keep this one until they are published.',
  },
  publicToPublish: {
    vi: 'Cụm loa đang giữ sẵn. Sửa rồi bấm «Công bố» để thay; thôi công bố hoặc xóa thì cụm loa bỏ.',
    en: 'Speakers hold it. Change it and publish again; unpublish or delete it and speakers let go of it.',
  },
};

/** Does this official make content of a unit public? */
export function publishesIn(actor: Actor, path: string): boolean {
  return actor.role === 'admin' || (actor.role === 'approver' && actor.path === path);
}

/** What the person at the screen does next; `null` publication for a record that is new (W28). */
export function nextStep(
  publication: Publication | null,
  publishes: boolean,
  place: 'site' | 'speakers' = 'site',
): Said {
  const said = place === 'site' ? next : nextOnSpeakers;
  if (publication === null) return publishes ? said.newToPublish : said.new;
  if (publication.isNewestPublic) return publishes ? said.publicToPublish : said.public;
  return publishes ? said.toPublish : said.waits;
}
