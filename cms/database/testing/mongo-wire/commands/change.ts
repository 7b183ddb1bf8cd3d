import { type Document, deserialize, ObjectId, serialize } from 'bson';
import { Aggregator } from 'mingo';
import { update } from 'mingo/updater';
import { matching } from '../matching.ts';
import { whenFree } from '../store.ts';
import { type Asked, tableOf } from './command.ts';

/** A copy that shares nothing, ids and dates included. */
const copyOf = (document: Document): Document => deserialize(serialize(document));

const isOperators = (change: Document): boolean => Object.keys(change).some((name) => name.startsWith('$'));

/** The document after a change: operators, a pipeline, or a whole new one. */
export function changed(
  before: Document,
  change: Document | Document[],
  arrayFilters: Document[] = [],
): Document {
  if (Array.isArray(change)) return new Aggregator(change).run([copyOf(before)])[0] ?? before;
  if (!isOperators(change)) return { _id: before['_id'], ...change };
  const { $setOnInsert: _onlyNew, ...operators } = change;
  const after = copyOf(before);
  update(after, operators, arrayFilters);
  return after;
}

/** The equalities of a filter, which an upsert's new document begins with. */
function equalities(filter: Document): Document {
  const found: Document = {};
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and') for (const part of value) Object.assign(found, equalities(part));
    else if (path.startsWith('$')) continue;
    else if (typeof value !== 'object' || value === null || '_bsontype' in value) found[path] = value;
    else if ('$eq' in value) found[path] = value.$eq;
  }
  return found;
}

/** The document an upsert makes when its filter finds none. */
function upserted(filter: Document, change: Document): Document {
  const { _id = new ObjectId(), ...equal } = equalities(filter);
  const seed: Document = { _id };
  update(seed, { $set: { ...equal, ...(isOperators(change) ? change['$setOnInsert'] : {}) } });
  return changed(seed, change);
}

export interface Change {
  readonly filter: Document;
  readonly change: Document;
  readonly upsert?: boolean;
  readonly arrayFilters?: Document[];
  readonly sort?: Document;
}

export interface Changed {
  readonly before: Document | null;
  readonly after: Document;
}

/** The first record of a filter, in an order if one is asked. */
export function first(asked: Asked, filter: Document, sort?: Document): Document | undefined {
  const found = matching(asked.view, tableOf(asked), filter);
  return sort && found.length > 1 ? new Aggregator([{ $sort: sort }]).run(found)[0] : found[0];
}

/** Changes one record, or makes it where that is asked; `null` when there was none to change. */
export function changeOne(
  asked: Asked,
  { filter, change, upsert, arrayFilters, sort }: Change,
): Promise<Changed | null> {
  return whenFree(asked.store, () => {
    const before = first(asked, filter, sort) ?? null;
    if (before === null && !upsert) return null;
    const after = before ? changed(before, change, arrayFilters) : upserted(filter, change);
    asked.view.put(tableOf(asked), after);
    return { before, after };
  });
}
