/** What boards' keys are derived from in these measurements. */
export const SECRET = 'secret of the measurements';

/** A made-up device's id. */
export function deviceNumbered(number: number): string {
  return `b0a4d000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function tokenNumbered(number: number): string {
  return `token-${number}`;
}
