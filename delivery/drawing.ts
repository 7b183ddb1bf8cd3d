import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isPressing } from '@nguon/content-model/all-clear';
import type { BulletinContent } from '@nguon/content-model/bulletin';
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

/**
 * Pictures drawn at once: one for each processor, at most 2. sharp works in threads beside the process's own, so one
 * process keeps two processors busy; each picture of 3840 × 2160 takes some 70 MB while it is drawn.
 */
const AT_ONCE = Math.min(2, availableParallelism());

/**
 * How the C library keeps memory: in two heaps instead of eight for each processor. Measured, the process holds 316 MiB
 * at most instead of 650. Other C libraries pass it over.
 */
const FRUGAL = { MALLOC_ARENA_MAX: '2' } as const;

/** The same, drawn in a process of its own; emergencies and what ends them before all that waits (B65). */
export function openDrawing(): Drawing & { close(): void } {
  const workplace = openWorkplace(join(import.meta.dirname, 'drawing.process.ts'), {
    atOnce: AT_ONCE,
    environment: FRUGAL,
  });
  const elsewhere =
    <Spec>(what: keyof Drawing) =>
    (spec: Spec & { readonly content?: BulletinContent }) => {
      const order: DrawingOrder = { what, spec };
      return workplace.ask<never>(order, spec.content !== undefined && isPressing(spec.content));
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
