import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emergencyDay, floodWarning, hostile, NOW, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { viewOf, viewWith } from '../fixtures/views.ts';
import { readingOf } from '../reading.ts';
import { EmergencyFile, emergenciesOf, emergencyFile } from './emergency-file.ts';

const ofSinHo = emergenciesOf(viewOf(emergencyDay));

describe('the file that open pages ask for', () => {
  it('G61 holds an emergency of several sites once, at the address of its article', () => {
    const file = EmergencyFile.parse(
      emergencyFile([...ofSinHo, ...emergenciesOf(viewOf(emergencyDay))], NOW),
    );
    assert.deepEqual(
      file.emergencies.map(({ id }) => id),
      [floodWarning.content.id],
    );
    assert.equal(file.emergencies[0]?.address, readingOf(viewOf(emergencyDay)).emergencies[0]?.address);
    assert.deepEqual(file.emergencies[0]?.audience, floodWarning.content.audience);
  });

  it('G61 holds nothing that is no emergency, still to come or over', () => {
    assert.deepEqual(emergenciesOf(viewOf(ordinaryDay)), []);
    const until = floodWarning.content.until ?? NOW;
    for (const [at, count] of [
      [later(floodWarning.content.from, -1), 0],
      [floodWarning.content.from, 1],
      [later(until, -1), 1],
      [until, 0],
    ] as const) {
      assert.equal(emergencyFile(ofSinHo, at).emergencies.length, count, at);
    }
  });

  it('G61 puts the newest first, and equal ones in the order of their ids', () => {
    const [one] = ofSinHo;
    assert.ok(one);
    const before = { ...one, id: '00000000-0000-4000-8000-000000000009', from: later(one.from, -60) };
    const beside = { ...one, id: '00000000-0000-4000-8000-000000000001' };
    for (const order of [
      [before, one, beside],
      [beside, before, one],
    ]) {
      assert.deepEqual(
        emergencyFile(order, NOW).emergencies.map(({ id }) => id),
        [beside.id, one.id, before.id].toSorted((a, b) =>
          a === before.id ? 1 : b === before.id ? -1 : a.localeCompare(b),
        ),
      );
    }
  });

  it('G3 takes hostile text as text and refuses an address that is no path', () => {
    const [one] = emergenciesOf(
      viewWith([{ ...floodWarning, content: { ...floodWarning.content, title: hostile.content.title } }]),
    );
    assert.equal(one, undefined, 'what was not approved is not announced');
    const file = emergencyFile(
      ofSinHo.map((emergency) => ({ ...emergency, address: '//evil.test/' })),
      NOW,
    );
    assert.equal(EmergencyFile.safeParse(file).success, false);
  });
});
