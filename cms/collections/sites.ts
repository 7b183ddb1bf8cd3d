import { Host } from '@nguon/content-model/site';
import type { CollectionConfig } from 'payload';
import { adminOnly, readSubtree, writeOwn } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { previewPanel } from '../admin/screens.ts';
import { groups, labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { siteContactFields, siteLookFields } from '../fields/site-fields.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { holdNames } from '../sites/hold-names.ts';

const notAHost = { vi: 'Không phải tên miền hợp lệ', en: 'Not a host name' };

/** The public websites, one a unit. Names on the network are the operator's, the rest is the unit's. */
export const sites: CollectionConfig = {
  slug: 'sites',
  labels: labelled('Trang thông tin', 'Site', 'Sites'),
  admin: {
    useAsTitle: 'host',
    group: groups.site,
    hideAPIURL: true,
    description: {
      vi: 'Giao diện, liên hệ và liên kết của trang. Lưu là hiện ngay trên trang; tên miền do quản trị hệ thống đặt.',
      en: 'Look, contact and links of the site. What is saved is public at once; host names are the operator’s.',
    },
    defaultColumns: ['host', 'unit', 'theme'],
  },
  access: { create: adminOnly, read: readSubtree, update: writeOwn('editor'), delete: adminOnly },
  disableDuplicate: true,
  indexes: [{ fields: ['unit'], unique: true }],
  hooks: {
    beforeValidate: [holdNames],
    beforeChange: [stampPath],
    ...ringOnChange(({ path }) => ({ only: [path] })),
  },
  fields: [
    {
      name: 'host',
      type: 'text',
      label: { vi: 'Tên miền', en: 'Host name' },
      required: true,
      unique: true,
      validate: matching(Host, notAHost),
      access: { create: adminOnly, update: adminOnly },
    },
    {
      name: 'aliases',
      type: 'array',
      dbName: 'site_aliases',
      label: { vi: 'Tên miền khác', en: 'Other host names' },
      labels: labelled('Tên miền', 'Host name', 'Host names'),
      maxRows: 20,
      access: { create: adminOnly, update: adminOnly },
      fields: [
        {
          name: 'host',
          type: 'text',
          label: { vi: 'Tên miền', en: 'Host name' },
          required: true,
          validate: matching(Host, notAHost),
        },
      ],
    },
    ...siteLookFields,
    ...siteContactFields,
    previewPanel,
    ...unitFields(),
  ],
};
