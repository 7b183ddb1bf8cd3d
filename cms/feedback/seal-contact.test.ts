import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { openContact, sealContact } from './seal-contact.ts';

const contact = { name: 'Lý A Sùng', phone: '0912 345 678', address: 'Bản Nậm Sương' };
const secret = 'a secret of thirty-two characters';
const damaged = (error: unknown) => error instanceof Refusal && error.code === 'file-damaged';

describe('a sealed contact', () => {
  it('J11 opens to what was sealed, and shows none of it', () => {
    const sealed = sealContact(contact, 'one', secret);
    assert.deepEqual(openContact(sealed, 'one', secret), contact);
    const bytes = Buffer.from(sealed, 'base64url').toString('latin1');
    for (const part of Object.values(contact))
      assert.ok(!bytes.includes(Buffer.from(part).toString('latin1')));
  });

  it('J11 differs each time', () => {
    assert.notEqual(sealContact(contact, 'one', secret), sealContact(contact, 'one', secret));
  });

  it('J11 opens under no other secret and for no other feedback', () => {
    const sealed = sealContact(contact, 'one', secret);
    assert.throws(() => openContact(sealed, 'one', `${secret}!`), damaged);
    assert.throws(() => openContact(sealed, 'two', secret), damaged);
  });

  it('J11 is refused when a bit of it was changed, cut or left out', () => {
    const bytes = Buffer.from(sealContact(contact, 'one', secret), 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => openContact(changed.toString('base64url'), 'one', secret), damaged, `byte ${at}`);
    }
    for (const length of [0, 5, 27, 40]) {
      assert.throws(
        () => openContact(bytes.subarray(0, length).toString('base64url'), 'one', secret),
        damaged,
      );
    }
  });
});
