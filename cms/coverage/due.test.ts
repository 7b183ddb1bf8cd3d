import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { type Instant, later } from '@nguon/content-model/instant';
import type { Unit } from '@nguon/content-model/unit';
import { dueUnits, waitFor } from './due.ts';
import { goRound } from './round.ts';
import { withoutSite } from './visit-site.ts';

const at: Instant = '2026-11-21T05:00:00Z';
const HOUR = 60 * 60;
const unitOf = (code: string): Unit => ({ ...sinHo, code, path: `12@2025-07-01/${code}@2025-07-01/` });
const units = ['03478', '03487', '03388'].map(unitOf);
const checkedAgo = (code: string, hours: number) =>
  withoutSite(`${code}@2025-07-01`, later(at, -hours * HOUR));

describe('what is due', () => {
  it('Q17 are units never checked first, then the longest ago, and none too early', () => {
    const checks = [checkedAgo('03478', 7), checkedAgo('03388', 5)];
    assert.deepEqual(
      dueUnits(units, checks, 6, at).map(({ code }) => code),
      ['03487', '03478'],
    );
    assert.deepEqual(dueUnits([], checks, 6, at), []);
  });

  it('Q17 is waited for, and up to a tenth longer, but not for units that are no more', () => {
    const checks = [
      checkedAgo('03478', 1),
      checkedAgo('03487', 2),
      checkedAgo('03388', 0),
      checkedAgo('00001', 90),
    ];
    assert.equal(waitFor(units, checks, 6, at, 0), 4 * HOUR * 1000);
    assert.equal(waitFor(units, checks, 6, at, 1), 4.6 * HOUR * 1000);
    assert.equal(waitFor(units, [], 6, at, 0), 0);
    assert.equal(waitFor([], [], 6, at, 0), 6 * HOUR * 1000);
  });
});

describe('a round', () => {
  const many = Array.from({ length: 20 }, (_, index) => unitOf(String(10_000 + index)));

  it('Q16 visits a few sites at once, and one that fails stops no other', async () => {
    let under = 0;
    let most = 0;
    const kept: string[] = [];
    const faults: string[] = [];
    const progress: number[] = [];
    await goRound(
      many,
      {
        visit: async ({ code }) => {
          under += 1;
          most = Math.max(most, under);
          await new Promise((done) => setTimeout(done, 5));
          under -= 1;
          if (code === '10003') throw new Error('hỏng');
          return withoutSite(`${code}@2025-07-01`, at);
        },
        keep: async ({ code }) => void kept.push(code),
        onProgress: (done) => progress.push(done),
        onFault: ({ code }) => void faults.push(code),
      },
      new AbortController().signal,
    );
    assert.ok(most > 1 && most <= 4, `${most} at once`);
    assert.deepEqual([kept.length, faults], [19, ['10003']]);
    assert.deepEqual(
      progress,
      many.map((_, index) => index + 1),
    );
  });

  it('Q17 keeps nothing that was found after its end', async () => {
    const end = new AbortController();
    const kept: string[] = [];
    await goRound(
      many,
      {
        visit: async ({ code }) => withoutSite(`${code}@2025-07-01`, at),
        keep: async ({ code }) => {
          kept.push(code);
          if (kept.length === 4) end.abort();
        },
        onProgress: () => undefined,
        onFault: () => assert.fail(),
      },
      end.signal,
    );
    assert.ok(kept.length >= 4 && kept.length < 8, `${kept.length} kept`);
  });
});
