import type { Clause } from './clause.ts';
import { commanded } from './commanded.ts';
import { joining } from './joining.ts';
import { refusing } from './refusing.ts';
import { showing } from './showing.ts';
import { telling } from './telling.ts';

/** Every sentence that is tried, in the order of the trial. */
export const clauses: readonly Clause[] = [...joining, ...showing, ...refusing, ...commanded, ...telling];
