import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOW } from '@nguon/content-model/fixtures/sin-ho';
import { themeNamed, themes } from '@nguon/themes/theme';
import sharp from 'sharp';
import { CARD, type CardSpec, cardKey, drawCard } from './draw-card.ts';

const spec: CardSpec = {
  title: 'Lịch ngừng cấp điện ngày 22/11/2026 tại thôn 1, thôn 2 để thay công tơ',
  issuer: 'UBND xã Sìn Hồ',
  from: NOW,
  priority: 'normal',
  theme: themeNamed('nuoc'),
};
/** Nothing a title may hold is longer: 120 characters, wide ones. */
const longest = 'ƯỜNG MỘC '.repeat(13).trim();

describe('a share card', () => {
  for (const [words, changes] of [
    ['an ordinary bulletin', {}],
    ['a priority bulletin', { priority: 'priority' }],
    ['an emergency', { priority: 'emergency' }],
    ['a site', { from: null, title: 'Xã Sìn Hồ', issuer: 'Tỉnh Lai Châu' }],
    ['the longest title', { title: longest }],
    ['one word longer than the card', { title: 'Đ'.repeat(120) }],
    ['a long issuer', { issuer: 'Ban Chỉ huy Phòng thủ dân sự '.repeat(6).trim() }],
    ['letters of no font', { title: '水道工事のお知らせ về nước sạch' }],
    ['letters of no font alone', { title: '水道' }],
  ] as const satisfies readonly (readonly [string, Partial<CardSpec>])[]) {
    it(`Z17 of ${words} is 1,200 × 630 px and at most 80 KB`, async () => {
      const bytes = await drawCard({ ...spec, ...changes });
      const { width, height, format } = await sharp(bytes).metadata();
      assert.deepEqual([width, height, format], [CARD.width, CARD.height, 'png']);
      assert.ok(bytes.length <= 80_000, `${bytes.length} bytes`);
    });
  }

  it('is the same bytes for the same words, and other ones in each theme', async () => {
    assert.deepEqual(await drawCard(spec), await drawCard({ ...spec, title: spec.title.normalize('NFD') }));
    const all = await Promise.all(themes.map((theme) => drawCard({ ...spec, theme })));
    assert.equal(new Set(all.map((bytes) => Buffer.from(bytes).toString('base64'))).size, themes.length);
    assert.equal(new Set(themes.map((theme) => cardKey({ ...spec, theme }))).size, themes.length);
  });

  it('has another key for other words, and the same for another hour of its day', () => {
    assert.notEqual(cardKey({ ...spec, title: 'Khác' }), cardKey(spec));
    assert.equal(cardKey({ ...spec, from: '2026-11-21T05:00:00Z' }), cardKey(spec));
  });
});
