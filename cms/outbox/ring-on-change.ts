import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { type Ring, ring } from './record.ts';

/** A stored record as hooks see it: with the path it is scoped by. */
interface Scoped {
  readonly path: string;
}

/**
 * Hooks that write an outbox row for every change and deletion of a record (X6). A record that moves to another unit
 * has left its old one.
 *
 * @param ringFor what a record touches while it is there, or by going
 */
export function ringOnChange(ringFor: (record: Scoped, gone: boolean) => Ring): {
  afterChange: CollectionAfterChangeHook[];
  afterDelete: CollectionAfterDeleteHook[];
} {
  return {
    afterChange: [
      async ({ doc, previousDoc, operation, req }) => {
        if (operation === 'update' && previousDoc.path !== doc.path)
          await ring(req, ringFor(previousDoc, true));
        await ring(req, ringFor(doc, false));
      },
    ],
    afterDelete: [
      async ({ doc, req }) => {
        await ring(req, ringFor(doc, true));
      },
    ],
  };
}
