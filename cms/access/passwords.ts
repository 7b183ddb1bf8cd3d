import { type CollectionBeforeChangeHook, type CollectionBeforeValidateHook, ValidationError } from 'payload';
import { inLanguage } from '../language/said.ts';

/** Shortest password, characters. */
export const SHORTEST_PASSWORD = 12;

const tooShort = {
  vi: `Mật khẩu cần ít nhất ${SHORTEST_PASSWORD} ký tự. Hãy đặt dài hơn.`,
  en: `A password has at least ${SHORTEST_PASSWORD} characters. Write a longer one.`,
};

/** Refuses short passwords, whoever sets them (A10). */
export const checkPassword: CollectionBeforeValidateHook = ({ data, req }) => {
  const password: unknown = data?.password;
  if (typeof password !== 'string' || password.length >= SHORTEST_PASSWORD) return data;
  const error = { path: 'password', message: inLanguage(tooShort, req) };
  throw new ValidationError({ collection: 'users', errors: [error], req }, req.t);
};

/** A new password ends the account's sessions, but for the one in which it was set (A10). */
export const endSessions: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || !data.password) return data;
  const sessions: readonly { readonly id: string }[] = originalDoc.sessions ?? [];
  const current = req.user !== null && '_sid' in req.user ? req.user._sid : null;
  return { ...data, sessions: sessions.filter(({ id }) => id === current) };
};
