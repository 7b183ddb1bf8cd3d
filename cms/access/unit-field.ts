import type { CollectionBeforeChangeHook, Field, TextField } from 'payload';
import { unitCell, unitChoice } from '../admin/screens.ts';
import { Refused } from '../language/refused.ts';
import { actorOf, idOf } from './actor.ts';
import { nobody } from './rules.ts';
import { within } from './scope.ts';

/** The unit a record belongs to, and that unit's path, by which access is decided (A2). */
export function unitFields(): Field[] {
  return [
    {
      name: 'unit',
      type: 'relationship',
      relationTo: 'units',
      label: { vi: 'Đơn vị', en: 'Unit' },
      required: true,
      index: true,
      defaultValue: ({ req }) => (req ? (actorOf(req)?.unit ?? undefined) : undefined),
      filterOptions: ({ req }) => {
        const actor = actorOf(req);
        return actor === null || actor.role === 'admin' ? true : within(actor.path);
      },
      admin: {
        position: 'sidebar',
        allowCreate: false,
        allowEdit: false,
        components: { Cell: unitCell, Field: unitChoice },
      },
    },
    pathField(),
  ];
}

/** A path the system stamps; nobody writes it. */
export function pathField(): TextField {
  return {
    name: 'path',
    type: 'text',
    label: { vi: 'Đường dẫn đơn vị', en: 'Unit path' },
    index: true,
    access: { create: nobody, update: nobody },
    admin: { hidden: true },
  };
}

/** Stamps the path of the unit a record names, and lets nobody but the operator write for another unit (A3, A4). */
export const stampPath: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const named: unknown = data.unit ?? originalDoc?.unit;
  const id = typeof named === 'object' && named !== null && 'id' in named ? named.id : named;
  if (typeof id !== 'string') {
    throw new Refused(req, 400, 'unit-unknown', {
      vi: 'Đơn vị: chưa chọn. Hãy chọn đơn vị.',
      en: 'Unit: none is chosen. Choose one.',
    });
  }
  const actor = actorOf(req);
  const before = operation === 'update' && originalDoc?.unit ? idOf(originalDoc.unit) : id;
  const bySystem = !req.user;
  const mayWrite = bySystem || actor?.role === 'admin' || (actor?.unit === id && before === id);
  if (!mayWrite) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Đơn vị: không phải đơn vị của bạn. Hãy chọn đơn vị của mình.',
      en: 'Unit: it is not yours. Choose your own unit.',
    });
  }
  const unit = await req.payload.findByID({
    collection: 'units',
    id,
    depth: 0,
    req,
    overrideAccess: true,
    locale: 'vi',
  });
  return { ...data, unit: unit.id, path: unit.path };
};
