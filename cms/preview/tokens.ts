import { randomBytes } from 'node:crypto';
import { type Instant, later } from '@nguon/content-model/instant';
import type { PreviewedCollection } from './previewed.ts';

/** How long a token lives after it was last given, s: its editor's form asks for it again with every load and save. */
const LIFE_SECONDS = 2 * 60 * 60;

/** What one official looks at before it is public. */
export interface Previewed {
  readonly user: string;
  readonly collection: PreviewedCollection;
  readonly id: string;
  /** The origin of the administration they use, which alone may frame the page. */
  readonly frameOrigin: string;
}

interface Kept {
  readonly previewed: Previewed;
  readonly until: Instant;
}

/**
 * The tokens of previews: 32 random bytes each, kept in memory alone, so that a token that was never given is no token
 * and every one is over when the CMS ends. The same official gets the same token for the same record while it lives,
 * so that saving does not change the address of the page they look at (X14).
 */
export class PreviewTokens {
  readonly #tokens = new Map<string, string>();
  readonly #kept = new Map<string, Kept>();

  /** The token by which an official looks at a record, for two hours from now. */
  give(previewed: Previewed, at: Instant): string {
    this.#forget(at);
    const { user, collection, id, frameOrigin } = previewed;
    const name = [user, collection, id, frameOrigin].join(' ');
    const token = this.#tokens.get(name) ?? randomBytes(32).toString('base64url');
    this.#tokens.set(name, token);
    this.#kept.set(token, { previewed, until: later(at, LIFE_SECONDS) });
    return token;
  }

  /** What a token shows; `null` for one that is over or was never given. */
  find(token: string, at: Instant): Previewed | null {
    const kept = this.#kept.get(token);
    return kept !== undefined && at < kept.until ? kept.previewed : null;
  }

  #forget(at: Instant): void {
    for (const [name, token] of this.#tokens) {
      const kept = this.#kept.get(token);
      if (kept !== undefined && at < kept.until) continue;
      this.#tokens.delete(name);
      this.#kept.delete(token);
    }
  }
}
