import type { Words } from './words.ts';

/** Why the server refused, in words for the person at the screen; or what it answered. */
export type Answer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly message: string };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The first message in an error of Payload, which holds a list of them, or of one of our own endpoints. */
export function messageIn(json: unknown): string | null {
  if (!isObject(json)) return null;
  const first = Array.isArray(json.errors) ? json.errors[0] : json;
  return isObject(first) && typeof first.message === 'string' && first.message !== '' ? first.message : null;
}

/** Asks this server's API as the signed-in person. Never throws: an unreachable server is an answer too. */
export async function ask(
  words: Words,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: FormData | Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const isForm = body instanceof FormData;
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    const json: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, json };
    return { ok: false, message: messageIn(json) ?? words.workflow.refused(response.status) };
  } catch {
    return { ok: false, message: words.workflow.unreachable };
  }
}
