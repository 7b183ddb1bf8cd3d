import type { CollectionBeforeOperationHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** The sort keys of a request, without their direction. */
function keysOf(sort: unknown): string[] {
  const given = Array.isArray(sort) ? sort : String(sort ?? '').split(',');
  return given.map((key) =>
    String(key)
      .trim()
      .replace(/^-/, '')
      .replace(/^version\./, ''),
  );
}

/**
 * Lets nobody sort by what is behind a relation: Payload checks filters field by field, but not the order, and the
 * order of bulletins by their authors' secrets would tell of the secrets (A8).
 */
export const sortNear: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  if (!req.user || !('sort' in args)) return args;
  const related = new Set(
    collection.flattenedFields.flatMap(({ name, type }) =>
      type === 'relationship' || type === 'upload' ? [name] : [],
    ),
  );
  const far = keysOf(args.sort).find((key) => key.includes('.') && related.has(key.split('.')[0] ?? ''));
  if (far === undefined) return args;
  throw new Refused(req, 400, 'access-denied', {
    vi: `Sắp xếp: không theo «${far}» được. Hãy chọn cột khác.`,
    en: `Order: not by “${far}”. Choose another column.`,
  });
};
