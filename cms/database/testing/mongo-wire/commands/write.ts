import { type Document, ObjectId } from 'bson';
import { Query } from 'mingo';
import { duplicateKey, Fault } from '../fault.ts';
import { matching } from '../matching.ts';
import { asFault, whenFree } from '../store.ts';
import { changeOne, first } from './change.ts';
import { type Asked, type Command, tableOf } from './command.ts';

/** Does each of a command's writes; the first refused one ends it, unless it is `ordered: false`. */
async function each(
  asked: Asked,
  writes: readonly Document[],
  write: (one: Document, index: number) => Promise<void>,
) {
  const writeErrors: Document[] = [];
  for (const [index, one] of writes.entries()) {
    try {
      await write(one, index);
    } catch (error) {
      const { code, message, keyValue } = asFault(error);
      if (code !== 11_000) throw error;
      writeErrors.push({ index, code, errmsg: message, keyValue, keyPattern: keyValue && {} });
      if (asked.body['ordered'] !== false) break;
    }
  }
  return writeErrors.length ? { writeErrors } : {};
}

const insert: Command = async (asked) => {
  let n = 0;
  const table = tableOf(asked);
  const refused = await each(asked, asked.body['documents'], async (document) => {
    const record = document['_id'] === undefined ? { _id: new ObjectId(), ...document } : document;
    await whenFree(asked.store, () => {
      const { _id } = record;
      if (asked.view.record(table, _id)) throw duplicateKey(table.namespace, '_id_', { _id });
      asked.view.put(table, record);
    });
    n += 1;
  });
  return { n, ...refused };
};

const update: Command = async (asked) => {
  const counts = { n: 0, nModified: 0 };
  const upserted: Document[] = [];
  const refused = await each(
    asked,
    asked.body['updates'],
    async ({ q, u, multi, upsert, arrayFilters }, index) => {
      const targets = multi ? matching(asked.view, tableOf(asked), q).map(({ _id }) => ({ _id })) : [q];
      for (const filter of multi && upsert && !targets.length ? [q] : targets) {
        const made = await changeOne(asked, { filter, change: u, upsert, arrayFilters });
        if (!made) continue;
        counts.n += 1;
        if (made.before) counts.nModified += 1;
        else upserted.push({ index, _id: made.after['_id'] });
      }
    },
  );
  return { ...counts, ...(upserted.length ? { upserted } : {}), ...refused };
};

const remove: Command = async (asked) => {
  let n = 0;
  const table = tableOf(asked);
  const refused = await each(asked, asked.body['deletes'], async ({ q, limit }) => {
    await whenFree(asked.store, () => {
      const found = matching(asked.view, table, q);
      for (const document of limit === 1 ? found.slice(0, 1) : found) {
        asked.view.remove(table, document);
        n += 1;
      }
    });
  });
  return { n, ...refused };
};

const projected = (document: Document | null, fields: Document | undefined): Document | null =>
  document && fields ? (new Query({}).find<Document>([document], fields).all()[0] ?? null) : document;

const findAndModify: Command = async (asked) => {
  const {
    query = {},
    update: change,
    remove: removes,
    new: wantsNew,
    fields,
    sort,
    upsert,
    arrayFilters,
  } = asked.body;
  if (removes) {
    const removed = await whenFree(asked.store, () => {
      const found = first(asked, query, sort) ?? null;
      if (found) asked.view.remove(tableOf(asked), found);
      return found;
    });
    return { value: projected(removed, fields), lastErrorObject: { n: removed ? 1 : 0 } };
  }
  if (!change) throw new Fault(9, 'FailedToParse', 'findAndModify without update or remove');
  const made = await changeOne(asked, { filter: query, change, upsert, arrayFilters, sort });
  const value = made && (wantsNew ? made.after : made.before);
  const lastErrorObject = {
    n: made ? 1 : 0,
    updatedExisting: Boolean(made?.before),
    ...(made && !made.before ? { upserted: made.after['_id'] } : {}),
  };
  return { value: projected(value, fields), lastErrorObject };
};

/** How records are written. */
export const writeCommands: Readonly<Record<string, Command>> = {
  insert,
  update,
  delete: remove,
  findAndModify,
};
