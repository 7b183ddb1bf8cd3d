import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { bulletin, sources } from '@nguon/content-model/fixtures/sin-ho';
import { boardsOf } from './boards.ts';
import { mainOf, openEngine, pageOf } from './fixtures/rendering.ts';
import { viewWith } from './fixtures/views.ts';
import type { Engine } from './publisher/render-site.ts';

const [pattern = assert.fail()] = sources.boards;
const one = bulletin({ id: '0b7c9d10-0000-4000-8000-0000000000a1', title: 'Tin một' });
const two = bulletin({ id: '0b7c9d10-0000-4000-8000-0000000000a2', title: 'Tin hai' });
const first = bulletin({
  id: '0b7c9d10-0000-4000-8000-0000000000a3',
  title: 'Tin ưu tiên',
  priority: 'priority',
});
const boards = [
  { ...pattern, id: '0b7c9d10-0000-4000-8000-0000000000b1', name: 'Bảng nhà văn hóa', programme: [] },
  {
    ...pattern,
    id: '0b7c9d10-0000-4000-8000-0000000000b2',
    name: 'Bảng chợ',
    programme: [{ bulletin: two.content.id, dayParts: [], restMinutes: 0 }],
  },
  { ...pattern, id: '0b7c9d10-0000-4000-8000-0000000000b3', name: 'Bảng bến xe', blanked: true },
];
const view = viewWith([one, two, first], { boards });

describe('what boards show', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine();
  });

  it('G94 is told board by board, in the order of each', () => {
    const shown = boardsOf(view).map(({ board, shown: articles }) => [
      board.name,
      ...articles.map(({ content }) => content.title),
    ]);
    assert.deepEqual(
      shown.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'vi')),
      [
        ['Bảng bến xe'],
        ['Bảng chợ', 'Tin ưu tiên', 'Tin hai', 'Tin một'],
        ['Bảng nhà văn hóa', 'Tin ưu tiên', 'Tin một', 'Tin hai'],
      ],
    );
  });

  it('G110 shows of each board the first of its bulletins, or the name of the unit, once it is drawn', async () => {
    const drawn = boards.map(({ id }, step) => [
      id,
      { sha256: String(step).repeat(64), width: 400, height: 225, mime: 'image/webp' },
    ]);
    const page = mainOf(await pageOf(engine, { ...view, boards: Object.fromEntries(drawn) }, '/bang-tin/'));
    const pictures = [...page.matchAll(/<img [^>]*>/g)].map(([image]) => image);
    assert.equal(pictures.length, boards.length);
    for (const image of pictures) assert.match(image, / loading="lazy"/);
    assert.match(page, /Bảng chợ<\/h2>\s*<p class="frame">\s*<img [^>]*alt="[^"]*Tin ưu tiên/);
    assert.match(page, /Bảng bến xe<\/h2>\s*<p class="frame">\s*<img [^>]*alt="Khung hình tên đơn vị"/);
    assert.doesNotMatch(mainOf(await pageOf(engine, view, '/bang-tin/')), /<img/);
  });

  it('G94 says which board is switched off, and what a board with nothing shows', async () => {
    const page = mainOf(await pageOf(engine, view, '/bang-tin/'));
    assert.match(page, /Bảng bến xe<\/h2>.*?Đang tắt/s);
    assert.match(page, /Bảng chợ<\/h2>.*?Tin ưu tiên.*?Tin hai.*?Tin một/s);
    assert.match(mainOf(await pageOf(engine, viewWith([], { boards }), '/bang-tin/')), /tên đơn vị/);
    assert.match(mainOf(await pageOf(engine, viewWith([], { boards: [] }), '/bang-tin/')), /data-empty/);
  });
});
