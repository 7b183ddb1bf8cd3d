import { foldForSearch } from '@nguon/content-model/text';
import { fullName, UnitCode, UnitType, unitKey, unitTypes } from '@nguon/content-model/unit';
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload';
import { z } from 'zod';
import { actorOf, idOf } from '../access/actor.ts';
import { adminOnly, nobody } from '../access/rules.ts';
import { above, within } from '../access/scope.ts';
import { pathField } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { lineField } from '../fields/text.ts';
import { ring } from '../outbox/record.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import type { Unit } from '../payload-types.ts';
import { formerUnits } from './former-units.ts';

const day = z.iso.date();
const daySaid = { vi: 'Ghi ngày dạng 2025-07-01', en: 'Write a day such as 2025-07-01' };

/** Stamps what follows from other fields. A unit's identity and place never change; its path is stamped once (A4). */
const stampUnit: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { code, validFrom, parent, path } = operation === 'update' ? originalDoc : data;
  const type = UnitType.parse(data.type ?? originalDoc?.type);
  const whole = fullName({ type, name: data.name ?? originalDoc?.name });
  const stamped = { ...data, code, validFrom, parent, fullName: whole, search: foldForSearch(whole) };
  if (operation === 'update') return { ...stamped, path };
  const above = parent
    ? await req.payload.findByID({ collection: 'units', id: parent, depth: 0, req, overrideAccess: true })
    : null;
  return { ...stamped, path: `${above?.path ?? ''}${unitKey({ code, validFrom })}/` };
};

/** A unit that names others as those it was formed from, or no longer does, changes their editions too (X13). */
const ringPredecessors: CollectionAfterChangeHook<Unit> = async ({ doc, previousDoc, req }) => {
  const [now, before] = [doc, previousDoc].map((unit) => new Set((unit?.predecessors ?? []).map(idOf)));
  const changed = [...(now?.symmetricDifference(before ?? new Set()) ?? [])];
  if (changed.length === 0) return;
  const { docs } = await req.payload.find({
    collection: 'units',
    where: { id: { in: changed } },
    select: { path: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  await ring(req, { only: docs.flatMap(({ path }) => path ?? []) });
};

const ringUnit = ringOnChange(({ path }) => ({ below: [path] }));

const levels: Record<(typeof unitTypes)[UnitType], string> = {
  province: 'province level',
  district: 'district level',
  commune: 'commune level',
};

/** Provinces, districts and communes. Never deleted: one that is over is closed by its last day. */
export const units: CollectionConfig = {
  slug: 'units',
  labels: labelled('Đơn vị hành chính', 'Unit', 'Units'),
  admin: {
    useAsTitle: 'fullName',
    group: groups.system,
    defaultColumns: ['fullName', 'code', 'type'],
    listSearchableFields: ['fullName', 'search', 'code'],
  },
  access: {
    create: adminOnly,
    read: ({ req }) => {
      const actor = actorOf(req);
      if (actor === null) return false;
      return actor.role === 'admin' || { or: [within(actor.path), above(actor.path)] };
    },
    update: adminOnly,
    delete: nobody,
  },
  disableDuplicate: true,
  hooks: { ...ringUnit, beforeChange: [stampUnit], afterChange: [...ringUnit.afterChange, ringPredecessors] },
  fields: [
    lineField({ name: 'name', label: { vi: 'Tên', en: 'Name' }, limit: 120 }, { required: true }),
    {
      name: 'type',
      type: 'select',
      label: { vi: 'Loại đơn vị', en: 'Type' },
      required: true,
      enumName: 'unit_type',
      options: UnitType.options.map((type) => ({
        value: type,
        label: { vi: type, en: `${type} (${levels[unitTypes[type]]})` },
      })),
    },
    {
      name: 'code',
      type: 'text',
      label: { vi: 'Mã đơn vị', en: 'Official code' },
      required: true,
      index: true,
      validate: matching(UnitCode, { vi: 'Mã gồm 2, 3 hoặc 5 chữ số', en: 'A code has 2, 3 or 5 digits' }),
    },
    {
      name: 'validFrom',
      type: 'text',
      label: { vi: 'Có hiệu lực từ ngày', en: 'First day in force' },
      required: true,
      validate: matching(day, daySaid),
    },
    {
      name: 'validTo',
      type: 'text',
      label: { vi: 'Hết hiệu lực từ ngày', en: 'First day no longer in force' },
      validate: matching(day.or(z.literal('')).nullish(), daySaid),
    },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'units',
      label: { vi: 'Đơn vị cấp trên', en: 'Unit above' },
      index: true,
    },
    {
      name: 'slug',
      type: 'text',
      label: { vi: 'Phần địa chỉ', en: 'Address part' },
      required: true,
      index: true,
      validate: matching(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), {
        vi: 'Chỉ gồm chữ thường không dấu, số và dấu gạch nối',
        en: 'Only lower-case letters, digits and hyphens',
      }),
    },
    {
      name: 'predecessors',
      type: 'relationship',
      relationTo: 'units',
      hasMany: true,
      label: { vi: 'Hình thành từ các đơn vị', en: 'Formed from' },
      admin: {
        description: {
          vi: 'Đơn vị có ở đây và đã hết hiệu lực. Trang của đơn vị đó dẫn sang trang của đơn vị này.',
          en: 'Units kept here that have ended. Their sites lead to the site of this one.',
        },
      },
    },
    formerUnits,
    { name: 'fullName', type: 'text', label: { vi: 'Tên đầy đủ', en: 'Full name' }, admin: { hidden: true } },
    { name: 'search', type: 'text', index: true, admin: { hidden: true } },
    { ...pathField(), unique: true },
  ],
};
