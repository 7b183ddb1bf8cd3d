import { type BulletinSection, bulletinSections, siteSections } from '@nguon/content-model/site-section';
import type { CollectionConfig, TextFieldSingleValidation } from 'payload';
import { z } from 'zod';
import { adminOnly, anyOfficial, nobody } from '../access/rules.ts';
import { groups, labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { lineField } from '../fields/text.ts';
import { inLanguage } from '../language/said.ts';

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** Only Vietnamese must be there: a name demanded in every language could not be saved in the other. */
const nameInVietnamese: TextFieldSingleValidation = (value, { req }) =>
  req.locale === 'en' || Boolean(value) || inLanguage({ vi: 'Hãy đặt tên', en: 'Name it' }, req);

/** What bulletins are about. Data, not code: the decree's list may grow. Never deleted, because bulletins name them. */
export const categories: CollectionConfig = {
  slug: 'categories',
  labels: labelled('Chuyên mục', 'Category', 'Categories'),
  admin: { useAsTitle: 'name', group: groups.system, defaultColumns: ['name', 'section', 'slug'] },
  access: { create: adminOnly, read: anyOfficial, update: adminOnly, delete: nobody },
  disableDuplicate: true,
  fields: [
    lineField(
      { name: 'name', label: { vi: 'Tên chuyên mục', en: 'Name' }, limit: 120 },
      { localized: true, validate: nameInVietnamese },
    ),
    {
      name: 'slug',
      type: 'text',
      label: { vi: 'Phần địa chỉ', en: 'Address part' },
      required: true,
      unique: true,
      validate: matching(Slug, {
        vi: 'Tối đa 60 ký tự: chữ thường không dấu, số và dấu gạch nối',
        en: 'At most 60 characters: lower-case letters, digits and hyphens',
      }),
    },
    {
      name: 'section',
      type: 'select',
      label: { vi: 'Mục trên trang', en: 'Section of the site' },
      defaultValue: 'essential' satisfies BulletinSection,
      enumName: 'category_section',
      admin: {
        isClearable: false,
        description: {
          vi: 'Bản tin của chuyên mục đứng ở mục này. Bản tin đang công bố chuyển mục khi được duyệt lại.',
          en: 'Where its bulletins stand. Those that are public move when they are approved again.',
        },
      },
      options: bulletinSections.map((value) => ({
        value,
        label: { vi: siteSections[value].vi, en: siteSections[value].en },
      })),
    },
    {
      name: 'order',
      type: 'number',
      label: { vi: 'Thứ tự', en: 'Order' },
      defaultValue: 100,
    },
  ],
};
