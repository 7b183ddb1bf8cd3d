import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from './edition.ts';
import { laiChau, leaveForHighGround, NOW, sinHo, sources } from './fixtures/sin-ho.ts';
import { MOST_ON_A_SPEAKER, PreparedAnnouncement, readingSeconds } from './prepared-announcement.ts';

const idOf = (number: number) => `a55e4b1e-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('prepared announcements', () => {
  it('S50 are in an edition the unit’s own first, then those of the units above, at most twelve', () => {
    const own = { ...leaveForHighGround, id: idOf(2), unit: sinHo.path };
    const elsewhere = { ...leaveForHighGround, id: idOf(3), unit: '11@2025-07-01/' };
    const above = { ...leaveForHighGround, id: idOf(4), title: 'Bão: vào nơi trú' };
    const idsFor = (unit = sinHo, prepared = [leaveForHighGround, elsewhere, own, above]) =>
      composeEdition({ ...sources, unit, prepared }, NOW).prepared.map(({ id }) => id);
    assert.deepEqual(idsFor(), [own.id, above.id, leaveForHighGround.id]);
    assert.deepEqual(idsFor(laiChau), [above.id, leaveForHighGround.id]);
    const many = Array.from({ length: 20 }, (_, number) => ({ ...leaveForHighGround, id: idOf(number) }));
    assert.equal(idsFor(sinHo, [...many, own]).length, MOST_ON_A_SPEAKER);
    assert.equal(idsFor(sinHo, [...many, own])[0], own.id);
  });

  it('S51 are read in a minute at most, figures and short forms as long as they are said', () => {
    const faultOf = (text: string) =>
      PreparedAnnouncement.safeParse({ ...leaveForHighGround, text }).error?.issues[0]?.message;
    assert.equal(faultOf('chạy '.repeat(192)), undefined);
    assert.match(faultOf('chạy '.repeat(193)) ?? '', /^S51: it takes 61 s to read, at most 60 s/);
    assert.equal(readingSeconds('1234567890123456'), 10);
    assert.equal(readingSeconds('UBND UBND UBND UBND'), 5);
  });
});
