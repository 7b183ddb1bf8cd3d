/** The reasons this system refuses work. Codes are permanent: programs and translations rely on them. */
export const refusalCodes = [
  'access-denied',
  'alarm-refused',
  'approval-broken',
  'board-invalid',
  'bulletin-invalid',
  'clip-invalid',
  'command-refused',
  'database-unavailable',
  'device-refused',
  'device-unknown',
  'edition-invalid',
  'enrolment-refused',
  'feed-invalid',
  'feedback-refused',
  'file-damaged',
  'folder-in-use',
  'letter-undrawable',
  'manifest-refused',
  'media-refused',
  'page-failed',
  'playout-invalid',
  'port-taken',
  'preview-unknown',
  'process-ended',
  'program-missing',
  'requisition-invalid',
  'schedule-refused',
  'setting-invalid',
  'stage-refused',
  'storage-full',
  'stream-dead',
  'text-refused',
  'time-refused',
  'unit-unknown',
  'voice-unavailable',
  'window-closed',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal in its parts, as it passes from one process or thread to another. */
export interface RefusalWords {
  readonly code: RefusalCode;
  readonly where: string;
  readonly found: string;
  readonly remedy: string;
}

/** Work refused, said so that the reader can act: where it was, what was found, what to do. */
export class Refusal extends Error implements RefusalWords {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly where: string;
  readonly found: string;
  readonly remedy: string;

  /**
   * @param where the place at fault: a field, a file, a setting
   * @param found what was found there
   * @param remedy what the reader can do about it, as an imperative without a full stop
   */
  constructor(code: RefusalCode, where: string, found: string, remedy: string, options?: ErrorOptions) {
    super(`${where}: ${found}. ${remedy}.`, options);
    this.code = code;
    this.where = where;
    this.found = found;
    this.remedy = remedy;
  }

  static from({ code, where, found, remedy }: RefusalWords): Refusal {
    return new Refusal(code, where, found, remedy);
  }

  get words(): RefusalWords {
    const { code, where, found, remedy } = this;
    return { code, where, found, remedy };
  }
}
