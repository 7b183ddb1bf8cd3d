import type { Said } from '../language/said.ts';

/** The groups of the administration's menu. */
export const groups = {
  messages: { vi: 'Thông tin', en: 'Messages' },
  site: { vi: 'Trang thông tin', en: 'Website' },
  channels: { vi: 'Kênh phát', en: 'Channels' },
  oversight: { vi: 'Giám sát', en: 'Oversight' },
  system: { vi: 'Hệ thống', en: 'System' },
} as const satisfies Record<string, Said>;

/** Singular and plural of a collection; Vietnamese has one form for both. */
export function labelled(vi: string, singular: string, plural: string) {
  return { singular: { vi, en: singular }, plural: { vi, en: plural } };
}
