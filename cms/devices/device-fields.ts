import type { CheckboxField, Field } from 'payload';
import { nobody } from '../access/rules.ts';
import { bulletinShownCell } from '../admin/screens.ts';
import type { Said } from '../language/said.ts';

const system = { create: nobody, update: nobody };
const secret = { ...system, read: nobody };
const shown = {
  readOnly: true,
  position: 'sidebar' as const,
  condition: ({ enrolledAt }: { readonly enrolledAt?: unknown }) => Boolean(enrolledAt),
};

const moment = {
  ...shown,
  date: { pickerAppearance: 'dayAndTime' as const, displayFormat: 'HH:mm dd/MM/yyyy' },
};

/** Shown once there is something to show. */
const onceThere = (name: string) => (data: Readonly<Record<string, unknown>>) => Boolean(data[name]);

/**
 * Is the device switched off? Only its own button says so, so that a form that was opened before switches nothing on
 * again (W51).
 */
export function switchedField({
  name,
  label,
}: {
  readonly name: string;
  readonly label: Said;
}): CheckboxField {
  return {
    name,
    type: 'checkbox',
    label: { ...label },
    defaultValue: false,
    access: system,
    admin: { readOnly: true, condition: () => false },
  };
}

/** What enrolment and the device itself write on its record (X12). Officials read the state, nobody the secrets. */
export function deviceFields(): Field[] {
  return [
    { name: 'codeHash', type: 'text', index: true, access: secret, admin: { hidden: true } },
    { name: 'codeUntil', type: 'date', access: secret, admin: { hidden: true } },
    { name: 'publicKey', type: 'text', access: secret, admin: { hidden: true } },
    { name: 'tokenHash', type: 'text', access: secret, admin: { hidden: true } },
    {
      name: 'enrolledAt',
      type: 'date',
      label: { vi: 'Ghi danh lúc', en: 'Enrolled at' },
      access: system,
      admin: moment,
    },
    {
      name: 'revokedAt',
      type: 'date',
      label: { vi: 'Thu hồi lúc', en: 'Revoked at' },
      access: system,
      admin: { ...moment, condition: onceThere('revokedAt') },
    },
    {
      name: 'seenAt',
      type: 'date',
      label: { vi: 'Liên lạc lần cuối', en: 'Last seen' },
      access: system,
      admin: moment,
    },
    {
      name: 'manifest',
      type: 'number',
      label: { vi: 'Danh mục phát đang dùng', en: 'Manifest in use' },
      access: system,
      admin: { hidden: true },
    },
    { name: 'showing', type: 'text', access: system, admin: { hidden: true } },
    { name: 'wrongSince', type: 'date', access: system, admin: { hidden: true } },
    {
      name: 'bulletinShown',
      type: 'text',
      label: { vi: 'Bản tin đang phát', en: 'Bulletin shown now' },
      access: system,
      admin: { condition: () => false, components: { Cell: bulletinShownCell } },
    },
    {
      name: 'clockOffset',
      type: 'number',
      label: { vi: 'Lệch giờ (giây)', en: 'Clock offset, s' },
      access: system,
      admin: shown,
    },
    {
      name: 'player',
      type: 'text',
      label: { vi: 'Phiên bản bộ phát', en: 'Player version' },
      access: system,
      admin: shown,
    },
    {
      name: 'logFault',
      type: 'text',
      label: { vi: 'Nhật ký phát bị sai', en: 'Fault in the playout log' },
      access: system,
      admin: { ...shown, condition: onceThere('logFault') },
    },
  ];
}
