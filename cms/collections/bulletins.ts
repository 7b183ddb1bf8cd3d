import { BOARD_TEXT_LIMIT, channels } from '@nguon/content-model/bulletin';
import { priorities } from '@nguon/content-model/priority';
import type { CollectionConfig, Field } from 'payload';
import { actorOf } from '../access/actor.ts';
import { readBulletins } from '../access/read-bulletins.ts';
import { createOwn, readSubtreeVersions, writeOwn } from '../access/rules.ts';
import { within } from '../access/scope.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { identity } from '../database/identity.ts';
import { bodyField } from '../fields/body.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField, passageField } from '../fields/text.ts';
import { bulletinEndpoints } from '../workflow/bulletin-endpoints.ts';
import { guardEmergency } from '../workflow/guard-emergency.ts';
import { holdWorkflow, saveAsDraft } from '../workflow/hold-workflow.ts';
import { keepPublished } from '../workflow/keep-published.ts';
import { workflowFields } from '../workflow/workflow-fields.ts';
import { channelNames } from './receipts.ts';

const priorityNames = {
  normal: { vi: 'Thông thường', en: 'Normal' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  emergency: { vi: 'Khẩn cấp', en: 'Emergency' },
};

const languageNames = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
  hmn: { vi: 'Tiếng Mông', en: 'Hmong' },
  rad: { vi: 'Tiếng Ê-đê', en: 'Rade' },
  jra: { vi: 'Tiếng Gia Rai', en: 'Jarai' },
};

const dateAndTime = { pickerAppearance: 'dayAndTime' as const, displayFormat: 'dd/MM/yyyy HH:mm' };

const message: Field[] = [
  lineField({ name: 'title', label: { vi: 'Tiêu đề', en: 'Title' }, limit: 120 }, { required: true }),
  passageField({
    name: 'summary',
    label: { vi: 'Tóm tắt', en: 'Summary' },
    limit: 300,
    description: {
      vi: 'Một, hai câu. Bảng tin lấy từ đây nếu không viết riêng.',
      en: 'One or two sentences. Boards take their text from here unless you write another.',
    },
  }),
  bodyField(),
  {
    name: 'pictures',
    type: 'upload',
    relationTo: 'media',
    hasMany: true,
    maxRows: 30,
    label: { vi: 'Ảnh', en: 'Pictures' },
  },
  {
    name: 'renditions',
    type: 'group',
    label: { vi: 'Viết riêng cho từng kênh', en: 'Other words for a channel' },
    fields: [
      passageField({
        name: 'board',
        label: { vi: 'Chữ trên bảng tin', en: 'Board text' },
        limit: BOARD_TEXT_LIMIT,
      }),
      passageField({ name: 'script', label: { vi: 'Lời đọc trên loa', en: 'Spoken text' }, limit: 8_000 }),
      passageField({ name: 'message', label: { vi: 'Tin nhắn ngắn', en: 'Short message' }, limit: 160 }),
    ],
  },
];

const address: Field[] = [
  {
    name: 'priority',
    type: 'select',
    label: { vi: 'Mức ưu tiên', en: 'Priority' },
    required: true,
    defaultValue: 'normal',
    enumName: 'bulletin_priority',
    options: priorities.map((value) => ({ value, label: priorityNames[value] })),
  },
  {
    name: 'category',
    type: 'relationship',
    relationTo: 'categories',
    label: { vi: 'Chuyên mục', en: 'Category' },
    required: true,
  },
  lineField(
    {
      name: 'issuer',
      label: { vi: 'Cơ quan ban hành', en: 'Issuer' },
      limit: 200,
      description: { vi: 'Như người dân đọc: UBND xã Sìn Hồ', en: 'As the public reads it' },
    },
    { required: true },
  ),
  {
    name: 'audience',
    type: 'relationship',
    relationTo: 'units',
    hasMany: true,
    maxRows: 400,
    label: { vi: 'Gửi đến (cả các đơn vị bên dưới)', en: 'Audience, with all below' },
    required: true,
    defaultValue: ({ req }) => (req ? [actorOf(req)?.unit].filter((unit) => unit !== undefined) : []),
    filterOptions: ({ req }) => {
      const actor = actorOf(req);
      return actor === null || actor.role === 'admin' ? true : within(actor.path);
    },
  },
  {
    name: 'channels',
    type: 'select',
    hasMany: true,
    label: { vi: 'Kênh phát', en: 'Channels' },
    required: true,
    defaultValue: ['site'],
    enumName: 'bulletin_channel',
    options: channels.map((value) => ({ value, label: channelNames[value] })),
  },
  {
    name: 'from',
    type: 'date',
    label: { vi: 'Công bố từ', en: 'Public from' },
    required: true,
    defaultValue: () => new Date().toISOString(),
    admin: { date: dateAndTime },
  },
  {
    name: 'until',
    type: 'date',
    label: { vi: 'Đến', en: 'Until' },
    admin: {
      date: dateAndTime,
      description: {
        vi: 'Bắt buộc với bảng tin, loa và tin khẩn cấp',
        en: 'Needed for boards, speakers and emergencies',
      },
    },
  },
  {
    name: 'language',
    type: 'select',
    label: { vi: 'Ngôn ngữ', en: 'Language' },
    required: true,
    defaultValue: 'vi',
    enumName: 'bulletin_language',
    options: Object.entries(languageNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'corrects',
    type: 'relationship',
    relationTo: 'bulletins',
    label: { vi: 'Đính chính bản tin', en: 'Corrects' },
    filterOptions: ({ data }) => (data?.path ? { path: { equals: data.path } } : true),
  },
];

/** Messages to the public, from the first draft to the last withdrawal. */
export const bulletins: CollectionConfig = {
  slug: 'bulletins',
  labels: labelled('Bản tin', 'Bulletin', 'Bulletins'),
  admin: {
    useAsTitle: 'title',
    group: groups.messages,
    defaultColumns: ['title', 'stage', 'priority', 'unit', 'from', 'until'],
    listSearchableFields: ['title', 'summary'],
  },
  access: {
    create: createOwn('editor', 'approver'),
    read: readBulletins,
    readVersions: readSubtreeVersions,
    update: writeOwn('editor', 'approver'),
    delete: writeOwn('editor'),
  },
  versions: { drafts: true, maxPerDoc: 100 },
  disableDuplicate: true,
  hooks: {
    beforeOperation: [saveAsDraft],
    beforeChange: [stampPath, guardEmergency, holdWorkflow],
    beforeDelete: [keepPublished],
  },
  endpoints: bulletinEndpoints,
  fields: [
    identity,
    {
      type: 'tabs',
      tabs: [
        { label: { vi: 'Nội dung', en: 'Message' }, fields: message },
        { label: { vi: 'Nơi nhận, thời gian', en: 'Audience and time' }, fields: address },
      ],
    },
    ...unitFields(),
    ...workflowFields(),
  ],
};
