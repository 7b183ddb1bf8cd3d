import type { Document } from 'bson';
import { Query } from 'mingo';
import { type Asked, tableOf } from './commands/command.ts';
import type { View } from './store.ts';
import type { Table } from './table.ts';

/** The ids a filter names outright: `{ _id: x }`, `{ _id: { $eq | $in } }`, also inside `$and`. */
function namedIds(filter: Document): readonly unknown[] | null {
  const { _id: id, $and: all } = filter;
  if (id !== undefined) {
    if (typeof id !== 'object' || id === null || '_bsontype' in id) return [id];
    if ('$eq' in id) return [id.$eq];
    if (Array.isArray(id.$in)) return id.$in;
  }
  for (const part of Array.isArray(all) ? all : []) {
    const ids = namedIds(part);
    if (ids) return ids;
  }
  return null;
}

/** The records of a collection that a filter lets through, in the order they came. */
export function matching(view: View, table: Table, filter: Document = {}): Document[] {
  const ids = namedIds(filter);
  const candidates = ids ? ids.map((id) => view.record(table, id)) : view.records(table);
  const query = new Query(filter);
  const found: Document[] = [];
  for (const candidate of candidates) if (candidate && query.test(candidate)) found.push(candidate);
  return found;
}

/** What a command's filter, sort, skip and limit let through. */
export function select(asked: Asked, filter: Document = {}): Document[] {
  const { sort, skip, limit, projection } = asked.body;
  const found = matching(asked.view, tableOf(asked), filter);
  const cursor = new Query({}).find<Document>(found, projection ?? {});
  if (sort) cursor.sort(sort);
  if (skip) cursor.skip(skip);
  if (limit) cursor.limit(Math.abs(limit));
  return cursor.all();
}
