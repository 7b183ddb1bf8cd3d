import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Alarm } from '@nguon/content-model/alarm';
import { instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { type ClipItem, emergenciesAt, type SpeakerManifest } from '@nguon/content-model/manifest';
import { seal } from '../envelope.ts';
import { newKeys } from '../keys.ts';
import { acceptAlarm, type Hearing, isHeeded, withAlarm } from './heed-alarm.ts';

const AT = millisecondsOf('2026-11-25T02:00:00Z');
const instant = (seconds: number) => instantOf(AT + seconds * 1_000);
const UNIT = '03478@2025-07-01';
const file = { sha256: 'a'.repeat(64), bytes: 1, mime: 'audio/ogg' };
const flood: ClipItem = {
  bulletin: '0b7c9d10-0000-4000-8000-000000000001',
  title: 'Lũ về',
  priority: 'emergency',
  from: instant(-60),
  until: instant(3_600),
  opus: file,
  mp3: file,
  seconds: 20,
  ends: null,
};
const alarm: Alarm = {
  version: 1,
  unit: UNIT,
  sequence: 5,
  issuedAt: instant(0),
  expiresAt: instant(300),
  items: [flood],
};
const manifest: SpeakerManifest = {
  kind: 'speaker',
  version: 3,
  device: 'b0a4d000-0000-4000-8000-000000000001',
  unit: UNIT,
  edition: 'e'.repeat(64),
  sequence: 4,
  issuedAt: instant(-1),
  sessions: [],
  volume: 50,
  emergencyVolume: 90,
  muted: false,
  prepared: [],
  items: [],
};
const hearing: Hearing = { manifest, highest: 4, at: AT + 2_000 };
const keys = await newKeys();
const accept = async (changes: Partial<Alarm>, knowing: Partial<Hearing> = {}, sealedBy = keys) =>
  acceptAlarm(await seal('alarm', { ...alarm, ...changes }, sealedBy), [keys.publicKey], {
    ...hearing,
    ...knowing,
  });
const refused = (message: RegExp) => ({ name: 'Refusal', code: 'alarm-refused', message });

describe('an alarm', () => {
  it('D66 for the unit of the manifest, newer than it and not over, is obeyed', async () => {
    assert.deepEqual(await accept({}), alarm);
  });

  it('D68 that is forged, changed, of another kind, or holds what is no emergency is refused', async () => {
    await assert.rejects(accept({}, {}, await newKeys()), refused(/not trusted/));
    const jws = await seal('alarm', alarm, keys);
    const [head, , signature] = jws.split('.');
    const louder = Buffer.from(JSON.stringify({ ...alarm, sequence: 9 })).toString('base64url');
    await assert.rejects(
      acceptAlarm([head, louder, signature].join('.'), [keys.publicKey], hearing),
      refused(/signature/),
    );
    const other = await seal('manifest', manifest, keys);
    await assert.rejects(acceptAlarm(other, [keys.publicKey], hearing), refused(/not nguon-alarm/));
    await assert.rejects(accept({ items: [{ ...flood, priority: 'normal' }] }), refused(/emergencies only/));
  });

  it('D68 for another unit, for a board, or before the first manifest is refused', async () => {
    await assert.rejects(accept({ unit: '03479@2025-07-01' }), refused(/for unit 03479/));
    await assert.rejects(accept({}, { manifest: null }), refused(/no manifest of a speaker/));
  });

  it('D68 that is no newer than those before, or than the manifest, is refused: a withdrawal lies between', async () => {
    await assert.rejects(accept({}, { highest: 5 }), refused(/not newer than 5/));
    const withdrawals = [
      { issuedAt: instant(0), sequence: 6 },
      { issuedAt: instant(7), sequence: 1 },
    ];
    for (const signed of withdrawals) {
      await assert.rejects(
        accept({}, { manifest: { ...manifest, ...signed } }),
        refused(/manifest . of .* is newer/),
      );
    }
    assert.ok(await accept({}, { manifest: { ...manifest, issuedAt: instant(0) } }));
  });

  it('D68 that is over, from the future, or heard before signed time came is refused', async () => {
    await assert.rejects(accept({}, { at: AT + 300_000 }), refused(/over at/));
    await assert.rejects(accept({}, { at: AT - 121_000 }), refused(/future/));
    assert.ok(await accept({}, { at: AT - 120_000 }));
    await assert.rejects(accept({}, { at: null }), refused(/no signed time/));
  });

  it('D67 is heeded until a manifest that was signed after it is there, or it is over', () => {
    assert.ok(isHeeded(alarm, manifest, AT + 299_000));
    assert.ok(!isHeeded(alarm, manifest, AT + 300_000));
    assert.ok(!isHeeded(alarm, { ...manifest, issuedAt: instant(0), sequence: 6 }, AT + 1_000));
  });

  it('S37 adds its emergencies whose files are held, and leaves volumes and muting alone', () => {
    const older = { ...flood, title: 'Lũ cũ', opus: { ...file, sha256: 'b'.repeat(64) } };
    const holding = { ...manifest, muted: true, items: [older] };
    assert.deepEqual(
      withAlarm(holding, alarm, () => false),
      holding,
    );
    const bridged = withAlarm(holding, alarm, () => true);
    assert.deepEqual(bridged, { ...holding, items: [flood] });
    assert.deepEqual(emergenciesAt(bridged, instant(0)), [flood]);
  });
});
