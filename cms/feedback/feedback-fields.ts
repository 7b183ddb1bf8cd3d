import { feedbackKinds, feedbackStages } from '@nguon/content-model/feedback';
import type { Condition, Field, TextareaField } from 'payload';
import { actorOf } from '../access/actor.ts';
import { nobody } from '../access/rules.ts';
import { feedbackDueCell, feedbackStageCell } from '../admin/screens.ts';
import { lineField, passageField } from '../fields/text.ts';
import type { Feedback } from '../payload-types.ts';
import { isOpen } from './due.ts';
import { channelNames, feedbackChannels, kindNames, stageNames } from './names.ts';

const entering: Condition = (_data, _siblings, { operation }) => operation === 'create';
/** An answer is written by those who handle the feedback, while one is owed; others read it above the form. */
const answering: Condition<Feedback> = ({ path, stage }, _siblings, { operation, user }) => {
  const actor = operation === 'create' ? null : actorOf({ user });
  const handles = actor?.role === 'editor' || actor?.role === 'approver';
  return handles && actor.path === path && isOpen(stage ?? 'received');
};
const answeringInPublic: Condition<Feedback> = (data, siblings, context) =>
  data.mayPublish === true && answering(data, siblings, context);

/** Written once, when it comes in (J6). */
const original = { access: { update: nobody }, admin: { condition: entering } };
/** Written by the system and by steps alone. Columns and filters of lists; beside the form the panel says the same. */
const held = { access: { create: nobody, update: nobody }, admin: { condition: () => false } };
const unseen = {
  access: { create: nobody, read: nobody, update: nobody },
  admin: { hidden: true },
};
const dateAndTime = { pickerAppearance: 'dayAndTime' as const, displayFormat: 'dd/MM/yyyy HH:mm' };

/** Room to write in, lines. */
const tall = (field: TextareaField): TextareaField => ({ ...field, admin: { ...field.admin, rows: 8 } });

/** What came from the resident; an official fills it in for those who call, write or come by. */
export function originalFields(): Field[] {
  return [
    {
      ...original,
      name: 'channel',
      type: 'select',
      label: { vi: 'Nhận qua', en: 'Received by' },
      required: true,
      defaultValue: 'inPerson',
      enumName: 'feedback_channel',
      filterOptions: ({ options }) =>
        options.filter((option) => (typeof option === 'string' ? option : option.value) !== 'site'),
      options: feedbackChannels.map((value) => ({ value, label: channelNames[value] })),
    },
    {
      ...original,
      name: 'kind',
      type: 'select',
      label: { vi: 'Loại', en: 'Kind' },
      required: true,
      defaultValue: 'reflection',
      enumName: 'feedback_kind',
      options: feedbackKinds.map((value) => ({ value, label: kindNames[value] })),
    },
    {
      ...original,
      name: 'receivedAt',
      type: 'date',
      label: { vi: 'Nhận lúc', en: 'Received at' },
      required: true,
      index: true,
      defaultValue: () => new Date().toISOString(),
      admin: { ...original.admin, date: dateAndTime },
    },
    lineField(
      { name: 'subject', label: { vi: 'Tiêu đề', en: 'Subject' }, limit: 200 },
      { ...original, required: true },
    ),
    tall(
      passageField(
        {
          name: 'text',
          label: { vi: 'Lời của người dân', en: 'The resident’s words' },
          limit: 5_000,
          description: { vi: 'Ghi đúng lời người dân, không sửa', en: 'Exactly as the resident says it' },
        },
        { ...original, required: true },
      ),
    ),
    {
      ...original,
      name: 'mayPublish',
      type: 'checkbox',
      label: { vi: 'Người gửi đồng ý công bố', en: 'The sender agrees to publication' },
      defaultValue: false,
    },
    {
      ...held,
      name: 'about',
      type: 'relationship',
      relationTo: 'bulletins',
      label: { vi: 'Về bản tin', en: 'About the bulletin' },
    },
  ];
}

/** Where an official writes the sender's contact. It is sealed away before the record is kept (J13). */
export function contactEntry(): Field {
  const part = (name: string, vi: string, en: string, limit: number): Field => ({
    ...lineField({ name, label: { vi, en }, limit }, { admin: { readOnly: false } }),
    virtual: true,
  });
  return {
    name: 'contact',
    type: 'group',
    label: { vi: 'Liên hệ của người gửi', en: 'Contact of the sender' },
    access: { update: nobody },
    admin: {
      condition: entering,
      disableListColumn: true,
      disableListFilter: true,
      description: {
        vi: 'Chỉ để trả lời. Được mã hóa, không bao giờ công bố.',
        en: 'To answer only. Kept sealed and never published.',
      },
    },
    fields: [
      part('name', 'Họ và tên', 'Name', 120),
      part('phone', 'Điện thoại', 'Telephone', 40),
      part('email', 'Thư điện tử', 'E-mail', 120),
      part('address', 'Địa chỉ', 'Address', 300),
    ],
  };
}

/** What the unit writes: its answer, and the resident's words as the public may read them. */
export function answerFields(): Field[] {
  return [
    {
      name: 'reply',
      type: 'group',
      label: { vi: 'Trả lời', en: 'Answer' },
      admin: { condition: answering },
      fields: [
        tall(
          passageField({
            name: 'text',
            label: { vi: 'Nội dung trả lời', en: 'Answer' },
            limit: 10_000,
            description: {
              vi: 'Người gửi đọc được sau khi người duyệt đồng ý. Không ghi số điện thoại, giấy tờ của ai.',
              en: 'The sender reads it once it is approved. Name nobody’s telephone or papers.',
            },
          }),
        ),
        lineField({ name: 'by', label: { vi: 'Cơ quan trả lời', en: 'Answered by' }, limit: 200 }),
        lineField({
          name: 'symbol',
          label: { vi: 'Số văn bản trả lời (nếu có)', en: 'Document, if any' },
          limit: 60,
        }),
      ],
    },
    {
      type: 'collapsible',
      label: {
        vi: 'Phần công bố: bản sao lời người dân. Hãy xóa tên, số điện thoại, địa chỉ nhà.',
        en: 'What the public reads: a copy of the words. Take out names, telephones and homes.',
      },
      admin: { condition: answeringInPublic },
      fields: [
        lineField({
          name: 'publicSubject',
          label: { vi: 'Tiêu đề công bố', en: 'Public subject' },
          limit: 200,
        }),
        tall(
          passageField({
            name: 'publicText',
            label: { vi: 'Nội dung công bố', en: 'Public text' },
            limit: 5_000,
          }),
        ),
      ],
    },
  ];
}

const moment = (name: string, vi: string, en: string): Field => ({
  ...held,
  name,
  type: 'date',
  label: { vi, en },
  admin: { ...held.admin, date: dateAndTime },
});

/** Where it is on its way, and who brought it there (J9). */
export function standingFields(): Field[] {
  return [
    {
      ...held,
      name: 'stage',
      type: 'select',
      label: { vi: 'Giai đoạn', en: 'Stage' },
      defaultValue: 'received',
      index: true,
      enumName: 'feedback_stage',
      admin: { ...held.admin, components: { Cell: feedbackStageCell } },
      options: feedbackStages.map((value) => ({ value, label: stageNames[value] })),
    },
    {
      ...held,
      name: 'dueAt',
      type: 'date',
      label: { vi: 'Hạn trả lời', en: 'Due' },
      index: true,
      admin: { ...held.admin, date: dateAndTime, components: { Cell: feedbackDueCell } },
    },
    { ...held, name: 'code', type: 'text', label: { vi: 'Mã tra cứu', en: 'Code' }, unique: true },
    moment('submittedAt', 'Gửi duyệt lúc', 'Submitted at'),
    moment('answeredAt', 'Trả lời lúc', 'Answered at'),
    { ...unseen, name: 'sending', type: 'text', unique: true },
    { ...held, name: 'submittedHash', type: 'text', admin: { hidden: true } },
    {
      ...held,
      name: 'authors',
      type: 'json',
      label: { vi: 'Người soạn trả lời', en: 'Authors of the answer' },
      admin: { hidden: true },
    },
    {
      ...held,
      name: 'notice',
      type: 'group',
      label: { vi: 'Lý do từ chối hoặc chuyển', en: 'Why it was refused or transferred' },
      fields: [
        { name: 'text', type: 'textarea', label: { vi: 'Lý do', en: 'Reason' } },
        { name: 'by', type: 'text', label: { vi: 'Cơ quan', en: 'By' } },
        { name: 'at', type: 'date', label: { vi: 'Lúc', en: 'At' } },
      ],
    },
    // One value: a save that leaves rows of a table out would empty it.
    {
      ...held,
      name: 'history',
      type: 'json',
      label: { vi: 'Nhật ký xử lý', en: 'History' },
      admin: { hidden: true },
    },
  ];
}
