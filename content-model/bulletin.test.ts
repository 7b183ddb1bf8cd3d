import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { linesOf } from './block.ts';
import {
  BulletinContent,
  boardText,
  contentHash,
  inReadingOrder,
  isCurrent,
  spokenHash,
  spokenText,
  transcriptOf,
} from './bulletin.ts';
import { bulletin, dengueAdvice, floodWarning, hostile, powerCut } from './fixtures/sin-ho.ts';
import { instantOf, later } from './instant.ts';
import { type Recording, recordingHash } from './recording.ts';

const faults = (changes: Parameters<typeof bulletin>[0]) =>
  BulletinContent.safeParse(bulletin(changes).content)
    .error?.issues.map(({ message }) => message)
    .join() ?? '';

describe('an instant', () => {
  it('I1 is ordered as its text is', () => {
    const when = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(when, when, (a, b) => {
        assert.equal(Math.sign(a - b), Math.sign(instantOf(a * 1000).localeCompare(instantOf(b * 1000))));
      }),
    );
  });
});

describe('a bulletin', () => {
  it('N1 is current from its first second until the second before its end', () => {
    const window = { from: '2026-11-21T00:00:00Z', until: '2026-11-21T06:00:00Z' };
    assert.ok(!isCurrent(window, '2026-11-20T23:59:59Z'));
    assert.ok(isCurrent(window, '2026-11-21T00:00:00Z'));
    assert.ok(isCurrent(window, '2026-11-21T05:59:59Z'));
    assert.ok(!isCurrent(window, '2026-11-21T06:00:00Z'));
    assert.ok(isCurrent({ ...window, until: null }, '2036-01-01T00:00:00Z'));
  });

  it('N2 is refused when it ends before it begins', () => {
    assert.match(faults({ until: '2026-11-20T00:00:00Z' }), /N2/);
    assert.equal(faults({ until: later('2026-11-20T00:00:00Z', 1) }), '');
  });

  it('N3 is refused without an end where boards or speakers carry it', () => {
    assert.match(faults({ until: null }), /N3/);
    assert.match(faults({ until: null, channels: ['speaker'] }), /N3/);
    assert.equal(faults({ until: null, channels: ['site'] }), '');
  });

  it('P4 is refused as an emergency without an end', () => {
    assert.match(faults({ until: null, channels: ['site'], priority: 'emergency' }), /P4/);
  });

  it('is refused with a title of 300 characters, by the name of the field', () => {
    const { error } = BulletinContent.safeParse({ ...powerCut.content, title: 'Thông báo '.repeat(30) });
    assert.deepEqual(
      error?.issues.map(({ path }) => path.join('.')),
      ['title'],
    );
    assert.equal(faults({ title: 'Đ'.repeat(120) }), '');
  });

  it('N4 has another hash after any change', () => {
    const changes = [
      { title: 'Khác' },
      { body: [] },
      { priority: 'priority' },
      { until: '2026-11-23T00:00:00Z' },
      { renditions: { board: 'Mất điện' } },
      { audience: ['12@2025-07-01/'] },
      { issuer: 'UBND tỉnh' },
    ] as const;
    const hashes = changes.map(
      (change) => bulletin({ ...change } as Parameters<typeof bulletin>[0]).approvedHash,
    );
    assert.equal(new Set([powerCut.approvedHash, ...hashes]).size, changes.length + 1);
    assert.equal(contentHash(structuredClone(powerCut.content)), powerCut.approvedHash);
  });

  it('N5 derives board text and spoken text unless an editor wrote them', () => {
    assert.equal(boardText(powerCut.content), powerCut.content.summary);
    assert.equal(
      boardText({ ...powerCut.content, renditions: { board: 'Mất điện 22/11' } }),
      'Mất điện 22/11',
    );
    const long = boardText({ ...powerCut.content, summary: 'một hai ba '.repeat(27).trim() });
    assert.ok(long.length <= 161 && long.endsWith('…') && !/\s…$/.test(long), long);
    assert.match(
      spokenText(powerCut.content),
      /^UBND xã Sìn Hồ thông báo\.\nLịch ngừng cấp điện ngày 22\/11\/2026\.\n/,
    );
    assert.equal(spokenText({ ...powerCut.content, renditions: { script: 'Alô' } }), 'Alô');
  });

  it('N6 is read after higher priorities and newer ones', () => {
    assert.deepEqual([powerCut, dengueAdvice, floodWarning].toSorted(inReadingOrder), [
      floodWarning,
      dengueAdvice,
      powerCut,
    ]);
  });

  it('P1 is read first when it is an emergency', () => {
    assert.equal([powerCut, floodWarning].toSorted(inReadingOrder)[0], floodWarning);
  });

  it('N7 keeps markup in its text as text', () => {
    assert.deepEqual(linesOf(hostile.content.body), ['<b>không phải thẻ</b> {{x}} ]]>']);
    const runs = [{ text: 'bấm', href: 'javascript:alert(1)' }];
    assert.ok(
      !BulletinContent.safeParse({ ...powerCut.content, body: [{ kind: 'paragraph', runs }] }).success,
    );
  });
});

describe('a recording', () => {
  const { content } = powerCut;
  const recording: Recording = { sha256: 'a'.repeat(64), seconds: 40, readFrom: spokenHash(content) };

  it('V39 is of the text it was read from, and of no other', () => {
    assert.equal(faults({ recording }), '');
    assert.match(faults({ recording, title: 'Lịch ngừng cấp điện ngày 23/11/2026' }), /V39/);
    assert.match(faults({ recording, renditions: { script: 'Mất điện ngày mai.' } }), /V39/);
    assert.equal(
      faults({ recording, until: later(content.from, 86_400), renditions: { board: 'Mất điện' } }),
      '',
    );
    assert.equal(
      spokenHash({ ...content, title: ` ${content.title.normalize('NFD')} ` }),
      recording.readFrom,
    );
  });

  it('V40 is refused when nobody could say its words so fast', () => {
    assert.match(faults({ recording: { ...recording, seconds: 2 } }), /V40/);
    assert.equal(faults({ recording: { ...recording, seconds: 2, transcript: 'Mất điện ngày mai.' } }), '');
    assert.notEqual(faults({ recording: { ...recording, seconds: 7_200 } }), '');
  });

  it('V42 says its transcript, or the text it was read from', () => {
    assert.equal(transcriptOf({ ...content, recording }), spokenText(content));
    assert.equal(
      transcriptOf({ ...content, recording: { transcript: 'Hluav taws xob tu.' } }),
      'Hluav taws xob tu.',
    );
  });

  it('N4 is part of the content, with its words, and so is what a second person confirms', () => {
    const other = { ...recording, sha256: 'b'.repeat(64) };
    const said = { ...recording, transcript: 'Mất điện từ sáu rưỡi.' };
    const hashes = [undefined, recording, other, said].map(
      (one) => bulletin(one && { recording: one }).approvedHash,
    );
    assert.equal(new Set(hashes).size, 4);
    assert.equal(new Set([recording, other, said].map((one) => recordingHash(one))).size, 3);
    assert.equal(recordingHash({ ...recording, transcript: '' }), recordingHash(recording));
  });
});
