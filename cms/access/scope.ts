import { lineage } from '@nguon/content-model/unit';
import type { Where } from 'payload';

/** Records of a unit and of all below it, by a range of paths: `0` follows `/` in every collation in use (A2). */
export function within(path: string, field = 'path'): Where {
  return {
    and: [{ [field]: { greater_than_equal: path } }, { [field]: { less_than: `${path.slice(0, -1)}0` } }],
  };
}

/** Records of the units above one. */
export function above(path: string, field = 'path'): Where {
  return { [field]: { in: lineage(path).slice(0, -1) } };
}
