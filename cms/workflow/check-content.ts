import type { Instant } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { faultsOfEnding } from './end-emergency.ts';
import { type Checked, faultsOf } from './faults-of.ts';

/** Checks content as it would be public from `at` on, by itself and beside what else is recorded (W7, E9). */
export async function checkContent(candidate: unknown, at: Instant, req: PayloadRequest): Promise<Checked> {
  const checked = faultsOf(candidate, at);
  if (checked.content === null) return checked;
  const faults = await faultsOfEnding(checked.content, at, req);
  return faults.length > 0 ? { content: null, faults } : checked;
}
