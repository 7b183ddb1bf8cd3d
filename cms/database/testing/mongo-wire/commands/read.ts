import { Aggregator } from 'mingo';
import { matching, select } from '../matching.ts';
import { type Command, tableOf } from './command.ts';

const find: Command = (asked) => {
  const { filter, batchSize, singleBatch, limit } = asked.body;
  const found = select(asked, filter);
  const whole = singleBatch || (typeof limit === 'number' && limit < 0);
  return asked.cursors.open(tableOf(asked).namespace, found, whole ? found.length : batchSize);
};

const aggregate: Command = (asked) => {
  const { body, store, database, view } = asked;
  const [first, ...rest] = body['pipeline'];
  const table = tableOf(asked);
  // A leading $match is run here, because it can find by id without looking at every record.
  const source = first?.$match ? matching(view, table, first.$match) : [...view.records(table)];
  const options = {
    collectionResolver: (name: string) => [...view.records(store.table(`${database}.${name}`))],
  };
  const result = new Aggregator(first?.$match ? rest : body['pipeline'], options).run(source);
  return asked.cursors.open(table.namespace, result, body['cursor']?.batchSize);
};

const count: Command = (asked) => ({ n: select(asked, asked.body['query']).length });

const distinct: Command = (asked) => {
  const { key, query = {} } = asked.body;
  const found = matching(asked.view, tableOf(asked), query);
  const stages = [{ $unwind: `$${key}` }, { $group: { _id: `$${key}` } }];
  return { values: new Aggregator(stages).run(found).map(({ _id }) => _id) };
};

const getMore: Command = ({ body, database, cursors }) =>
  cursors.next(body['getMore'], `${database}.${body['collection']}`, body['batchSize']);

const killCursors: Command = ({ body, cursors }) => ({
  cursorsKilled: body['cursors'].filter((id: unknown) => cursors.close(id)),
});

/** How records are read. */
export const readCommands: Readonly<Record<string, Command>> = {
  find,
  aggregate,
  count,
  distinct,
  getMore,
  killCursors,
};
