import type { AfterErrorHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { Refused } from './refused.ts';
import { inLanguage } from './said.ts';

const said = {
  vi: 'Yêu cầu không đọc được: điều kiện, cách sắp xếp hoặc nội dung gửi lên sai dạng. Hãy kiểm tra và gửi lại.',
  en: 'The request cannot be read: a condition, an order or what was sent has a wrong form. Check and send again.',
};

/** Answers in our words where Payload cannot read a query: JSON that is none, a field that is none (W71). */
export const refuseBadQuery: AfterErrorHook = ({ error, req, result }) =>
  result !== undefined && (error instanceof SyntaxError || error.name === 'QueryError')
    ? { status: 400, response: { errors: [{ message: inLanguage(said, req) }] } }
    : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Conditions for places on a map and for lists of texts, which no field here has; databases fail on them. */
const OF_OTHER_FIELDS = new Set(['near', 'within', 'intersects', 'all']);
/** Conditions that compare with one text. */
const OF_ONE_TEXT = new Set(['like', 'not_like', 'contains']);

/** Can the databases read this condition? Which fields it may name is Payload's to check. */
function isReadable(where: unknown): boolean {
  if (Array.isArray(where)) return where.every(isReadable);
  if (!isRecord(where)) return true;
  return Object.entries(where).every(([key, value]) => {
    if (OF_OTHER_FIELDS.has(key)) return false;
    if (OF_ONE_TEXT.has(key)) return typeof value !== 'object';
    return isReadable(value);
  });
}

const writes = new Set<string>(['create', 'update', 'updateByID']);

/** Refuses conditions no database reads, and records that are no record, before anything is done with them (W71). */
export const readableQuery: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const data: unknown = 'data' in args ? args.data : undefined;
  if (req.payloadAPI !== 'local' && writes.has(operation) && !isRecord(data)) throw unreadable(req);
  if ('where' in args && !isReadable(args.where)) throw unreadable(req);
  return args;
};

function unreadable(req: PayloadRequest): Refused {
  return new Refused(req, 400, 'text-refused', said);
}
