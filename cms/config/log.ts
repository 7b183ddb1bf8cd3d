import { type Config, defaultLoggerOptions } from 'payload';

/** Where a failed query's error begins to tell the values it was asked with. Source: drizzle-orm, DrizzleQueryError. */
const VALUES = '\nparams: ';

/**
 * An error as the log keeps it: what failed and where, without the values of the query that failed. Residents' words,
 * codes and password hashes are among them, and a database repeats them in its `detail` (H5).
 */
export function withoutValues(error: Error): Error {
  const { name, message, stack = '', cause } = error;
  const said = message.split(VALUES)[0] ?? '';
  const code = 'code' in error ? { code: error.code } : {};
  return Object.assign(new Error(said, cause instanceof Error ? { cause: withoutValues(cause) } : {}), code, {
    name,
    stack: stack.replace(message, () => said),
  });
}

/** What is given to the log, with every error in it freed of values. */
function told(given: unknown): unknown {
  if (given instanceof Error) return withoutValues(given);
  if (typeof given !== 'object' || given === null || !('err' in given)) return given;
  return { ...given, err: told(given.err) };
}

/** Payload's log, in its own form. */
export const log = {
  options: {
    hooks: {
      logMethod(given, method) {
        Reflect.apply(method, this, given.map(told));
      },
    },
  },
  destination: defaultLoggerOptions,
} satisfies Config['logger'];
