import type { Document } from 'bson';
import { Fault } from '../fault.ts';
import type { Table } from '../table.ts';
import { type Asked, type Command, tableOf } from './command.ts';

const ownTables = ({ store, database }: Asked): Table[] =>
  [...store.tables.values()].filter(({ namespace }) => namespace.startsWith(`${database}.`));

const nameOf = ({ namespace }: Table): string => namespace.slice(namespace.indexOf('.') + 1);

const create: Command = ({ body, database, store }) => {
  const namespace = `${database}.${body['create']}`;
  if (store.tables.has(namespace)) throw new Fault(48, 'NamespaceExists', `${namespace} already exists`);
  store.table(namespace);
  return {};
};

const drop: Command = ({ body, database, store }) => {
  const namespace = `${database}.${body['drop']}`;
  if (!store.tables.delete(namespace)) throw new Fault(26, 'NamespaceNotFound', 'ns not found');
  return { ns: namespace };
};

const dropDatabase: Command = (asked) => {
  for (const { namespace } of ownTables(asked)) asked.store.tables.delete(namespace);
  return { dropped: asked.database };
};

const listCollections: Command = (asked) => {
  const named = asked.body['filter']?.name;
  const found = ownTables(asked)
    .map(
      (table): Document => ({
        name: nameOf(table),
        type: 'collection',
        options: {},
        info: { readOnly: false },
      }),
    )
    .filter(({ name }) => named === undefined || name === named);
  return asked.cursors.open(`${asked.database}.$cmd.listCollections`, found, found.length);
};

const listIndexes: Command = (asked) => {
  const namespace = `${asked.database}.${asked.body['listIndexes']}`;
  const table = asked.store.tables.get(namespace);
  if (!table) throw new Fault(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
  const indexes = table.indexes.map((index) => ({ v: 2, ...index }));
  return asked.cursors.open(namespace, indexes, indexes.length);
};

const createIndexes: Command = (asked) => {
  const table = tableOf(asked);
  const numIndexesBefore = table.indexes.length;
  for (const index of asked.body['indexes']) table.addIndex(index);
  return { numIndexesBefore, numIndexesAfter: table.indexes.length, createdCollectionAutomatically: false };
};

const dropIndexes: Command = (asked) => {
  const { indexes } = tableOf(asked);
  const nIndexesWas = indexes.length;
  const { index: name } = asked.body;
  const kept = indexes.filter((index) => index.name === '_id_' || (name !== '*' && index.name !== name));
  indexes.splice(0, nIndexesWas, ...kept);
  return { nIndexesWas };
};

/** How collections and indexes are made and removed. */
export const adminCommands: Readonly<Record<string, Command>> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listIndexes,
  createIndexes,
  dropIndexes,
};
