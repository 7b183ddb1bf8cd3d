import { nameOfField, type Words } from './words.ts';

/** Why the server refused, in words for the person at the screen; or what it answered. */
export type Answer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly message: string; readonly faults: readonly FieldFault[] };

/** A field at fault, and why. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const firstOf = (json: unknown): unknown =>
  isObject(json) && Array.isArray(json.errors) ? json.errors[0] : json;

/** The fields that Payload names as the cause of a refusal. */
export function faultsIn(json: unknown): FieldFault[] {
  const first = firstOf(json);
  const data = isObject(first) ? first.data : null;
  const faults: readonly unknown[] = isObject(data) && Array.isArray(data.errors) ? data.errors : [];
  return faults.flatMap((fault) =>
    isObject(fault) && typeof fault.message === 'string'
      ? [{ path: typeof fault.path === 'string' ? fault.path : '', message: fault.message }]
      : [],
  );
}

/** Why Payload refused: every field at fault by its name on the screen, or else its own first sentence (F4). */
export function messageIn(json: unknown, words: Pick<Words, 'fields'>): string | null {
  const said = faultsIn(json).map(({ path, message }) =>
    path === '' ? message : `${nameOfField(path, words)}: ${message}`,
  );
  if (said.length > 0) return said.join('\n');
  const first = firstOf(json);
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
    const message = messageIn(json, words) ?? words.workflow.refused(response.status);
    return { ok: false, message, faults: faultsIn(json) };
  } catch {
    return { ok: false, message: words.workflow.unreachable, faults: [] };
  }
}
