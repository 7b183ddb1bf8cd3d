import { Refusal } from '@nguon/content-model/refusal';

/** How long a database may take to answer before the start is given up, ms. */
export const REACH_MS = 10_000;

/**
 * Where a database is, without its user and password: everything up to the last `@` goes, so that a password with
 * an unescaped `/` or `@` is not shown either.
 */
export function hostOf(url: string): string {
  const socket = /[?&]host=([^&]+)/.exec(url)?.[1];
  if (socket) return decodeURIComponent(socket);
  const address = url.slice(url.indexOf('://') + 3);
  return (address.slice(address.lastIndexOf('@') + 1).split(/[/?]/)[0] ?? '') || 'localhost';
}

/** `database-unavailable`, for a database that did not answer as it should. */
export function unreachable(url: string, cause: unknown): Refusal {
  const reason = cause instanceof AggregateError ? cause.errors[0] : cause;
  return new Refusal(
    'database-unavailable',
    hostOf(url),
    `the database cannot be used (${reason instanceof Error ? reason.message : String(reason)})`,
    'Check that it runs there and that DATABASE_URL is right, then start again',
    { cause },
  );
}
