import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mailAddress, phoneAddress } from './contacts.ts';

describe('contacts as links', () => {
  it('dial digits only', () => {
    assert.equal(phoneAddress('(+84) 200.3800-100'), 'tel:+842003800100');
  });

  it('G3 write to one address and nothing more', () => {
    assert.equal(mailAddress('xa@laichau.gov.vn'), 'mailto:xa@laichau.gov.vn');
    assert.equal(mailAddress('a@b.vn?bcc=c@d.vn'), 'mailto:a@b.vn%3Fbcc%3Dc%40d.vn');
  });
});
