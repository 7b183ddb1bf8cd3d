import { LONGEST_SECONDS, MOST_OF_A_UNIT } from '@nguon/content-model/prepared-announcement';
import type { CollectionConfig } from 'payload';
import { readBulletins } from '../access/read-bulletins.ts';
import { previewPanel } from '../admin/screens.ts';
import { announcementEndpoints } from '../announcements/announcement-endpoints.ts';
import { guardPublishing } from '../announcements/guard-publishing.ts';
import { groups, labelled } from '../fields/labels.ts';
import { nameField, passageField } from '../fields/text.ts';
import { announcementShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';

const { admin, hooks, fields, ...standing } = standingCollection({
  slug: 'prepared-announcements',
  labels: labelled('Thông báo soạn sẵn', 'Prepared announcement', 'Prepared announcements'),
  description: {
    vi: `Thông báo ngắn cho ngày nguy cấp, duyệt trước; cụm loa của đơn vị và cấp dưới giữ sẵn, mất mạng vẫn phát được. Mỗi đơn vị tối đa ${MOST_OF_A_UNIT}.`,
    en: `Short announcements for the worst day, approved in advance; the speakers of the unit and of those below hold them, without a network too. At most ${MOST_OF_A_UNIT} a unit.`,
  },
  title: 'title',
  columns: ['title'],
  searched: ['title', 'text'],
  shape: announcementShape,
  rings: (path) => ({ below: [path] }),
  fields: [
    nameField({
      name: 'title',
      label: { vi: 'Tên trên nút bấm', en: 'Name on the button' },
      limit: 80,
      description: {
        vi: 'Người đứng ở cụm loa chọn theo tên này. Ví dụ: Lũ quét: lên chỗ cao',
        en: 'Who stands at the speaker chooses by it. For example: Flash flood: go to high ground',
      },
    }),
    passageField(
      {
        name: 'text',
        label: { vi: 'Lời thông báo', en: 'Words' },
        limit: 1_000,
        description: {
          vi: `Đọc không quá ${LONGEST_SECONDS} giây. Không ghi ngày, giờ: thông báo phải đúng vào bất cứ lúc nào.`,
          en: `Read in at most ${LONGEST_SECONDS} seconds. Without a date or an hour: it must be true at any time.`,
        },
      },
      { required: true },
    ),
  ],
});

/**
 * Announcements for the worst day. What is public above is read below, where speakers hold it too (A2). No site shows
 * them, so there is no preview.
 */
export const preparedAnnouncements: CollectionConfig = {
  ...standing,
  dbName: 'announcements',
  admin: { ...admin, group: groups.channels },
  access: { ...standing.access, read: readBulletins },
  hooks: { ...hooks, beforeChange: [...(hooks?.beforeChange ?? []), guardPublishing] },
  endpoints: announcementEndpoints,
  fields: fields.filter((field) => field !== previewPanel),
};
