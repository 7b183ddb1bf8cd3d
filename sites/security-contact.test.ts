import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyView, fullView } from './fixtures/views.ts';
import { securityText } from './security-contact.ts';

const fields = (text: string, name: string) =>
  text.split('\n').flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));

describe('the word on security', () => {
  it('G68 names the unit’s e-mail and telephone, then the portal’s feedback page', () => {
    assert.deepEqual(fields(securityText(fullView), 'Contact'), [
      'mailto:ubnd.sinho@example.gov.vn',
      'tel:+842003800100',
      'https://lai-chau.localhost/phan-anh/',
    ]);
    assert.deepEqual(fields(securityText({ ...emptyView, portal: null }), 'Contact'), [
      'https://xa-sin-ho.localhost/phan-anh/',
    ]);
    assert.deepEqual(fields(securityText(fullView), 'Preferred-Languages'), ['vi, en']);
    assert.deepEqual(fields(securityText(fullView), 'Canonical'), [
      'https://xa-sin-ho.localhost/.well-known/security.txt',
    ]);
  });

  it('G68 is over within a year and says the same for a whole quarter', () => {
    for (const [at, expires] of [
      ['2026-10-01T00:00:00Z', '2027-10-01T00:00:00Z'],
      ['2026-12-31T23:59:59Z', '2027-10-01T00:00:00Z'],
      ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'],
      ['2028-02-29T12:00:00Z', '2029-01-01T00:00:00Z'],
    ] as const) {
      assert.deepEqual(fields(securityText({ ...fullView, at }), 'Expires'), [expires]);
      assert.ok(Date.parse(expires) - Date.parse(at) <= 366 * 24 * 3600 * 1000);
      assert.ok(Date.parse(expires) > Date.parse(at));
    }
  });

  it('G3 lets no contact add a line of its own', () => {
    const { edition } = fullView;
    const contact = { email: 'a@b.vn?cc=x@y.vn', phone: '0200 38\u00a000 <100>' };
    const site = { ...edition.site, contact };
    assert.deepEqual(
      fields(securityText({ ...fullView, edition: { ...edition, site } }), 'Contact').slice(0, 2),
      ['mailto:a@b.vn%3Fcc%3Dx%40y.vn', 'tel:+842003800100'],
    );
  });
});
