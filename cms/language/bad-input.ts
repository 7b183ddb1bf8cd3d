import type { AfterErrorHook } from 'payload';
import { inLanguage } from './said.ts';

/**
 * What databases say of a value they cannot hold. PostgreSQL: class 22, data exceptions (no choice of a list, no date, a
 * NUL in a text), and 23503, a relation to nothing. MongoDB's driver names its errors.
 */
const ofPostgres = /^(22...|23503)$/;
const ofMongo = new Set(['CastError', 'BSONError', 'BSONTypeError']);

function tellsOfBadInput(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && ofPostgres.test(error.code)) return true;
  if (ofMongo.has(error.name)) return true;
  // JavaScript's own words for a date that is none, before it reaches a database.
  if (error instanceof RangeError && error.message === 'Invalid time value') return true;
  return tellsOfBadInput(error.cause);
}

const said = {
  vi: 'Có giá trị không hợp lệ: lựa chọn, ngày hoặc mã không có. Hãy kiểm tra và sửa.',
  en: 'A value is not valid: a choice, a date or an id that there is not. Check and correct it.',
};

/** Answers 400, not 500, where what was sent is at fault and not the server (W29). */
export const refuseBadInput: AfterErrorHook = ({ error, req, result }) =>
  result !== undefined && tellsOfBadInput(error)
    ? { status: 400, response: { errors: [{ message: inLanguage(said, req) }] } }
    : undefined;
