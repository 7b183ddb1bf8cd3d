import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { answerApi } from '../answer-api.ts';
import { closeCms, openCms } from '../open.ts';
import type { User } from '../payload-types.ts';
import { openMigrated } from './migrated-database.ts';

/** The key that delivery proves itself with in tests. */
export const DELIVERY_KEY = 'the-key-of-delivery-in-tests';
/** The password of every official in tests. */
export const PASSWORD = 'mat-khau-de-thu-1';

export interface Asked {
  readonly method?: string;
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The official who asks; a stranger when left out. */
  readonly as?: User;
}

export interface Answer<Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** What refusals look like from outside. */
export interface Told {
  readonly errors: readonly {
    readonly message: string;
    readonly data?: { readonly errors: readonly { readonly path: string; readonly message: string }[] };
  }[];
  readonly code?: string;
}

/** A CMS on a database in memory, asked as from outside. */
export interface TestCms {
  readonly payload: Payload;
  readonly data: string;
  /** Asks below `/api`. */
  ask<Json = Told>(path: string, asked?: Asked): Promise<Answer<Json>>;
  /** Asks as delivery, below `/api/delivery`. */
  deliver<Json = Told>(path: string, asked?: Asked): Promise<Answer<Json>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A request of an official, or of the system, inside the process. */
  reqOf(user?: User): Promise<PayloadRequest>;
  close(): Promise<void>;
}

async function answerOf<Json>(response: Response): Promise<Answer<Json>> {
  const text = await response.text();
  const json: Json = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, json };
}

/** Opens a CMS of its own for one test file, in memory unless a database is given. */
export async function openTestCms(url?: string): Promise<TestCms> {
  const data = mkdtempSync(join(tmpdir(), 'nguon-cms-'));
  const database = url === undefined ? await openMigrated() : null;
  const payload = await openCms({
    DATABASE_URL: url ?? database?.url,
    NGUON_DATA: data,
    PAYLOAD_SECRET: 'only-for-tests-0123456789',
    NGUON_DELIVERY_KEY: DELIVERY_KEY,
    PAYLOAD_LOG_LEVEL: 'silent',
  });
  payload.logger.level = 'silent';
  const tokens = new Map<string, string>();
  const tokenOf = async ({ id, email }: User): Promise<string> => {
    const known = tokens.get(id);
    if (known !== undefined) return known;
    const { token = '' } = await payload.login({ collection: 'users', data: { email, password: PASSWORD } });
    tokens.set(id, token);
    return token;
  };
  const fetch = (path: string, init?: RequestInit) =>
    answerApi(payload.config, new Request(`http://localhost${path}`, init));
  const ask = async <Json>(path: string, { method = 'GET', body, headers = {}, as }: Asked = {}) => {
    const form = body instanceof FormData;
    return answerOf<Json>(
      await fetch(`/api${path}`, {
        method,
        headers: {
          ...(body !== undefined && !form && { 'Content-Type': 'application/json' }),
          ...(as && { Authorization: `JWT ${await tokenOf(as)}` }),
          ...headers,
        },
        ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
      }),
    );
  };
  return {
    payload,
    data,
    fetch,
    ask,
    deliver: (path, asked = {}) =>
      ask(`/delivery${path}`, {
        ...asked,
        headers: { Authorization: `Delivery ${DELIVERY_KEY}`, ...asked.headers },
      }),
    reqOf: (user) => createLocalReq({ ...(user && { user }), locale: 'vi' }, payload),
    close: async () => {
      await closeCms(payload);
      await database?.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
