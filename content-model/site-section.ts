import { z } from 'zod';

/** Sections whose content is bulletins; a bulletin stands in the one that its category belongs to. */
export const bulletinSections = [
  'essential',
  'news',
  'notices',
  'direction',
  'disclosure',
  'consultations',
] as const;
export const BulletinSection = z.enum(bulletinSections);
export type BulletinSection = z.output<typeof BulletinSection>;

/** A part of every unit's site: where it stands, what it is called, and what an auditor expects of it. */
export interface SiteSection {
  readonly address: string;
  readonly vi: string;
  readonly en: string;
  /** Must a site have it? Source: domain guide 10.1, after Nghị định 42/2022 articles 4 and 7 and the five plans. */
  readonly mandatory: boolean;
  /** Is a site with nothing in it incomplete? Where residents have yet to write, an empty section is none the worse. */
  readonly needsContent: boolean;
}

/**
 * The sections of a site by name, in the order of its map. A section without content says so in words, and its `main`
 * element carries the attribute `data-empty` (G30).
 */
export const siteSections = {
  home: must('/', 'Trang chủ', 'Home'),
  introduction: filled('/gioi-thieu/', 'Giới thiệu', 'About'),
  essential: filled('/thong-tin-thiet-yeu/', 'Thông tin thiết yếu', 'Essential information'),
  news: filled('/tin-tuc/', 'Tin tức, sự kiện', 'News and events'),
  notices: filled('/thong-bao/', 'Thông báo', 'Notices'),
  direction: filled('/chi-dao-dieu-hanh/', 'Chỉ đạo, điều hành', 'Direction and administration'),
  documents: filled('/van-ban/', 'Văn bản', 'Documents'),
  procedures: filled('/thu-tuc-hanh-chinh/', 'Thủ tục hành chính', 'Procedures'),
  broadcasts: must('/truyen-thanh/', 'Truyền thanh', 'Broadcasts'),
  boards: may('/bang-tin/', 'Bảng tin điện tử', 'Public boards'),
  feedback: must('/phan-anh/', 'Phản ánh, kiến nghị', 'Feedback'),
  answers: must('/phan-anh/ket-qua/', 'Kết quả trả lời', 'Published answers'),
  questions: must('/hoi-dap/', 'Hỏi đáp', 'Questions and answers'),
  consultations: may('/lay-y-kien/', 'Lấy ý kiến', 'Consultations'),
  disclosure: may('/cong-khai/', 'Công khai', 'Public disclosure'),
  languages: may('/tieng-dan-toc/', 'Tiếng dân tộc', 'Minority languages'),
  english: filled('/en/', 'Tiếng Anh', 'English'),
  search: must('/tim-kiem/', 'Tìm kiếm', 'Search'),
  map: must('/so-do-trang/', 'Sơ đồ trang', 'Site map'),
  accessibility: may('/tro-nang/', 'Trợ năng', 'Accessibility'),
  privacy: must('/bao-ve-du-lieu/', 'Bảo vệ dữ liệu cá nhân', 'Privacy'),
} as const satisfies Record<string, SiteSection>;
export type SiteSectionName = keyof typeof siteSections;

function must(address: string, vi: string, en: string): SiteSection {
  return { address, vi, en, mandatory: true, needsContent: false };
}

function filled(address: string, vi: string, en: string): SiteSection {
  return { address, vi, en, mandatory: true, needsContent: true };
}

function may(address: string, vi: string, en: string): SiteSection {
  return { address, vi, en, mandatory: false, needsContent: false };
}

/** The section a bulletin stands in; essential information unless its category says otherwise. */
export function sectionOf(bulletin: {
  readonly category: { readonly section?: BulletinSection | undefined };
}): BulletinSection {
  return bulletin.category.section ?? 'essential';
}
