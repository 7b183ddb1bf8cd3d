import { Host } from '@nguon/content-model/site';
import type { CollectionConfig } from 'payload';
import { adminOnly, readSubtree } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { holdNames } from '../sites/hold-names.ts';

const notAHost = { vi: 'Không phải tên miền hợp lệ', en: 'Not a host name' };

/** The public websites by their names on the network, one a unit. They are the operator's; looks are the unit's. */
export const sites: CollectionConfig = {
  slug: 'sites',
  labels: labelled('Tên miền của trang', 'Site address', 'Site addresses'),
  admin: {
    useAsTitle: 'host',
    group: groups.site,
    hideAPIURL: true,
    description: {
      vi: 'Tên miền của trang từng đơn vị. Lưu là có hiệu lực ngay. Giao diện, liên hệ ở mục «Giao diện trang».',
      en: 'Host names of the units’ sites. What is saved counts at once. Look and contact stand under “Looks of sites”.',
    },
    hidden: ({ user }) => user?.['role'] !== 'admin',
    defaultColumns: ['host', 'unit'],
  },
  access: { create: adminOnly, read: readSubtree, update: adminOnly, delete: adminOnly },
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
    ...unitFields(),
  ],
};
