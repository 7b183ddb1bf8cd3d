import { Refusal } from '@nguon/content-model/refusal';
import { type MongooseAdapter, mongooseAdapter } from '@payloadcms/db-mongodb';
import type { DatabaseAdapterObj } from 'payload';
import { hostOf, REACH_MS, unreachable } from './reach.ts';

const alone = (url: string): Refusal =>
  new Refusal(
    'setting-invalid',
    'DATABASE_URL',
    `${hostOf(url)} is not named as a replica set, so nothing could be undone when a change fails`,
    'Make it a replica set and add ?replicaSet=<its name>',
  );

/** Drops the indexes that no collection asks for any more: what was unique in an earlier version may not be now (Y22). */
async function dropForgottenIndexes({ collections, versions }: MongooseAdapter): Promise<void> {
  for (const model of [...Object.values(collections), ...Object.values(versions)]) await model.cleanIndexes();
}

/**
 * MongoDB, a replica set: Payload silently goes without transactions on anything else, and then a change could be
 * kept without its row in the outbox.
 *
 * @throws {Refusal} on connecting: `database-unavailable`, or `setting-invalid` when it is no replica set
 */
export function mongo(url: string): DatabaseAdapterObj {
  let replicaSet: string | undefined;
  const inner = mongooseAdapter({
    url,
    afterOpenConnection: async ({ connection }) => {
      replicaSet = connection.getClient().options.replicaSet;
    },
    ensureIndexes: true,
    // Joins by `$lookup` need MongoDB 5 and a field name with dots; separate queries give the same.
    useJoinAggregations: false,
    // Several records changed at once each have their own transaction; a session cannot run two things at once.
    bulkOperationsSingleTransaction: true,
    transactionOptions: {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
    },
    connectOptions: { serverSelectionTimeoutMS: REACH_MS, connectTimeoutMS: REACH_MS, autoIndex: false },
  });
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args);
      const { connect } = adapter;
      adapter.connect = async (options) => {
        try {
          await connect?.call(adapter, options);
          if (!replicaSet) throw alone(url);
          await dropForgottenIndexes(adapter as MongooseAdapter);
        } catch (cause) {
          await adapter.destroy?.();
          throw cause instanceof Refusal ? cause : unreachable(url, cause);
        }
      };
      return adapter;
    },
  };
}
