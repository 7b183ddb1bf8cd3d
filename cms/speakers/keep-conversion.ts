import { instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { CollectionBeforeChangeHook } from 'payload';
import type { Station } from '../payload-types.ts';

/** Noon of a day in Vietnam, as Payload keeps days. */
const noonOf = (day: string): string => `${day}T05:00:00.000Z`;

/** Keeps with its day that a station was converted, from FM to ICT for instance, when its technology changes (W101). */
export const keepConversion: CollectionBeforeChangeHook<Station> = ({ data, operation, originalDoc }) => {
  const before = originalDoc?.technology;
  const { technology = before } = data;
  if (operation !== 'update' || !before || !technology || before === technology) return data;
  const kept = data.conversions ?? originalDoc?.conversions ?? [];
  const isWritten = kept.some(({ from, to }) => from === before && to === technology);
  if (isWritten) return data;
  const today = noonOf(vietnamDay(instantOf(Date.now())));
  return { ...data, conversions: [...kept, { from: before, to: technology, on: today }] };
};
