import { randomUUID } from 'node:crypto';
import type { Order } from '@nguon/content-model/command';
import type { PayloadRequest } from 'payload';

/** What a change means for the outside. */
export interface Ring {
  /** Paths of units that it touches together with all below them. */
  readonly below?: readonly string[];
  /** Paths of units that it touches alone. */
  readonly only?: readonly string[];
  /** Did the register of devices change? */
  readonly devices?: boolean;
  readonly command?: Order & { readonly device: string };
}

const EXACT = '=';

/** The scopes of a ring as one line: paths divided by spaces, `=` before one that is meant alone. */
export function scopeLine({ below = [], only = [] }: Ring): string {
  return [...new Set([...below, ...only.map((path) => `${EXACT}${path}`)])].join(' ');
}

/** Reads a line of `scopeLine`. */
export function readScopes(line: string): { readonly path: string; readonly only: boolean }[] {
  return line
    .split(' ')
    .filter((scope) => scope !== '')
    .map((scope) =>
      scope.startsWith(EXACT) ? { path: scope.slice(1), only: true } : { path: scope, only: false },
    );
}

/**
 * Writes a change's row into the outbox, in the transaction of the change (X6). Its number comes after the commit.
 * @returns the command's id, if the ring carries one
 */
export async function ring(req: PayloadRequest, rung: Ring): Promise<string | null> {
  const commandId = rung.command ? randomUUID() : null;
  await req.payload.db.create({
    collection: 'outbox',
    req,
    data: {
      at: new Date().toISOString(),
      scopes: scopeLine(rung),
      devices: rung.devices ?? false,
      ...(rung.command && {
        commandId,
        commandDevice: rung.command.device,
        commandAct: rung.command.act,
        commandPercent: rung.command.percent,
        commandClip: rung.command.clip ?? null,
        commandLive: rung.command.live ? JSON.stringify(rung.command.live) : null,
        commandBy: req.user?.email ?? null,
      }),
    },
  });
  return commandId;
}
