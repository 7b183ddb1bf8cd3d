import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload';
import { labelled } from '../fields/labels.ts';
import { contactFields, pictureFields } from '../fields/look-fields.ts';
import { lookShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';

/** The name of the look in lists: whose site it is. `stampPath` has found the unit. */
const nameLook: CollectionBeforeChangeHook = async ({ data, req }) => {
  const asked = { collection: 'units', id: data.unit, depth: 0, overrideAccess: true } as const;
  const { fullName } = await req.payload.findByID({ ...asked, select: { fullName: true }, req });
  return { ...data, title: `Giao diện trang – ${fullName}` };
};

const ofUnits = standingCollection({
  slug: 'looks',
  labels: labelled('Giao diện trang', 'Look of a site', 'Looks of sites'),
  description: {
    vi: 'Giao diện, liên hệ và liên kết của trang, mỗi đơn vị một bản. Người duyệt công bố thì trang mới đổi.',
    en: 'Look, contact and links of the site, one record a unit. The site changes once an approver makes it public.',
  },
  title: 'title',
  columns: ['title', 'theme'],
  searched: ['title'],
  shape: lookShape,
  rings: (path) => ({ only: [path] }),
  fields: [
    { name: 'title', type: 'text', label: { vi: 'Trang', en: 'Site' }, admin: { hidden: true } },
    ...pictureFields,
    ...contactFields,
  ],
});

/** How sites look and how their units are reached. Names on the network stand apart, with the operator. */
export const looks: CollectionConfig = {
  ...ofUnits,
  indexes: [{ fields: ['unit'], unique: true }],
  hooks: { ...ofUnits.hooks, beforeChange: [...(ofUnits.hooks?.beforeChange ?? []), nameLook] },
};
