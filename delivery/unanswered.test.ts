import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition, editionUnit } from '@nguon/content-model/edition';
import {
  floodWarning,
  NOW,
  powerCut,
  quietDay,
  sources,
  speaker,
} from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import type { Failure } from './deliver-devices.ts';
import { ANSWER_WITHIN_SECONDS, expectAnswers, unanswered } from './unanswered.ts';

const begun = millisecondsOf(NOW);
const late = begun + ANSWER_WITHIN_SECONDS * 1_000;
const other = { ...speaker, id: '5bea4e40-0000-4000-8000-000000000002', name: 'Cụm loa bản Nậm Cáy' };
const flood = composeEdition(
  { ...sources, boards: [], speakers: [speaker, other], bulletins: [powerCut, floodWarning] },
  NOW,
);
const expected = new Map([speaker, other].map(({ id }) => [id, { sequence: 7, at: begun }]));
const nameOf = ({ message }: Failure) => message.split(':')[0];

describe('devices that are told of an emergency', () => {
  it('D61 are named with its bulletin once they are late, and not before', () => {
    assert.deepEqual(unanswered(flood, expected, late - 1), []);
    const told = unanswered(flood, expected, late);
    assert.deepEqual(told.map(nameOf), [speaker.name, other.name]);
    assert.ok(told.every(({ bulletin }) => bulletin === floodWarning.content.id));
  });

  it('D61 are named no more when it is over', () => {
    assert.deepEqual(unanswered(flood, expected, millisecondsOf('2026-11-21T06:00:00Z')), []);
    assert.deepEqual(unanswered(quietDay, expected, late), []);
  });

  it('D61 are named until they answer, by the manifest’s number or by what they play', (t) => {
    t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: begun });
    const told: (string | undefined)[][] = [];
    const answers = expectAnswers({
      editionOf: () => flood,
      now: Date.now,
      tell: (_unit, failures) => told.push(failures.map(nameOf)),
    });
    const report = { at: NOW, showing: null, clockOffsetSeconds: 0, playerVersion: 'test' };
    for (const { id } of [speaker, other]) answers.expect(editionUnit(flood), id, 7);
    answers.answered({ ...report, device: speaker.id, manifest: 6, bulletin: powerCut.content.id });
    t.mock.timers.tick(30_000);
    assert.deepEqual(told, [[speaker.name, other.name]]);
    answers.answered({ ...report, device: speaker.id, manifest: 6, bulletin: floodWarning.content.id });
    t.mock.timers.tick(30_000);
    answers.answered({ ...report, device: other.id, manifest: 7, bulletin: null });
    t.mock.timers.tick(30_000);
    answers.close();
    assert.deepEqual(told, [[speaker.name, other.name], [other.name], []]);
  });
});
