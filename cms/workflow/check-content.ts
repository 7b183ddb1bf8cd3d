import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Instant } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { unshownOf, unshownSaid } from '../boards/unshown-letters.ts';
import { faultsOfEnding } from './end-emergency.ts';
import { type Checked, type Fault, faultsOf } from './faults-of.ts';

/** The letters that no board of a bulletin for boards alone could show (B62). */
async function unshownAnywhere(content: BulletinContent, req: PayloadRequest): Promise<Fault[]> {
  if (content.channels.some((channel) => channel !== 'board')) return [];
  const unshown = await unshownOf(content, req.payload, req);
  return unshown
    .filter(({ isShownElsewhere }) => !isShownElsewhere)
    .map((letter) => ({ path: letter.path, said: unshownSaid(letter) }));
}

/** Checks content as it would be public from `at` on, by itself and beside what else is recorded (W7, E9, B62). */
export async function checkContent(candidate: unknown, at: Instant, req: PayloadRequest): Promise<Checked> {
  const checked = faultsOf(candidate, at);
  if (checked.content === null) return checked;
  const faults = [
    ...(await faultsOfEnding(checked.content, at, req)),
    ...(await unshownAnywhere(checked.content, req)),
  ];
  return faults.length > 0 ? { content: null, faults } : checked;
}
