import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { drawBulletin } from '@nguon/signage-renderer/draw-bulletin';
import { drawCard } from '@nguon/signage-renderer/draw-card';
import { drawNeutral, drawOffline } from '@nguon/signage-renderer/draw-neutral';
import { drawSchedule } from '@nguon/signage-renderer/draw-schedule';
import { drawStrip } from '@nguon/signage-renderer/draw-strip';
import { openWorkplace } from './workplace.ts';

/** Everything that is drawn, in this process. */
export const drawing = {
  bulletin: drawBulletin,
  neutral: drawNeutral,
  offline: drawOffline,
  schedule: drawSchedule,
  strip: drawStrip,
  card: drawCard,
} as const;
export type Drawing = typeof drawing;

/** A drawing as it goes to another process. */
export interface DrawingOrder {
  readonly what: keyof Drawing;
  readonly spec: unknown;
}

/** Processes that are worth their memory, of about 150 MB each: one for each processor, at most 2. */
const MOST_PROCESSES = 2;

/** The same, drawn in processes of their own. */
export function openDrawing(): Drawing & { close(): void } {
  const processes = Math.min(MOST_PROCESSES, availableParallelism());
  const workplace = openWorkplace(join(import.meta.dirname, 'drawing.process.ts'), processes);
  const elsewhere = (what: keyof Drawing) => (spec: unknown) => {
    const order: DrawingOrder = { what, spec };
    return workplace.ask<never>(order);
  };
  return {
    bulletin: elsewhere('bulletin'),
    neutral: elsewhere('neutral'),
    offline: elsewhere('offline'),
    schedule: elsewhere('schedule'),
    strip: elsewhere('strip'),
    card: elsewhere('card'),
    close: workplace.close,
  };
}
