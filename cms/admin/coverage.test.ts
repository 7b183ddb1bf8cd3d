import '../testing/read-tsx.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coverageOf, indicators, type UnitCoverage } from '@nguon/content-model/coverage';
import { sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { type Instant, later } from '@nguon/content-model/instant';
import { mandatorySections, type SiteCheck } from '@nguon/content-model/site-check';
import { siteSections } from '@nguon/content-model/site-section';
import type { Unit } from '@nguon/content-model/unit';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { readTargets } from '../coverage/targets.ts';
import { addressOfChoice, choiceIn, chosen, everything, gapsIn } from './coverage-choice.ts';
import { coverageWordsFor } from './coverage-words.ts';

const { Gaps, PlanNumbers, TypeNumbers } = await import('./coverage-numbers.tsx');
const { UnitList } = await import('./coverage-units.tsx');

const at: Instant = '2026-11-21T05:00:00Z';
const words = coverageWordsFor('vi');
const shown = { words, language: 'vi' } as const;

const unitOf = (code: string, type: Unit['type'], name: string): Unit => ({
  ...sinHo,
  code,
  type,
  name,
  path: `12@2025-07-01/${code}@2025-07-01/`,
});

/** A visit at which some sections were missing or empty. */
function checkOf(code: string, missing: readonly string[] = [], empty: readonly string[] = []): SiteCheck {
  const origin = `https://x${code}.laichau.gov.vn`;
  return {
    unit: `${code}@2025-07-01`,
    host: `x${code}.laichau.gov.vn`,
    checkedAt: later(at, -3600),
    sections: mandatorySections.map((section) => ({
      section,
      address: `${origin}${siteSections[section].address}`,
      status: missing.includes(section) ? 404 : 200,
      fault: null,
      finding: missing.includes(section) ? 'missing' : empty.includes(section) ? 'empty' : 'present',
    })),
    feed: { address: `${origin}/rss.xml`, status: 200, fault: null },
    freshest: later(at, -24 * 3600),
    inherited: null,
  };
}

const rows: UnitCoverage[] = coverageOf(
  [
    unitOf('03388', 'phường', 'Đoàn Kết'),
    unitOf('03408', 'phường', 'Tân Phong'),
    unitOf('03478', 'xã', 'Sìn Hồ'),
    unitOf('03433', 'xã', 'Bum Tở'),
  ],
  [checkOf('03388'), checkOf('03408', ['documents']), checkOf('03478', ['documents'], ['news'])],
  at,
);

/** The text of a screen, its addresses apart. */
function read(element: ReactElement): { readonly text: string; readonly links: readonly string[] } {
  const html = renderToStaticMarkup(element).replaceAll('&amp;', '&');
  return {
    text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    links: [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link),
  };
}

/** The units that a link on the screen leads to. */
function unitsBehind(link: string): string[] {
  const query = Object.fromEntries(new URL(link, 'http://cms').searchParams);
  return chosen(rows, choiceIn(query)).map(({ unit }) => unit.code);
}

describe('the screen of coverage', () => {
  it('Q20 opens each number by type to exactly its units', () => {
    const { text, links } = read(TypeNumbers({ rows, ...shown }));
    assert.match(text, /Phường 1 trên 2 50,0 % 1 đang hoạt động 1 chưa đạt/);
    assert.match(text, /Xã 0 trên 2 0,0 %/);
    assert.match(text, /Đặc khu Không có đơn vị loại này\. Không kế hoạch nào/);
    assert.deepEqual(links.map(unitsBehind), [['03388'], ['03408'], [], ['03433', '03478']]);
  });

  it('Q20 opens each plan’s number to its units, and tells how many more it needs', () => {
    const found = indicators(rows, readTargets());
    const { text, links } = read(PlanNumbers({ indicators: found, ...shown }));
    assert.match(text, /Xã: trên 70 % hạn 2025 0\/2 0,0 %.*?✗ Chưa đạt còn thiếu 2 đơn vị/);
    assert.match(text, /Phường, thị trấn: đạt 100 % hạn 2025 1\/2 50,0 %.*?còn thiếu 1 đơn vị/);
    assert.match(text, /11 xã chưa có Trang thông tin điện tử: Thu Lũm/);
    assert.deepEqual(
      links.flatMap(unitsBehind).length,
      found.reduce((sum, indicator) => sum + indicator.rows.length, 0),
    );
  });

  it('Q20 opens each gap to the units it holds back', () => {
    assert.deepEqual(gapsIn(rows), [
      { key: 'missing documents', units: 2 },
      { key: 'empty news', units: 1 },
      { key: 'unchecked', units: 1 },
    ]);
    const { text, links } = read(Gaps({ rows, ...shown }));
    assert.match(text, /Không có mục «Văn bản» 2\/4 Mục «Tin tức, sự kiện» chưa có nội dung 1\/4/);
    assert.deepEqual(links.map(unitsBehind), [['03408', '03478'], ['03478'], ['03433']]);
  });

  it('Q20 shows each unit’s reasons with the address asked, and when', () => {
    const { text, links } = read(UnitList({ rows, choice: everything, ...shown }));
    assert.match(text, /Xã Sìn Hồ 03478 ✗ Chưa đạt 14\/16 mục đạt, 2 lý do 11:00 21\/11\/2026/);
    assert.match(
      text,
      /Không có mục «Văn bản»: trả lời mã 404 · https:\/\/x03478\.laichau\.gov\.vn\/van-ban\//,
    );
    assert.match(text, /Xã Bum Tở 03433 ✗ Chưa đạt Chưa được kiểm tra chưa kiểm tra Chưa được kiểm tra/);
    assert.ok(links.includes('https://x03478.laichau.gov.vn/van-ban/'));
  });

  it('Q20 shows everything that was asked of one unit alone', () => {
    const { text, links } = read(UnitList({ rows, choice: { ...everything, name: '03388' }, ...shown }));
    assert.equal(
      links.filter((link) => link.startsWith('https://x03388.')).length,
      mandatorySections.length + 1,
    );
    assert.match(text, /Văn bản https:\/\/x03388\.laichau\.gov\.vn\/van-ban\/ Mã 200 Có/);
  });

  it('Q20 finds units by name with and without marks, and by code', () => {
    for (const name of ['sin ho', 'SÌN HỒ', '03478', ' Xã Sìn ']) {
      assert.deepEqual(
        chosen(rows, { ...everything, name }).map(({ unit }) => unit.code),
        ['03478'],
        name,
      );
    }
    assert.deepEqual(chosen(rows, { ...everything, name: '%' }), []);
  });

  it('Q20 takes nothing strange from the address', () => {
    assert.deepEqual(choiceIn({ type: ['a', 'b'], name: '<script>', khac: 'x' }), {
      ...everything,
      name: '<script>',
    });
    assert.deepEqual(choiceIn(undefined), everything);
    assert.equal(addressOfChoice({ type: 'xã', state: '' }), '/admin/coverage?type=x%C3%A3#units');
    const html = renderToStaticMarkup(
      UnitList({ rows, choice: { ...everything, name: '"><script>' }, ...shown }),
    );
    assert.doesNotMatch(html, /<script>/);
  });

  it('Q20 speaks English to those who asked for it', () => {
    const { text } = read(
      UnitList({ rows, choice: everything, words: coverageWordsFor('en'), language: 'en' }),
    );
    assert.match(text, /Xã Sìn Hồ 03478 ✗ Not yet 14 of 16 sections, 2 reasons/);
    assert.match(text, /The section “Documents” is missing: answers with status 404/);
  });
});
