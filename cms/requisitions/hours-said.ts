import type { Said } from '../language/said.ts';
import type { RequisitionHours } from './requisition-hours.ts';

const SECONDS_AN_HOUR = 3_600;

/** The report of hours of one order, with the names it is read by. */
export interface HoursReport extends RequisitionHours {
  readonly symbol: string;
  readonly screen: string;
  /** Titles by bulletin. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Hours to two decimals. */
export function hoursSaid(seconds: number, language: keyof Said): string {
  const hours = (seconds / SECONDS_AN_HOUR).toFixed(2);
  return language === 'en' ? hours : hours.replace('.', ',');
}
