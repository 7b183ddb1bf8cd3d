import type { Words } from './words.ts';

/** Why the server refused, in words for the person at the screen; or what it answered. */
export type Answer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly message: string };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function fieldFault(fault: unknown, fields: Words['fields']): string[] {
  if (!isObject(fault) || typeof fault.message !== 'string') return [];
  const names: Readonly<Record<string, string>> = fields;
  const name = typeof fault.path === 'string' ? (names[fault.path] ?? fault.path) : '';
  return [name === '' ? fault.message : `${name}: ${fault.message}`];
}

/** Why Payload refused: every field at fault by its name on the screen, or else its own first sentence (F4). */
export function messageIn(json: unknown, fields: Words['fields']): string | null {
  const first = isObject(json) && Array.isArray(json.errors) ? json.errors[0] : json;
  if (!isObject(first)) return null;
  const faults = isObject(first.data) && Array.isArray(first.data.errors) ? first.data.errors : [];
  const said = faults.flatMap((fault) => fieldFault(fault, fields));
  if (said.length > 0) return said.join('\n');
  return typeof first.message === 'string' && first.message !== '' ? first.message : null;
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
    return { ok: false, message: messageIn(json, words.fields) ?? words.workflow.refused(response.status) };
  } catch {
    return { ok: false, message: words.workflow.unreachable };
  }
}
