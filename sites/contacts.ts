/** A telephone number as a link: `0200 3800 100` becomes `tel:02003800100`. */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** An e-mail address as a link; nothing in it can add a subject or another recipient. */
export function mailAddress(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
}
