/** An error as MongoDB's clients know it: by number, name and labels. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: number;
  readonly codeName: string;
  readonly errorLabels: readonly string[];
  /** Which key was there already, for code 11000. */
  readonly keyValue: Record<string, unknown> | undefined;

  constructor(
    code: number,
    codeName: string,
    message: string,
    more: { errorLabels?: readonly string[]; keyValue?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.errorLabels = more.errorLabels ?? [];
    this.keyValue = more.keyValue;
  }
}

/** The client should run the whole transaction again. */
const again = { errorLabels: ['TransientTransactionError'] };

export const writeConflict = (): Fault =>
  new Fault(112, 'WriteConflict', 'another transaction has changed this record', again);

export const noSuchTransaction = (): Fault =>
  new Fault(251, 'NoSuchTransaction', 'this transaction is not open (any more)', again);

export const notImplemented = (name: string): Fault =>
  new Fault(59, 'CommandNotFound', `no such command: '${name}'`);

export const duplicateKey = (namespace: string, index: string, keyValue: Record<string, unknown>): Fault =>
  new Fault(
    11_000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: ${JSON.stringify(keyValue)}`,
    { keyValue },
  );
