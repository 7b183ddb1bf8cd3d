import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from '@nguon/content-model/command';
import { CompactSign, SignJWT } from 'jose';
import { seal, tellTime, unseal } from './envelope.ts';
import { newKeys } from './keys.ts';

const keys = await newKeys();
const strangers = await newKeys();
const trusted = [strangers.publicKey, keys.publicKey];
const command: Command = {
  version: 1,
  id: '0b7c9d10-0000-4000-8000-000000000001',
  device: 'b0a4d000-0000-4000-8000-000000000001',
  sequence: 1,
  issuedAt: '2026-11-21T00:00:00Z',
  expiresAt: '2026-11-21T00:01:00Z',
  act: 'test',
  percent: null,
};
const sealed = await seal('command', command, keys);
const refused = { name: 'Refusal', code: 'command-refused' };

describe('a sealed text', () => {
  it('D9 opens under the key and as the kind it was sealed with', async () => {
    assert.deepEqual(await unseal('command', sealed, trusted), { payload: command, keyId: keys.id });
  });

  it('D9 opens under no other key, and under none when none is trusted', async () => {
    await assert.rejects(unseal('command', sealed, [strangers.publicKey]), refused);
    await assert.rejects(unseal('command', sealed, []), refused);
  });

  it('D9 opens as no other kind', async () => {
    for (const kind of ['manifest', 'time', 'playout', 'reported', 'ack'] as const) {
      await assert.rejects(unseal(kind, sealed, trusted), { name: 'Refusal' }, kind);
    }
    const time = await seal('time', tellTime('a nonce of the test', 1_234), keys);
    await assert.rejects(unseal('command', time, trusted), refused);
  });

  it('D9 does not open when a single character was changed, or the end is missing', async () => {
    const at = sealed.indexOf('.') + 20;
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    for (const bad of [
      changed,
      sealed.slice(0, -4),
      sealed.split('.').slice(0, 2).join('.'),
      '',
      'x.y.z',
      '..',
    ]) {
      await assert.rejects(unseal('command', bad, trusted), refused, bad);
    }
  });

  it('D9 does not open without a signature or under another algorithm', async () => {
    const typ = 'nguon-command+jws';
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none', typ, kid: keys.id })}.${part(command)}.`;
    await assert.rejects(unseal('command', unsigned, trusted), refused);
    const secret = Buffer.from(keys.publicKey.x, 'base64url');
    const header = { alg: 'HS256', typ, kid: keys.id };
    const byHash = await new SignJWT({ ...command }).setProtectedHeader(header).sign(secret);
    await assert.rejects(unseal('command', byHash, trusted), refused);
  });

  it('D9 is refused by field when what was sealed is not of the model', async () => {
    const jws = await new CompactSign(Buffer.from(JSON.stringify({ ...command, act: 'format', extra: 1 })))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'nguon-command+jws', kid: keys.id })
      .sign(keys.privateKey);
    await assert.rejects(unseal('command', jws, trusted), (error: Error) => /act \(/.test(error.message));
  });
});
