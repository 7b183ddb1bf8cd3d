import { BOARD_TEXT_LIMIT, channels } from '@nguon/content-model/bulletin';
import { priorities } from '@nguon/content-model/priority';
import type { CollectionConfig, DefaultValue, Field } from 'payload';
import { actorOf } from '../access/actor.ts';
import { readBulletins } from '../access/read-bulletins.ts';
import { createOwn, readSubtreeVersions, writeOwn } from '../access/rules.ts';
import { within } from '../access/scope.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import {
  bulletinBoards,
  bulletinRecording,
  bulletinSpeech,
  placesPanel,
  previewPanel,
  standingPanel,
  workflowControls,
} from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { bodyField } from '../fields/body.ts';
import { groups, labelled } from '../fields/labels.ts';
import { languageOptions } from '../fields/languages.ts';
import { lineField, nameField, passageField } from '../fields/text.ts';
import { deleteRecordings } from '../recordings/keep-heard-recording.ts';
import { bulletinEndpoints, type StepPorts } from '../workflow/bulletin-endpoints.ts';
import { checkEnd } from '../workflow/check-end.ts';
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

/** How long a bulletin is public unless its editor says otherwise, days. */
const USUAL_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The people's committee of the editor's unit, as the public reads it: `UBND xã Sìn Hồ`. */
const usualIssuer: DefaultValue = async ({ req }) => {
  const actor = req && actorOf(req);
  if (!actor) return '';
  const { type, name } = await req.payload.findByID({
    collection: 'units',
    id: actor.unit,
    depth: 0,
    req,
    overrideAccess: true,
  });
  return `UBND ${type} ${name}`;
};

const dateAndTime = { pickerAppearance: 'dayAndTime' as const, displayFormat: 'dd/MM/yyyy HH:mm' };

const message: Field[] = [
  nameField({ name: 'title', label: { vi: 'Tiêu đề', en: 'Title' }, limit: 120 }),
  {
    name: 'category',
    type: 'relationship',
    relationTo: 'categories',
    label: { vi: 'Chuyên mục', en: 'Category' },
    required: true,
    admin: { allowCreate: false, allowEdit: false, sortOptions: 'order' },
  },
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
    admin: {
      description: {
        vi: 'Không bắt buộc. Mỗi ảnh cần một câu mô tả cho người không nhìn thấy.',
        en: 'Optional. Each picture needs a sentence for those who cannot see it.',
      },
    },
  },
];

const otherWords: Field[] = [
  {
    name: 'renditions',
    type: 'group',
    label: { vi: 'Viết riêng cho từng kênh', en: 'Other words for a channel' },
    admin: {
      description: {
        vi: 'Bỏ trống: bảng lấy tóm tắt, loa đọc cơ quan ban hành, tiêu đề và nội dung.',
        en: 'Left empty, boards show the summary and speakers read issuer, title and body.',
      },
    },
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

/** A person's reading in the place of a voice; chosen by recording or uploading it there. */
const recorded: Field = {
  name: 'recording',
  type: 'upload',
  relationTo: 'recordings',
  label: { vi: 'Ghi âm người đọc', en: 'Recorded speech' },
  filterOptions: ({ id }) => ({ bulletin: { equals: id ?? '' } }),
  admin: { components: { Field: bulletinRecording }, disableListColumn: true },
};

const address: Field[] = [
  lineField(
    {
      name: 'issuer',
      label: { vi: 'Cơ quan ban hành', en: 'Issuer' },
      limit: 200,
      description: { vi: 'Như người dân đọc: UBND xã Sìn Hồ', en: 'As the public reads it' },
    },
    { required: true, defaultValue: usualIssuer },
  ),
  {
    name: 'audience',
    type: 'relationship',
    relationTo: 'units',
    hasMany: true,
    maxRows: 400,
    label: { vi: 'Gửi đến (cả các đơn vị bên dưới)', en: 'Audience, with all below' },
    admin: { allowCreate: false, allowEdit: false },
    required: true,
    defaultValue: ({ req }) => (req ? [actorOf(req)?.unit].filter((unit) => unit !== undefined) : []),
    filterOptions: ({ req }) => {
      const actor = actorOf(req);
      return actor === null || actor.role === 'admin' ? true : within(actor.path);
    },
  },
  {
    name: 'language',
    type: 'select',
    label: { vi: 'Ngôn ngữ', en: 'Language' },
    required: true,
    defaultValue: 'vi',
    enumName: 'bulletin_language',
    options: languageOptions,
  },
  {
    name: 'corrects',
    type: 'relationship',
    relationTo: 'bulletins',
    label: { vi: 'Đính chính bản tin', en: 'Corrects' },
    admin: { allowCreate: false, allowEdit: false },
    filterOptions: ({ data }) => (data?.path ? { path: { equals: data.path } } : true),
  },
  {
    name: 'ends',
    type: 'relationship',
    relationTo: 'bulletins',
    label: { vi: 'Báo yên cho tin khẩn cấp', en: 'All-clear of the emergency' },
    index: true,
    admin: {
      allowCreate: false,
      allowEdit: false,
      description: {
        vi: 'Khi duyệt, tin khẩn cấp rời mọi kênh và bản tin này thay chỗ. Mở tin khẩn cấp rồi bấm «Báo kết thúc» để điền sẵn.',
        en: 'On approval the emergency leaves every channel and this takes its place. “All-clear” on the emergency fills it in.',
      },
    },
    filterOptions: ({ req }) => {
      const actor = actorOf(req);
      const emergency = { priority: { equals: 'emergency' } } as const;
      return actor === null || actor.role === 'admin' ? emergency : { and: [emergency, within(actor.path)] };
    },
  },
];

/** Where and when it is public: beside the text, in sight while it is written. */
const outing: Field[] = [
  {
    name: 'channels',
    type: 'select',
    hasMany: true,
    label: { vi: 'Kênh phát', en: 'Channels' },
    required: true,
    defaultValue: [...channels],
    enumName: 'bulletin_channel',
    admin: { position: 'sidebar' },
    options: channels.map((value) => ({ value, label: channelNames[value] })),
  },
  {
    name: 'from',
    type: 'date',
    label: { vi: 'Công bố từ', en: 'Public from' },
    required: true,
    defaultValue: () => new Date().toISOString(),
    admin: { date: dateAndTime, position: 'sidebar' },
  },
  {
    name: 'until',
    type: 'date',
    label: { vi: 'Đến', en: 'Until' },
    validate: checkEnd,
    defaultValue: () => new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString(),
    admin: {
      date: dateAndTime,
      position: 'sidebar',
      description: {
        vi: 'Bắt buộc với bảng tin, loa và tin khẩn cấp',
        en: 'Needed for boards, speakers and emergencies',
      },
    },
  },
  {
    name: 'priority',
    type: 'select',
    label: { vi: 'Mức ưu tiên', en: 'Priority' },
    required: true,
    defaultValue: 'normal',
    enumName: 'bulletin_priority',
    admin: { position: 'sidebar' },
    options: priorities.map((value) => ({ value, label: priorityNames[value] })),
  },
];

/** Messages to the public, from the first draft to the last withdrawal. */
export const bulletins = (ports: StepPorts): CollectionConfig => ({
  slug: 'bulletins',
  labels: labelled('Bản tin', 'Bulletin', 'Bulletins'),
  admin: {
    useAsTitle: 'title',
    group: groups.messages,
    defaultColumns: ['title', 'stage', 'priority', 'unit', 'from', 'until'],
    components: workflowControls,
    hideAPIURL: true,
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
    beforeDelete: [keepPublished, deleteRecordings],
  },
  endpoints: bulletinEndpoints(ports),
  fields: [
    identity,
    standingPanel,
    {
      type: 'tabs',
      tabs: [
        { label: { vi: 'Nội dung', en: 'Message' }, fields: message },
        {
          label: { vi: 'Lời cho bảng và loa', en: 'Words for boards and speakers' },
          fields: [...otherWords, recorded, bulletinSpeech],
        },
        { label: { vi: 'Cơ quan, nơi nhận', en: 'Issuer and audience' }, fields: address },
        { label: { vi: 'Trên bảng', en: 'On boards' }, fields: [bulletinBoards] },
      ],
    },
    previewPanel,
    placesPanel,
    ...outing,
    ...unitFields(),
    ...workflowFields(),
  ],
});
