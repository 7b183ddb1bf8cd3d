import type { CollectionConfig, Field } from 'payload';
import type { z } from 'zod';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { previewPanel, publicationCell, publicationPanel, standingControls } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { groups, type labelled } from '../fields/labels.ts';
import type { Said } from '../language/said.ts';
import type { Ring } from '../outbox/record.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { freezeShown, type Shape, type StandingCollection, shownField } from './shown.ts';
import { decideStatus, standingAccess } from './status.ts';

interface Standing<Schema extends z.ZodType, Stored extends object> {
  readonly slug: StandingCollection;
  readonly labels: ReturnType<typeof labelled>;
  readonly description: Said;
  readonly title: string;
  /** Columns of the list, before whether it is public and when it was changed. */
  readonly columns: readonly string[];
  readonly searched: readonly string[];
  readonly shape: Shape<Schema, Stored>;
  /** What a change touches: the unit alone, or with all below it. */
  readonly rings: (path: string) => Ring;
  readonly fields: readonly Field[];
}

/** Content without a window: saved as drafts, made public by the unit's approver, frozen as it was then. */
export function standingCollection<Schema extends z.ZodType, Stored extends object>(
  standing: Standing<Schema, Stored>,
): CollectionConfig {
  const { slug, labels, shape, rings } = standing;
  return {
    slug,
    labels,
    admin: {
      useAsTitle: standing.title,
      group: groups.site,
      description: { ...standing.description },
      defaultColumns: [...standing.columns, '_status', 'unit', 'updatedAt'],
      listSearchableFields: [...standing.searched],
      components: standingControls,
      hideAPIURL: true,
    },
    access: standingAccess,
    versions: { drafts: true, maxPerDoc: 50 },
    disableDuplicate: true,
    hooks: {
      beforeOperation: [decideStatus],
      beforeChange: [stampPath, freezeShown(shape, slug)],
      ...ringOnChange(({ path }) => rings(path)),
    },
    fields: [
      identity,
      publicationPanel,
      ...standing.fields,
      previewPanel,
      ...unitFields(),
      statusField,
      shownField,
    ],
  };
}

/** Payload's own field, in words that say whether the public has it. Its options are Payload's. */
const statusField: Field = {
  name: '_status',
  type: 'select',
  label: { vi: 'Công bố', en: 'Publication' },
  options: [],
  admin: { components: { Cell: publicationCell } },
};
