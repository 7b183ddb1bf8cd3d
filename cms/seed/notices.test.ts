import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCurrent, isOver } from '@nguon/content-model/bulletin';
import { type Instant, later, millisecondsOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import { readCategories } from './read-categories.ts';
import { parseNotice, readNotices } from './read-notices.ts';
import { movedText, shiftedWindows } from './shift-notice.ts';

const notices = readNotices();
const head = {
  title: 'Lịch cắt điện',
  summary: 'Cắt điện tại thôn 1.',
  category: 'utilities',
  priority: 'normal',
  issuing_level: 'commune',
  issuer: 'UBND xã Phú Lâm Thượng',
  valid_from: '2026-11-13T08:00:00+07:00',
  valid_to: '2026-11-22T23:59:00+07:00',
  channels: ['loudspeaker', 'app'],
  sample: true,
};
const fileOf = (changes: object) => `---\n${JSON.stringify({ ...head, ...changes })}\n---\n\nBà con chú ý.\n`;

describe('the sample notices', () => {
  it('R5 are 53, each in a category', () => {
    const slugs = readCategories().map(({ slug }) => slug);
    assert.equal(notices.length, 53);
    assert.deepEqual(
      notices.filter(({ category }) => !slugs.includes(category)),
      [],
    );
  });

  it('R5 are read whole, in UTC, on the channels this product drives', () => {
    const notice = parseNotice('x', fileOf({}));
    assert.equal(notice.from, '2026-11-13T01:00:00Z');
    assert.deepEqual(notice.channels, ['site', 'speaker']);
    assert.deepEqual(parseNotice('x', fileOf({ channels: ['sms'] })).channels, ['site']);
    assert.equal(notice.markdown, 'Bà con chú ý.');
  });

  it('R5 are refused by file and field, and never cut', () => {
    const bad = [
      [fileOf({ title: 'a '.repeat(61).trim() }), /^notices\/x\.md: title \(/],
      [fileOf({ category: 'gossip', priority: 'high' }), /category .*; priority /],
      [fileOf({ sample: false }), /sample/],
      ['Bà con chú ý.', /front matter/],
    ] as const;
    for (const [text, words] of bad) {
      assert.throws(
        () => parseNotice('x', text),
        (error) => error instanceof Refusal && words.test(error.message),
      );
    }
  });

  it('R6 move the days that are marked in their texts, as officials write them', () => {
    const notice = { from: '2026-11-24T00:00:00Z' } as const;
    const moved = { from: '2026-12-28T00:00:00Z', until: '2026-12-30T00:00:00Z' } as const;
    assert.equal(
      movedText('Đêm {25/11}, từ {02/8} đến {20/12/2026}; 17/19 tiêu chí, ngày 01/7', notice, moved),
      'Đêm 29/12, từ 05/9 đến 23/01/2027; 17/19 tiêu chí, ngày 01/7',
    );
  });

  for (const at of [
    '2026-11-21T00:00:00Z',
    '2027-02-28T16:59:59Z',
    '2031-07-01T04:30:00Z',
  ] satisfies Instant[]) {
    describe(`at ${at}`, () => {
      const windows = shiftedWindows(notices, at);
      const windowOf = (name: string) => windows.get(name) ?? assert.fail(name);
      const among = (priority: string) => {
        const some = notices
          .filter((notice) => notice.priority === priority)
          .map(({ name }) => windowOf(name));
        return {
          current: some.filter((window) => isCurrent(window, at)).length,
          coming: some.filter(({ from }) => from > at).length,
          over: some.filter((window) => isOver(window, at)).length,
        };
      };

      it('R6 are current, still to come and over, with one emergency current', () => {
        assert.deepEqual(among('emergency'), { current: 1, coming: 0, over: 4 });
        assert.deepEqual(among('priority'), { current: 6, coming: 2, over: 2 });
        assert.deepEqual(among('normal'), { current: 32, coming: 4, over: 2 });
      });

      it('R6 keep their hours and lengths', () => {
        for (const { name, from, until } of notices) {
          const window = windowOf(name);
          assert.equal(window.from.slice(10), from.slice(10));
          assert.equal(
            millisecondsOf(window.until) - millisecondsOf(window.from),
            millisecondsOf(until) - millisecondsOf(from),
          );
        }
      });

      it('R6 follow what they correct or end', () => {
        const storm = windowOf('01-bao-khan-cap');
        const stormIsOver = windowOf('39-tin-cuoi-cung-ve-bao');
        assert.equal(stormIsOver.from, later(storm.from, 23.5 * 60 * 60));
        assert.ok(isOver(storm, at) && isCurrent(stormIsOver, at));
        assert.ok(
          isCurrent(windowOf('04-lich-cat-dien'), at) &&
            isCurrent(windowOf('40-dinh-chinh-lich-cat-dien'), at),
        );
      });
    });
  }
});
