import { LONGEST_TRANSCRIPT } from '@nguon/content-model/recording';
import type { CollectionConfig, Field } from 'payload';
import { createOwn, nobody, readSubtree, writeOwn } from '../access/rules.ts';
import { unitFields } from '../access/unit-field.ts';
import { identity } from '../database/identity.ts';
import { groups, labelled } from '../fields/labels.ts';
import { passageField } from '../fields/text.ts';
import { admitRecording } from '../recordings/admit-recording.ts';
import { bindToText } from '../recordings/bind-to-text.ts';
import { answerConfirm } from '../recordings/confirm-recording.ts';
import { keepHeardRecording } from '../recordings/keep-heard-recording.ts';
import { answerStanding } from '../recordings/recording-standing.ts';
import type { Settings } from '../settings.ts';
import { addressField } from '../uploads/address-field.ts';
import { keepFacts, refuseEdits } from '../uploads/keep-file.ts';

const held = { access: { create: nobody, update: nobody } };
const shown = { readOnly: true, position: 'sidebar' as const };

/** What is noted of a recording by the system. */
const noted: Field[] = [
  {
    ...held,
    name: 'broughtBy',
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    label: { vi: 'Người ghi âm, viết lời', en: 'Recorded and written by' },
    admin: { ...shown, allowCreate: false, allowEdit: false },
  },
  {
    ...held,
    name: 'seconds',
    type: 'number',
    label: { vi: 'Độ dài, giây', en: 'Length, s' },
    admin: shown,
  },
  {
    ...held,
    name: 'confirmedBy',
    type: 'relationship',
    relationTo: 'users',
    label: { vi: 'Người nghe và xác nhận', en: 'Confirmed by' },
    admin: { ...shown, allowCreate: false, allowEdit: false },
  },
  {
    ...held,
    name: 'confirmedAt',
    type: 'date',
    label: { vi: 'Xác nhận lúc', en: 'Confirmed at' },
    admin: { ...shown, date: { pickerAppearance: 'dayAndTime', displayFormat: 'HH:mm dd/MM/yyyy' } },
  },
  { ...held, name: 'confirmedHash', type: 'text', admin: { hidden: true } },
  { ...held, name: 'readFrom', type: 'text', admin: { hidden: true } },
];

/**
 * People reading bulletins aloud, one file for a text. They are made and heard at their bulletin; the list is for looking
 * through and deleting.
 */
export function recordings(settings: Settings): CollectionConfig {
  return {
    slug: 'recordings',
    labels: labelled('Ghi âm người đọc', 'Recording', 'Recordings'),
    admin: {
      group: groups.messages,
      useAsTitle: 'filename',
      defaultColumns: ['filename', 'bulletin', 'seconds', 'broughtBy', 'confirmedBy', 'unit'],
      hideAPIURL: true,
      description: {
        vi: 'Người đọc bản tin thay giọng máy. Ghi hoặc tải lên trong bản tin, mục «Lời cho bảng và loa».',
        en: 'People who read bulletins instead of a voice. Record or upload in the bulletin, under “Words for boards and speakers”.',
      },
    },
    access: {
      create: createOwn('editor', 'approver'),
      read: readSubtree,
      update: writeOwn('editor', 'approver'),
      delete: writeOwn('editor', 'approver'),
    },
    disableDuplicate: true,
    upload: {
      staticDir: settings.recordings,
      // What may be kept is decided by `admitRecording`, which knows the formats by their bytes and hears them.
      allowRestrictedFileTypes: true,
      crop: false,
      focalPoint: false,
      pasteURL: false,
    },
    hooks: {
      beforeOperation: [refuseEdits, admitRecording(settings)],
      beforeChange: [bindToText, keepFacts],
      beforeDelete: [keepHeardRecording],
    },
    endpoints: [
      { path: '/:id/standing', method: 'get', handler: answerStanding },
      { path: '/:id/confirm', method: 'post', handler: answerConfirm },
    ],
    defaultSort: '-createdAt',
    fields: [
      identity,
      {
        name: 'bulletin',
        type: 'relationship',
        relationTo: 'bulletins',
        label: { vi: 'Bản tin', en: 'Bulletin' },
        required: true,
        index: true,
        access: { update: nobody },
        admin: { allowCreate: false, allowEdit: false },
      },
      passageField({
        name: 'transcript',
        label: { vi: 'Lời bằng chữ', en: 'Transcript' },
        limit: LONGEST_TRANSCRIPT,
        description: {
          vi: 'Điền khi người đọc không đọc đúng từng chữ của bản tin. Bỏ trống: lời là chữ của bản tin.',
          en: 'When the reader does not read the bulletin word for word. Left empty, the words are the bulletin’s.',
        },
      }),
      ...noted,
      addressField(),
      ...unitFields(),
    ],
  };
}
