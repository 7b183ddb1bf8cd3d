import { Procedure } from '@nguon/content-model/procedure';
import type { CollectionConfig } from 'payload';
import { readBulletins } from '../access/read-bulletins.ts';
import { labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { lineField, nameField } from '../fields/text.ts';
import { procedureShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';

/** Ways to procedures on the service portal. Those of a unit are on the sites of all below it too. */
const ownProcedures: CollectionConfig = standingCollection({
  slug: 'procedures',
  labels: labelled('Thủ tục hành chính', 'Procedure', 'Procedures'),
  description: {
    vi: 'Đường dẫn tới từng thủ tục trên Cổng dịch vụ công; không chép lại nội dung. Thủ tục của tỉnh tự hiện trên trang của mọi xã, phường.',
    en: 'Links to procedures on the service portal, never copies. Those of a province are on the sites of its communes too.',
  },
  title: 'name',
  columns: ['name', 'field', 'code'],
  searched: ['name', 'field', 'code'],
  shape: procedureShape,
  rings: (path) => ({ below: [path] }),
  fields: [
    nameField({ name: 'name', label: { vi: 'Tên thủ tục', en: 'Name' }, limit: 300 }),
    lineField(
      {
        name: 'field',
        label: { vi: 'Lĩnh vực', en: 'Field' },
        limit: 120,
        description: {
          vi: 'Ví dụ: Hộ tịch, Đất đai, Bảo trợ xã hội',
          en: 'For example: civil status, land',
        },
      },
      { required: true },
    ),
    lineField({
      name: 'code',
      label: { vi: 'Mã thủ tục', en: 'Code' },
      limit: 40,
      description: { vi: 'Như trên Cổng dịch vụ công. Ví dụ: 1.001193', en: 'As on the portal' },
    }),
    lineField(
      {
        name: 'href',
        label: { vi: 'Đường dẫn', en: 'Address' },
        limit: 500,
        description: {
          vi: 'Mở thủ tục trên Cổng dịch vụ công rồi chép địa chỉ ở đầu trình duyệt vào đây',
          en: 'Open the procedure on the portal and copy the address from the browser',
        },
      },
      {
        required: true,
        defaultValue: 'https://dichvucong.gov.vn/',
        validate: matching(Procedure.shape.href, {
          vi: 'Chép nguyên địa chỉ, bắt đầu bằng https://',
          en: 'Copy the whole address, beginning with https://',
        }),
      },
    ),
  ],
});

/** What is published above is read below, where it is public too (A2). */
export const procedures: CollectionConfig = {
  ...ownProcedures,
  access: { ...ownProcedures.access, read: readBulletins },
};
