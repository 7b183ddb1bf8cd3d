import type { RefusalCode } from '@nguon/content-model/refusal';
import { type AfterErrorHook, APIError, type PayloadRequest } from 'payload';
import { inLanguage, type Said } from './said.ts';

/** What an official or a program asked for and does not get, with the status the answer carries. */
export class Refused extends APIError<{ code: RefusalCode }> {
  constructor(req: Pick<PayloadRequest, 'i18n'>, status: number, code: RefusalCode, said: Said) {
    super(inLanguage(said, req), status, { code }, true);
  }
}

/** Puts the permanent code of a refusal beside its words: `{ errors: [{ message }], code }` (W9). */
export const nameTheCode: AfterErrorHook = ({ error, result }) => {
  if (result === undefined) return undefined;
  if (error instanceof Refused) return { response: { ...result, code: error.data.code } };
  const denied = 'status' in error && (error.status === 401 || error.status === 403);
  return denied ? { response: { ...result, code: 'access-denied' } } : undefined;
};
