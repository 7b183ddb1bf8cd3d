import {
  LONGEST_SPOKEN,
  LONGEST_WRITTEN,
  lexiconKey,
  spokenFault,
  writtenFault,
} from '@nguon/content-model/lexicon';
import { lineage } from '@nguon/content-model/unit';
import {
  type Access,
  type CollectionBeforeChangeHook,
  type CollectionConfig,
  type TextFieldSingleValidation,
  ValidationError,
} from 'payload';
import { actorOf } from '../access/actor.ts';
import { createOwn, nobody, writeOwn } from '../access/rules.ts';
import { within } from '../access/scope.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { identity } from '../database/identity.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField, passageField } from '../fields/text.ts';
import { inLanguage, type Said } from '../language/said.ts';

/** A unit's own words, those of the units below it, and those it inherits from above. */
const readOwnAndAbove: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  return actor.role === 'admin' || { or: [within(actor.path), { path: { in: lineage(actor.path) } }] };
};

/** Holds a text to a rule of the content model (V24). An empty one is told by the field itself. */
function without(fault: (text: string) => string | null, said: Said): TextFieldSingleValidation {
  return (value, { req }) => {
    if (!value) return inLanguage({ vi: 'Hãy điền.', en: 'Fill it in.' }, req);
    return fault(value) === null || inLanguage(said, req);
  };
}

const sayable = {
  vi: 'Viết bằng âm tiết tiếng Việt, cách nhau một dấu cách hoặc gạch nối, không chữ số, không dấu câu: «vi en ai đi».',
  en: 'Write Vietnamese syllables, one space or hyphen apart, without digits or signs: “vi en ai đi”.',
};
const findable = { vi: 'Phải bắt đầu bằng chữ cái.', en: 'It must begin with a letter.' };

/** Notes who says so, and keeps one entry of a unit for a word, in whatever letter case (V25). */
const keepOne: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before: Readonly<Record<string, unknown>> = originalDoc ?? {};
  const written = String(data.written ?? before.written ?? '');
  const unit = String(data.unit ?? before.unit ?? '');
  const key = lexiconKey(written);
  const { docs } = await req.payload.find({
    collection: 'lexicon',
    where: { and: [{ unit: { equals: unit } }, { key: { equals: key } }] },
    select: { key: true },
    limit: 2,
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  if (docs.some(({ id }) => id !== before.id)) {
    const message = inLanguage(
      {
        vi: 'Từ điển của đơn vị đã có từ này. Hãy sửa mục đó.',
        en: 'The unit has this word. Change that one.',
      },
      req,
    );
    const errors = [{ path: 'written', message }];
    throw new ValidationError({ collection: 'lexicon', errors, req }, req.t);
  }
  return { ...data, key, ...(req.user && { addedBy: req.user.id }) };
};

/**
 * How units say words and names. What is approved keeps the words it was approved with, so a change here touches drafts
 * and no bulletin that is public (V27).
 */
export const lexicon: CollectionConfig = {
  slug: 'lexicon',
  labels: labelled('Từ điển đọc', 'Word read aloud', 'Words read aloud'),
  admin: {
    useAsTitle: 'written',
    group: groups.channels,
    defaultColumns: ['written', 'spoken', 'unit', 'addedBy', 'updatedAt'],
    hideAPIURL: true,
    description: {
      vi: 'Từ và tên riêng mà giọng máy đọc sai. Xã dùng cả từ của tỉnh; xã ghi lại từ nào thì đọc theo xã. Bản tin đã duyệt giữ cách đọc lúc duyệt.',
      en: 'Words and names that the voice says wrong. A commune uses its province’s words, and its own before them. What is approved keeps the words it was approved with.',
    },
  },
  access: {
    create: createOwn('editor', 'approver'),
    read: readOwnAndAbove,
    update: writeOwn('editor', 'approver'),
    delete: writeOwn('editor', 'approver'),
  },
  disableDuplicate: true,
  indexes: [{ fields: ['unit', 'key'], unique: true }],
  hooks: { beforeChange: [stampPath, keepOne] },
  fields: [
    identity,
    lineField(
      {
        name: 'written',
        label: { vi: 'Viết là', en: 'Written' },
        limit: LONGEST_WRITTEN,
        description: { vi: 'Như trong bản tin: Ia Rbau', en: 'As in bulletins: Ia Rbau' },
      },
      { required: true, validate: without(writtenFault, findable) },
    ),
    lineField(
      {
        name: 'spoken',
        label: { vi: 'Đọc là', en: 'Said' },
        limit: LONGEST_SPOKEN,
        description: { vi: 'Bằng âm tiết tiếng Việt: I-a Rơ-bau', en: 'In Vietnamese syllables: I-a Rơ-bau' },
      },
      { required: true, validate: without(spokenFault, sayable) },
    ),
    passageField({ name: 'note', label: { vi: 'Ghi chú', en: 'Note' }, limit: 300 }),
    {
      name: 'addedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { vi: 'Người ghi', en: 'Written down by' },
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar', allowCreate: false, allowEdit: false },
    },
    { name: 'key', type: 'text', access: { create: nobody, update: nobody }, admin: { hidden: true } },
    ...unitFields(),
  ],
};
