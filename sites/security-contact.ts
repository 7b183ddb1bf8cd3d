import { siteSections } from '@nguon/content-model/site-section';
import { mailAddress } from './contacts.ts';
import type { SiteView } from './publisher/site-view.ts';

/** A telephone number of Vietnam as the world dials it: `0200 3800 100` becomes `tel:+842003800100`. */
function dialled(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return `tel:${digits.startsWith('0') ? `+84${digits.slice(1)}` : digits}`;
}

/** The first day of the same quarter one year on: between 9 and 12 months ahead, and the same for a whole quarter. */
function expiry(at: string): string {
  const month = Number(at.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return `${Number(at.slice(0, 4)) + 1}-${first}-01T00:00:00Z`;
}

/**
 * Whom to tell of a security fault, by RFC 9116: the unit's own e-mail, telephone, and the feedback page of the portal
 * or the site. It is over within a year and says the same for a quarter, so that publishing again writes nothing (G10).
 */
export function securityText({ edition, origin, portal, at }: SiteView): string {
  const { email, phone } = edition.site.contact;
  const contacts = [
    ...(email ? [mailAddress(email)] : []),
    ...(phone ? [dialled(phone)] : []),
    `${portal?.origin ?? origin}${siteSections.feedback.address}`,
  ];
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expiry(at)}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
