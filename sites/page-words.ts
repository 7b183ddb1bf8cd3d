/** What stands around the main part of every page: head, menu and foot, in the page's language. */
const words = {
  vi: {
    skip: 'Đến nội dung chính',
    site: 'Trang thông tin điện tử',
    portal: 'Cổng thông tin cơ sở',
    seek: 'Tìm trong trang',
    search: 'Tìm kiếm',
    find: 'Tìm',
    menu: 'Chuyên mục',
    feedback: 'Phản ánh',
    larger: 'Chữ lớn',
    smaller: 'Chữ thường',
    emergencies: 'Tin khẩn cấp',
    printed: 'In từ',
    tools: 'Tiện ích',
    related: 'Trang liên quan',
    feed: 'Tin mới qua RSS',
    about: (unit: string) => `Thông tin thiết yếu, văn bản, truyền thanh và bảng tin của ${unit}.`,
  },
  en: {
    skip: 'Skip to main content',
    site: 'Official website',
    portal: 'Grassroots information portal',
    seek: 'Search this site',
    search: 'Search',
    find: 'Search',
    menu: 'Sections',
    feedback: 'Feedback',
    larger: 'Larger letters',
    smaller: 'Usual letters',
    emergencies: 'Emergencies',
    printed: 'Printed from',
    tools: 'About this site',
    related: 'Related sites',
    feed: 'News by RSS',
    about: (unit: string) => `Functions, organisation and contact details of ${unit}.`,
  },
} as const;

export type PageLanguage = keyof typeof words;

/** The language in which the head, the menu and the foot of a page speak: Vietnamese but on the English page (G39). */
export function languageAround(language: string): PageLanguage {
  return language === 'en' ? 'en' : 'vi';
}

export function pageWords(language: string): (typeof words)[PageLanguage] {
  return words[languageAround(language)];
}
