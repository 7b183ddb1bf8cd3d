import { Refusal } from '@nguon/content-model/refusal';
import type { Said } from '../language/said.ts';

/** The block of a body, counted from one; `null` where it is the body as a whole. */
export type Place = number | null;

/** A body that no channel can carry, in the words of both languages (W72). The message is the English ones. */
export class BodyRefusal extends Refusal {
  readonly said: Said;

  /** @param remedy what the writer can do about it, as an imperative without a full stop */
  constructor(place: Place, found: Said, remedy: Said) {
    super('bulletin-invalid', place === null ? 'body' : `body, block ${place}`, found.en, remedy.en);
    const where = place === null ? 'Nội dung' : `Nội dung, đoạn thứ ${place}`;
    this.said = { vi: `${where}: ${found.vi}. ${remedy.vi}.`, en: this.message };
  }
}
