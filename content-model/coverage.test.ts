import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  coverageOf,
  indicators,
  isMet,
  missingFor,
  percentSaid,
  type Share,
  shareOf,
  type Target,
  tenthsOf,
} from './coverage.ts';
import { sinHo } from './fixtures/sin-ho.ts';
import { type Instant, later } from './instant.ts';
import { findingOf, mandatorySections, reasonsAt, reasonsIn, SiteCheck } from './site-check.ts';
import { siteSections } from './site-section.ts';
import type { Unit } from './unit.ts';

const at: Instant = '2026-11-21T05:00:00Z';
const origin = 'https://sinho.laichau.gov.vn';
const DAY = 24 * 60 * 60;

/** A visit to a site where everything is as it should be. */
function goodCheck(changes: Partial<SiteCheck> = {}): SiteCheck {
  return SiteCheck.parse({
    unit: '03478@2025-07-01',
    host: 'sinho.laichau.gov.vn',
    checkedAt: at,
    sections: mandatorySections.map((section) => ({
      section,
      address: `${origin}${siteSections[section].address}`,
      status: 200,
      fault: null,
      finding: 'present',
    })),
    feed: { address: `${origin}/feed.json`, status: 200, fault: null },
    freshest: later(at, -DAY),
    ...changes,
  });
}

const withSection = (name: string, changes: Partial<SiteCheck['sections'][number]>) =>
  goodCheck({
    sections: goodCheck().sections.map((check) =>
      check.section === name ? { ...check, ...changes } : check,
    ),
  });

const target = (operator: Target['operator'], percent: number, changes: Partial<Target> = {}): Target => ({
  plan: 'thu',
  planName: 'Kế hoạch thử',
  territory: 'một tỉnh',
  indicator: 'website',
  text: 'Đến năm 2025, trên 70% xã có Trang thông tin điện tử.',
  place: 'Mục II',
  scope: 'xã',
  types: ['xã'],
  codes: [],
  operator,
  percent,
  deadline: '2025',
  ...changes,
});

const unitOf = (code: string, type: Unit['type'] = 'xã'): Unit => ({
  ...sinHo,
  code,
  type,
  path: `12@2025-07-01/${code}@2025-07-01/`,
});

describe('a site', () => {
  it('Q1 is live when it answers, has its sections and something fresh', () => {
    assert.deepEqual(reasonsIn(goodCheck()), []);
  });

  it('Q1 is not live for a section that is missing or empty, by the address asked and what was answered', () => {
    const [missing, ...others] = reasonsIn(
      withSection('documents', {
        status: 404,
        finding: findingOf('documents', { status: 404, fault: null }, false),
      }),
    );
    assert.deepEqual(others, []);
    assert.equal(missing?.address, `${origin}/van-ban/`);
    assert.equal(missing?.vi, 'Không có mục «Văn bản»: trả lời mã 404');
    const [empty] = reasonsIn(withSection('news', { finding: 'empty' }));
    assert.deepEqual([empty?.kind, empty?.address], ['empty', `${origin}/tin-tuc/`]);
  });

  it('Q1 is none where residents have yet to write; there an empty section is present', () => {
    const answer = { status: 200, fault: null };
    assert.equal(findingOf('questions', answer, true), 'present');
    assert.equal(findingOf('news', answer, true), 'empty');
    assert.equal(findingOf('news', { status: 200, fault: 'other-page' }, false), 'missing');
    assert.equal(findingOf('news', { status: 204, fault: null }, false), 'missing');
  });

  it('Q1 is not live for a mandatory section that was not asked', () => {
    const { sections } = goodCheck();
    const [reason] = reasonsIn(
      goodCheck({ sections: sections.filter(({ section }) => section !== 'privacy') }),
    );
    assert.deepEqual([reason?.kind, reason?.address], ['missing', `${origin}/bao-ve-du-lieu/`]);
  });

  it('Q1 is not live when it cannot be reached, said once', () => {
    const reasons = reasonsIn(withSection('home', { status: null, fault: 'timeout', finding: 'missing' }));
    assert.deepEqual(
      reasons.map(({ kind, vi }) => [kind, vi]),
      [['unreachable', 'Không vào được trang: quá thời gian chờ']],
    );
    assert.equal(reasonsIn(goodCheck({ host: null, sections: [], feed: null }))[0]?.kind, 'no-site');
  });

  it('Q2 is fresh to the last second of 30 days', () => {
    assert.deepEqual(reasonsIn(goodCheck({ freshest: later(at, -30 * DAY) })), []);
    const [stale] = reasonsIn(goodCheck({ freshest: later(at, -30 * DAY - 1) }));
    assert.equal(stale?.kind, 'stale');
    assert.match(stale?.vi ?? '', /22\/10\/2026/);
    assert.equal(reasonsIn(goodCheck({ freshest: null }))[0]?.kind, 'undated');
  });

  it('Q24 is told whose news it shows where it publishes none itself', () => {
    const inherited = { from: 'Tỉnh Lai Châu', at: later(at, -DAY) };
    const saidOf = (changes: Partial<SiteCheck>) => reasonsIn(goodCheck(changes))[0]?.vi;
    assert.equal(
      saidOf({ freshest: null, inherited }),
      'Chỉ có tin của tỉnh Lai Châu: đơn vị chưa tự đăng tin nào',
    );
    assert.match(
      saidOf({ freshest: null, inherited: { ...inherited, from: '' } }) ?? '',
      /tin của đơn vị khác/,
    );
    assert.equal(
      saidOf({ freshest: later(at, -31 * DAY), inherited: { ...inherited, from: 'Báo Lai Châu' } }),
      'Không đăng gì trong 30 ngày: tin mới nhất ngày 21/10/2026; tin mới hơn là của Báo Lai Châu',
    );
    assert.deepEqual(reasonsIn(goodCheck({ inherited })), []);
  });

  it('Q8 is proved by a check of the last seven days alone', () => {
    const check = goodCheck();
    assert.deepEqual(reasonsAt(check, later(at, 7 * DAY)), []);
    assert.equal(reasonsAt(check, later(at, 7 * DAY + 1))[0]?.kind, 'outdated');
  });
});

describe('a share', () => {
  const seven: Share = { numerator: 7, denominator: 10 };

  it('Q4 of exactly 70 % is not above 70 %, and is at least 70 %', () => {
    assert.equal(isMet(seven, target('>', 70)), false);
    assert.equal(isMet(seven, target('>=', 70)), true);
    assert.equal(isMet(seven, target('=', 70)), true);
  });

  it('Q4 just above 70 % is above it, and more than «đạt» reaches it', () => {
    assert.equal(isMet({ numerator: 2_325, denominator: 3_321 }, target('>', 70)), true);
    assert.equal(isMet({ numerator: 2_324, denominator: 3_321 }, target('>', 70)), false);
    assert.equal(isMet({ numerator: 8, denominator: 10 }, target('=', 70)), true);
    assert.equal(isMet({ numerator: 686, denominator: 687 }, target('=', 100)), false);
  });

  it('Q5 is cut to one decimal, never rounded up', () => {
    assert.equal(percentSaid({ numerator: 3_320, denominator: 3_321 }, 'vi'), '99,9 %');
    assert.equal(percentSaid({ numerator: 2, denominator: 3 }, 'en'), '66.6%');
    assert.equal(percentSaid(seven, 'vi'), '70,0 %');
    assert.equal(tenthsOf({ numerator: 6_999, denominator: 10_000 }), 699);
  });

  it('Q6 tells the fewest further units that are needed', () => {
    assert.equal(missingFor(seven, target('>', 70)), 1);
    assert.equal(missingFor(seven, target('>=', 70)), 0);
    assert.equal(missingFor({ numerator: 0, denominator: 36 }, target('>', 70)), 26);
    assert.equal(missingFor({ numerator: 0, denominator: 1 }, target('=', 100)), 1);
    assert.equal(missingFor({ numerator: 1, denominator: 1 }, target('>', 100)), null);
  });

  it('Q6 of no units is none, and meets and misses nothing', () => {
    const none: Share = { numerator: 0, denominator: 0 };
    assert.deepEqual(
      [
        isMet(none, target('>=', 0)),
        missingFor(none, target('>', 70)),
        tenthsOf(none),
        percentSaid(none, 'vi'),
      ],
      [null, null, null, '–'],
    );
  });
});

describe('coverage', () => {
  const units = [
    unitOf('03478'),
    unitOf('03487'),
    unitOf('03388', 'phường'),
    unitOf('00001', 'đặc khu'),
    unitOf('03500', 'thị trấn'),
  ];
  const closed: Unit = { ...unitOf('03501'), validTo: '2026-01-01' };
  const province: Unit = { ...sinHo, code: '12', type: 'tỉnh', path: '12@2025-07-01/' };

  it('Q3 counts every unit of commune level in force, checked or not', () => {
    const rows = coverageOf([...units, closed, province], [goodCheck()], at);
    assert.deepEqual(
      rows.map(({ unit, live, reasons }) => [unit.code, live, reasons[0]?.kind]),
      [
        ['00001', false, 'unchecked'],
        ['03388', false, 'unchecked'],
        ['03478', true, undefined],
        ['03487', false, 'unchecked'],
        ['03500', false, 'unchecked'],
      ],
    );
    assert.deepEqual(shareOf(rows), { numerator: 1, denominator: 5 });
  });

  it('Q3 goes by the newest check of a unit', () => {
    const before = goodCheck({ checkedAt: later(at, -DAY), freshest: null });
    for (const checks of [
      [before, goodCheck()],
      [goodCheck(), before],
    ]) {
      assert.equal(coverageOf(units, checks, at).find(({ unit }) => unit.code === '03478')?.live, true);
    }
  });

  it('Q7 counts phường and thị trấn together, xã apart, and đặc khu for no plan', () => {
    const rows = coverageOf(units, [goodCheck()], at);
    const [wards, communes] = indicators(rows, [
      target('=', 100, { types: ['phường', 'thị trấn'] }),
      target('>', 70),
    ]);
    assert.deepEqual(
      wards?.rows.map(({ unit }) => unit.code),
      ['03388', '03500'],
    );
    assert.deepEqual(
      [communes?.share, communes?.met, communes?.missing],
      [{ numerator: 1, denominator: 2 }, false, 1],
    );
  });

  it('Q7 counts the units that a plan names, and leaves the plan out where none of them is', () => {
    const named = target('=', 100, { types: [], codes: ['03478', '99999'] });
    const [indicator] = indicators(coverageOf(units, [goodCheck()], at), [named]);
    assert.deepEqual([indicator?.share, indicator?.met], [{ numerator: 1, denominator: 1 }, true]);
    assert.deepEqual(indicators(coverageOf([unitOf('03388')], [], at), [named]), []);
  });
});
