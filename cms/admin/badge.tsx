import type { Standing } from './standing.ts';

/** A short mark of state. */
export function Badge({ tone, text }: Standing) {
  return <span className={`nguon-badge nguon-badge--${tone}`}>{text}</span>;
}
