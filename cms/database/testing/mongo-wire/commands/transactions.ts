import type { Command } from './command.ts';

/** How transactions end. */
export const transactionCommands: Readonly<Record<string, Command>> = {
  commitTransaction: ({ body, sessions }) => {
    sessions.end(body, true);
    return {};
  },
  abortTransaction: ({ body, sessions }) => {
    sessions.end(body, false);
    return {};
  },
};
