/** A small CMS that uses every feature the real one relies on; the contract suite runs it on each database. */
import { buildConfig, type CollectionConfig, getPayload, type PayloadRequest } from 'payload';
import { databaseAdapter } from '../adapter.ts';
import { identity } from '../identity.ts';
import { type Adapter, postgres } from '../postgres.ts';
import { changeTables, describeTables } from '../tables.ts';

const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [identity, { name: 'name', type: 'text' }],
};

const categories: CollectionConfig = {
  slug: 'categories',
  access: { create: () => true },
  fields: [
    identity,
    { name: 'code', type: 'text', required: true, unique: true, index: true },
    { name: 'name', type: 'text', localized: true },
  ],
};

/** Written in the transaction of the change, as the real outbox is. */
const outbox: CollectionConfig = {
  slug: 'outbox',
  fields: [{ name: 'about', type: 'text', required: true, index: true }],
};

const bulletins: CollectionConfig = {
  slug: 'bulletins',
  versions: { drafts: true, maxPerDoc: 10 },
  fields: [
    identity,
    { name: 'title', type: 'text', localized: true },
    { name: 'folded', type: 'text', index: true },
    { name: 'path', type: 'text', index: true },
    { name: 'from', type: 'date', index: true },
    { name: 'rank', type: 'number' },
    { name: 'category', type: 'relationship', relationTo: 'categories' },
    { name: 'also', type: 'relationship', relationTo: 'categories', hasMany: true },
    { name: 'channels', type: 'select', hasMany: true, options: ['page', 'board', 'speaker'] },
    {
      name: 'steps',
      type: 'array',
      fields: [
        { name: 'at', type: 'text' },
        { name: 'say', type: 'text', localized: true },
      ],
    },
    {
      name: 'body',
      type: 'blocks',
      blocks: [
        { slug: 'words', fields: [{ name: 'text', type: 'text', localized: true }] },
        { slug: 'sum', fields: [{ name: 'amount', type: 'number' }] },
      ],
    },
  ],
  hooks: {
    afterChange: [
      async ({ doc, req, context }) => {
        await sampleOf(req.payload).create({ collection: 'outbox', data: { about: doc.id }, req });
        if (context['fail']) throw new Error('the hook fails');
      },
    ],
  },
};

export interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

type Where = Readonly<Record<string, unknown>>;

interface Asked {
  readonly collection: 'users' | 'categories' | 'outbox' | 'bulletins';
  readonly locale?: 'vi' | 'en' | 'all';
  readonly depth?: number;
  readonly draft?: boolean;
  readonly select?: Readonly<Record<string, boolean>>;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly req?: PayloadRequest | { transactionID: string | number };
  readonly overrideAccess?: boolean;
}

type Found = Asked & {
  readonly where?: Where;
  readonly sort?: string | readonly string[];
  readonly limit?: number;
  readonly page?: number;
};

/** The part of Payload's Local API that the suite uses, on the sample's own records. */
export interface Sample {
  create(asked: Asked & { data: object }): Promise<Row>;
  update(asked: Asked & { id: string; data: object }): Promise<Row>;
  update(asked: Found & { data: object }): Promise<{ docs: Row[]; errors: unknown[] }>;
  delete(asked: Asked & { id: string }): Promise<Row>;
  find(asked: Found): Promise<{ docs: Row[]; totalDocs: number; totalPages: number; hasNextPage: boolean }>;
  findByID(asked: Asked & { id: string }): Promise<Row>;
  findVersions(asked: Found): Promise<{ docs: (Row & { version: Row })[] }>;
  restoreVersion(asked: Asked & { id: string }): Promise<Row>;
  count(asked: Found): Promise<{ totalDocs: number }>;
  login(asked: {
    collection: 'users';
    data: { email: string; password: string };
  }): Promise<{ token?: string }>;
  destroy(): Promise<void>;
  readonly db: {
    beginTransaction(): Promise<string | number | null>;
    commitTransaction(id: string | number): Promise<void>;
    rollbackTransaction(id: string | number): Promise<void>;
  };
}

/** Payload's types are generated from the real collections; the sample's own are `Sample`. */
const sampleOf = (payload: object): Sample => payload as Sample;

/** Makes the sample's tables as a migration does. */
async function sampleTables(adapter: Adapter) {
  return [{ name: 'sample', sql: await changeTables(adapter, null, await describeTables(adapter)) }];
}

/** @param key names the instance, because Payload keeps one per name and process */
export async function openSample(url: string, key: string): Promise<Sample> {
  const config = buildConfig({
    secret: 'only for tests, never in use',
    db: url.startsWith('postgres') ? postgres(url, sampleTables) : await databaseAdapter(url),
    collections: [users, categories, outbox, bulletins],
    localization: { locales: ['vi', 'en'], defaultLocale: 'vi', fallback: false },
    logger: { options: { level: 'silent' } },
    telemetry: false,
    graphQL: { disable: true },
    typescript: { autoGenerate: false },
  });
  return sampleOf(await getPayload({ config, key }));
}
