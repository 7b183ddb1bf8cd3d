import type { PayloadRequest } from 'payload';
import type { z } from 'zod';
import { Refused } from '../language/refused.ts';

/** Largest body that is read, bytes. */
const LARGEST_BODY = 2 * 1024 * 1024;

async function jsonOf(req: PayloadRequest): Promise<unknown> {
  const text = (await req.text?.()) ?? '';
  if (text.length > LARGEST_BODY) throw new RangeError(`${text.length} characters`);
  return text === '' ? {} : JSON.parse(text);
}

/**
 * The body of a request, checked.
 * @throws {Refused} `feed-invalid` naming every field at fault
 */
export async function bodyOf<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { success, data, error } = schema.safeParse(await jsonOf(req).catch(() => undefined));
  if (success) return data;
  const faults = error.issues
    .map(({ path, message }) => `${path.join('.') || 'body'} (${message})`)
    .join('; ');
  throw new Refused(req, 400, 'feed-invalid', {
    vi: `Yêu cầu: ${faults}. Hãy sửa và gửi lại.`,
    en: `Request: ${faults}. Correct it and send it again.`,
  });
}

/** A named part of the request's path. */
export function routeParam({ routeParams }: PayloadRequest, name: string): string {
  const value = routeParams?.[name];
  return typeof value === 'string' ? value : '';
}
