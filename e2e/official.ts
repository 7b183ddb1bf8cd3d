import type { Account, System } from './system.ts';

/** An official who works through the CMS's API instead of its screens. */
export interface Official {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  patch<Answer>(path: string, body: unknown): Promise<Answer>;
}

/** @throws {Error} with the CMS's words when it refuses */
export async function signInByApi({ cms }: System, { email, password }: Account): Promise<Official> {
  const ask = async <Answer>(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<Answer> => {
    const response = await fetch(`${cms}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const { token } = await ask<{ token: string }>('POST', 'users/login', { email, password });
  return {
    get: (path) => ask('GET', path, undefined, token),
    post: (path, body) => ask('POST', path, body, token),
    patch: (path, body) => ask('PATCH', path, body, token),
  };
}

/**
 * A bulletin of the editor's own unit, on all channels and in any category unless its slug is given, submitted; gives its id and the
 * hash to approve.
 */
export async function submitBulletin(
  editor: Official,
  bulletin: {
    readonly title: string;
    readonly summary: string;
    readonly priority?: string;
    readonly channels?: readonly string[];
  },
  category?: string,
): Promise<{ id: string; hash: string }> {
  const named = category === undefined ? '' : `&where[slug][equals]=${category}`;
  const { docs } = await editor.get<{ docs: { id: string }[] }>(`categories?limit=1${named}`);
  const { doc } = await editor.post<{ doc: { id: string } }>('bulletins?draft=true', {
    ...bulletin,
    category: docs[0]?.id,
  });
  const { submittedHash } = await editor.post<{ submittedHash: string }>(`bulletins/${doc.id}/submit`, {});
  return { id: doc.id, hash: submittedHash };
}
