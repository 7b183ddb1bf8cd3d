import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from './content-address.ts';
import {
  composeEdition,
  currentOn,
  type Decision,
  nextChange,
  parseEdition,
  pastOn,
  takenOverBy,
} from './edition.ts';
import {
  bulletin,
  dengueAdvice,
  emergencyDay,
  floodWarning,
  NOW,
  ordinaryDay,
  powerCut,
  sinHo,
  sources,
} from './fixtures/sin-ho.ts';

const lineageOwner = '12@2025-07-01/';
const fromAbove = bulletin({
  id: '0b7c9d10-0000-4000-8000-000000000009',
  owner: lineageOwner,
  audience: [lineageOwner],
});

function carriedOn(subject: typeof powerCut, decisions: Decision[]) {
  return composeEdition({ ...sources, bulletins: [subject], decisions }, NOW).bulletins[0]?.carriedOn ?? [];
}
const decided = (subject: typeof powerCut, choice: Decision['choice']): Decision[] => [
  { bulletin: subject.content.id, unit: sinHo.path, choice },
];

describe('an edition', () => {
  it('E1 does not depend on the order its sources were built in', () => {
    assert.equal(
      canonicalJson({ b: 1, a: { d: 2, c: [3, { f: 4, e: 5 }] } }),
      '{"a":{"c":[3,{"e":5,"f":4}],"d":2},"b":1}',
    );
    assert.equal(canonicalJson({ a: undefined, b: 1 }), '{"b":1}');
  });

  it('E2 is refused when its id is not the address of its content', () => {
    assert.throws(() => parseEdition({ ...ordinaryDay, id: 'f'.repeat(64) }), /E2/);
  });

  it('N4 is refused when a bulletin in it is not what was approved', () => {
    const [first, ...others] = ordinaryDay.bulletins;
    assert.ok(first);
    const forged = { ...first, content: { ...first.content, title: 'Đã sửa sau khi duyệt' } };
    assert.throws(() => parseEdition({ ...ordinaryDay, bulletins: [forged, ...others] }), /N4/);
    assert.deepEqual(composeEdition({ ...sources, bulletins: [forged] }, NOW).bulletins, []);
  });

  it('E3 is the same from the same sources in any order', () => {
    const turned = {
      ...sources,
      bulletins: sources.bulletins.toReversed(),
      boards: sources.boards.toReversed(),
    };
    assert.deepEqual(composeEdition(turned, NOW), ordinaryDay);
    assert.deepEqual(parseEdition(JSON.parse(JSON.stringify(ordinaryDay))), ordinaryDay);
  });

  it('E4 keeps what is over for its pages alone, for five years', () => {
    const over = bulletin({ from: '2026-11-01T00:00:00Z', until: NOW });
    const edition = composeEdition({ ...sources, bulletins: [over] }, NOW);
    assert.deepEqual(
      edition.bulletins.map(({ carriedOn }) => carriedOn),
      [['site']],
    );
    assert.deepEqual(currentOn(edition, 'site', NOW), []);
    assert.deepEqual(pastOn(edition, NOW), edition.bulletins);
    const ancient = bulletin({ from: '2020-11-01T00:00:00Z', until: '2021-11-20T00:00:00Z' });
    assert.deepEqual(composeEdition({ ...sources, bulletins: [ancient] }, NOW).bulletins, []);
  });

  it('E4 holds what is to come', () => {
    const toCome = bulletin({ from: '2026-11-25T00:00:00Z', until: '2026-11-26T00:00:00Z' });
    assert.equal(composeEdition({ ...sources, bulletins: [toCome] }, NOW).bulletins.length, 1);
  });

  it('E5 is refused with every field at fault named', () => {
    const broken = {
      ...ordinaryDay,
      site: { ...ordinaryDay.site, host: 'không hợp lệ' },
      boards: [{ width: 1 }],
    };
    assert.throws(() => parseEdition(broken), /site\.host.*boards\.0\.width/s);
    assert.throws(() => parseEdition(null), /edition/);
  });

  it('E6 changes next at the nearest beginning or end', () => {
    assert.equal(nextChange(emergencyDay, NOW), floodWarning.content.until);
    assert.equal(nextChange(ordinaryDay, NOW), powerCut.content.until);
    assert.equal(nextChange(ordinaryDay, dengueAdvice.content.until ?? NOW), null);
  });

  it('E6 changes at every midnight in Vietnam while it has engagements that pages show', () => {
    const engagement = {
      id: 'e0000000-0000-4000-8000-000000000001',
      day: '2026-11-21',
      from: '07:30',
      leader: 'Chủ tịch UBND xã',
      subject: 'Giao ban tuần',
      place: '',
    };
    const edition = composeEdition({ ...sources, bulletins: [], engagements: [engagement] }, NOW);
    assert.equal(nextChange(edition, NOW), '2026-11-21T17:00:00Z');
    assert.equal(nextChange(edition, '2026-11-21T17:00:00Z'), '2026-11-22T17:00:00Z');
    assert.equal(nextChange(edition, '2026-12-06T00:00:00Z'), null);
  });

  it('U5 is taken over by its successors from the midnight at which its unit ends', () => {
    const successors = ['03385@2026-11-22'];
    const unit = { ...sinHo, validTo: '2026-11-22' };
    const ending = composeEdition({ ...sources, unit, successors }, NOW);
    assert.deepEqual(takenOverBy(ending, '2026-11-21T16:59:59Z'), []);
    assert.deepEqual(takenOverBy(ending, '2026-11-21T17:00:00Z'), successors);
    assert.deepEqual(
      takenOverBy(composeEdition({ ...sources, successors }, NOW), '2036-01-01T00:00:00Z'),
      [],
    );
  });

  it('U6 changes next when its unit ends, where nothing else does before', () => {
    const unit = { ...sinHo, validTo: '2026-11-22' };
    const ending = composeEdition({ ...sources, unit, bulletins: [] }, NOW);
    assert.equal(nextChange(ending, NOW), '2026-11-21T17:00:00Z');
    assert.equal(nextChange(ending, '2026-11-21T17:00:00Z'), null);
  });
});

describe('a bulletin from above', () => {
  it('P2 waits for acceptance before boards and speakers carry it when it is normal', () => {
    assert.deepEqual(carriedOn(fromAbove, []), ['site']);
    assert.deepEqual(carriedOn(fromAbove, decided(fromAbove, 'accept')), ['site', 'board', 'speaker']);
    assert.deepEqual(carriedOn(fromAbove, decided(fromAbove, 'decline')), ['site']);
  });

  it('P3 is carried at once when it is a priority, and always when it is an emergency', () => {
    const emergency = bulletin({ ...fromAbove.content, priority: 'emergency' });
    assert.deepEqual(carriedOn(dengueAdvice, []), ['site', 'board', 'speaker']);
    assert.deepEqual(carriedOn(dengueAdvice, decided(dengueAdvice, 'decline')), ['site']);
    assert.deepEqual(carriedOn(emergency, decided(emergency, 'decline')), ['site', 'board', 'speaker']);
  });

  it('U2 reaches the units below its audience and no other', () => {
    assert.deepEqual(carriedOn(bulletin({ audience: ['12@2025-07-01/03385@2025-07-01/'] }), []), []);
    assert.deepEqual(carriedOn(bulletin({ audience: ['01@2025-07-01/'] }), []), []);
  });
});
