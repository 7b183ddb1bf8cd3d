import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Board } from '@nguon/content-model/board';
import { bulletin, dengueAdvice, floodWarning, powerCut, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import type { Engagement } from '@nguon/content-model/official';
import { contrast } from '@nguon/themes/contrast';
import { themeNamed, themes } from '@nguon/themes/theme';
import sharp from 'sharp';
import { drawBulletin, frameKey } from './draw-bulletin.ts';
import { drawNeutral, drawOffline, neutralKey, OFFLINE_NOTICE, offlineKey } from './draw-neutral.ts';
import { drawSchedule, scheduleKey } from './draw-schedule.ts';
import { boardOf, hills, specOf, withPicture } from './fixtures/sin-ho-boards.ts';
import { wordsOf } from './frame.ts';
import { MOST_FRAMES } from './most-frames.ts';
import { neutralScene } from './neutral-scene.ts';
import { outlinePages } from './outline-board.ts';
import { gridOf } from './outline-grid.ts';
import { LINE_HEIGHT, outlineMeasure } from './outline-letters.ts';
import { codeSquares } from './paint-scene.ts';
import { placeOf, posterPage } from './poster-scene.ts';
import type { Scene } from './scene.ts';
import { dayInWords, schedulePages } from './schedule-scene.ts';

const theme = themeNamed('nuoc');
const lcd = boardOf(1_920, 1_080);
const shapes = [lcd, boardOf(1_080, 1_920), boardOf(1_080, 1_080), boardOf(640, 360), boardOf(1_920, 360)];
const address =
  'https://xa-sin-ho.laichau.gov.vn/thong-bao/2026/lich-ngung-cap-dien-ngay-22-11-2026-0b7c9d10/';

const festival = bulletin({ title: 'Ngày hội Văn hóa các dân tộc', summary: '' }).content;
const storm = bulletin({
  title: 'Rét đậm, vùng núi cao có thể có băng giá',
  category: { slug: 'thien-tai-khan-cap', name: 'Thiên tai, dịch bệnh, khẩn cấp' },
  priority: 'priority',
}).content;

function isInside({ width, height, lines, fills, code }: Scene): boolean {
  const areLines = lines.every(({ text, x, y, size, weight, align }) => {
    const across = outlineMeasure(weight, size)(text);
    const left = x - across * { left: 0, middle: 0.5, right: 1 }[align];
    return (
      left >= -1 && left + across <= width + 1 && y >= -1 && y + size * LINE_HEIGHT <= height + size * 0.3
    );
  });
  const boxes = [...fills, ...(code ? [{ ...code, width: code.side, height: code.side }] : [])];
  return (
    areLines &&
    boxes.every(
      (box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1,
    )
  );
}

describe('a bulletin that is a picture', () => {
  const picture = { width: 1_600, height: 1_200, channels: 3 } as const;

  it('B29 fills the board, or is shown whole where filling would cut too much', () => {
    const place = { x: 0, y: 0, width: 1_600, height: 1_100 };
    assert.deepEqual(placeOf(picture, place), place);
    const wide = { x: 0, y: 0, width: 1_920, height: 800 };
    const whole = placeOf(picture, wide);
    assert.ok(Math.abs(whole.width / whole.height - 4 / 3) < 0.01);
    assert.deepEqual([whole.height, whole.y, whole.x], [800, 0, Math.round((1_920 - whole.width) / 2)]);
  });

  it('B29 has title, issuer and date in a band below it, on boards of every shape', () => {
    for (const board of shapes) {
      const page = posterPage(gridOf(board), theme, wordsOf(specOf(board, festival)), picture);
      if (page === null) {
        assert.ok(board.height < 400);
        continue;
      }
      const { scene } = page;
      assert.ok(isInside(scene), `${board.width} × ${board.height}`);
      const said = scene.lines.map(({ text }) => text).join(' ');
      for (const text of [festival.title, festival.issuer, '20/11/2026'])
        assert.ok(said.includes(text), text);
      assert.ok((scene.photo?.height ?? 0) >= board.height * 0.3);
    }
  });

  it('B29 is one frame with the picture in it, from 96 pixels on', async () => {
    const photo = await hills();
    for (const board of [
      lcd,
      boardOf(192, 96),
      boardOf(256, 128, 'two-colour'),
      boardOf(192, 96, 'one-bit'),
    ]) {
      const spec = withPicture(specOf(board, festival), photo);
      const frames = await drawBulletin(spec);
      assert.equal(frames.length, 1);
      const plain = await drawBulletin(specOf(board, festival));
      assert.notDeepEqual(frames[0]?.bytes, plain[0]?.bytes);
      assert.notEqual(frameKey(spec), frameKey(specOf(board, festival)));
    }
  });
});

describe('a warning', () => {
  it('B30 has its sign and its own ground, and none of the emergency’s colour', () => {
    for (const one of themes) {
      for (const board of shapes) {
        for (const { scene } of outlinePages(board, one, wordsOf(specOf(board, storm)), false)) {
          assert.ok(scene.sign && isInside(scene));
          assert.equal(scene.ground, one.colours.priority);
          const colours = [scene.ground, ...scene.fills.map(({ colour }) => colour)];
          assert.ok(!colours.includes(one.colours.emergency));
          const below = scene.lines.filter(({ y }) => y > scene.height * 0.2);
          for (const { colour, text } of below) assert.ok(contrast(colour, scene.ground) >= 4.5, text);
        }
      }
    }
    for (const { content } of [dengueAdvice, powerCut, floodWarning]) {
      for (const { scene } of outlinePages(lcd, theme, wordsOf(specOf(lcd, content)), false)) {
        assert.equal(scene.sign, undefined);
      }
    }
  });
});

describe('a code for phones', () => {
  const codeOn = (board: Board, url?: string) => {
    const words = wordsOf({ ...specOf(board), ...(url !== undefined && { address: url }) });
    return outlinePages(board, theme, words, false)[0]?.scene.code ?? null;
  };

  it('B31 leads to the page, its squares large enough for those who stand farthest', () => {
    const code = codeOn(lcd, address) ?? assert.fail();
    assert.equal(code.text, address);
    assert.ok(Math.floor(code.side / codeSquares(address)) * 0.5 >= 5 * 0.5);
    assert.equal(codeOn(lcd), null);
    assert.equal(codeOn({ ...lcd, viewingMetres: 20 }, address), null);
    assert.equal(codeOn(boardOf(480, 270), address), null);
    assert.notEqual(codeOn({ ...lcd, viewingMetres: null }, address), null);
  });

  it('B31 leads to feedback from the neutral frame', () => {
    const feedback = 'https://xa-sin-ho.laichau.gov.vn/phan-anh/';
    for (const board of shapes) {
      const scene = neutralScene(board, theme, { name: 'Xã Sìn Hồ', notice: OFFLINE_NOTICE, feedback });
      assert.ok(isInside(scene), `${board.width} × ${board.height}`);
      if (board.height >= 1_080) assert.equal(scene.code?.text, feedback);
    }
  });
});

describe('a board whose server is out of reach', () => {
  it('B32 says so on every size, and is another frame than the neutral one', async () => {
    for (const [width, height] of [
      [8, 8],
      [64, 16],
      [96, 32],
      [192, 96],
      [480, 270],
      [360, 640],
    ] as const) {
      for (const colour of ['full', 'two-colour', 'one-bit'] as const) {
        const spec = { board: boardOf(width, height, colour), theme, unit: sinHo };
        const [offline, neutral] = await Promise.all([drawOffline(spec), drawNeutral(spec)]);
        assert.notDeepEqual(offline.bytes, neutral.bytes, `${width} × ${height} ${colour}`);
        assert.notEqual(offlineKey(spec), neutralKey(spec));
      }
    }
    const { lines } = neutralScene(lcd, theme, { name: 'Xã Sìn Hồ', notice: OFFLINE_NOTICE, feedback: null });
    assert.ok(lines.some(({ text }) => text === OFFLINE_NOTICE));
  });
});

describe('the schedule of a day', () => {
  const engagement = (from: string, subject: string): Engagement => ({
    id: '0b7c9d10-0000-4000-8000-000000000041',
    day: '2026-11-23',
    from,
    leader: 'Phó Chủ tịch UBND xã',
    subject,
    place: 'Phòng họp tầng 2',
  });
  const long = 'Kiểm tra công tác phòng, chống rét cho gia súc tại các bản vùng cao '.repeat(5).trim();
  const engagements = ['07:30', '09:00', '14:00', '16:30', '19:00'].map((from, index) =>
    engagement(from, index === 2 ? long : 'Họp giao ban'),
  );
  const day = '2026-11-23';

  it('B33 names the unit and the day, and shows every hour once, inside the frame', () => {
    assert.equal(dayInWords('2026-11-22'), 'Chủ nhật, 22/11/2026');
    for (const board of shapes) {
      const pages = schedulePages(board, theme, { name: 'Xã Sìn Hồ', day, engagements });
      const hours = pages.flatMap(({ scene }) =>
        scene.lines.flatMap(({ text }) => (/^\d\d:\d\d$/.test(text) ? [text] : [])),
      );
      assert.deepEqual(
        hours,
        engagements.map(({ from }) => from),
      );
      for (const { scene } of pages) {
        if (board.height >= 360) assert.ok(isInside(scene), `${board.width} × ${board.height}`);
        const said = scene.lines.map(({ text }) => text).join(' ');
        assert.ok(said.includes('xã Sìn Hồ') && said.includes('23/11/2026'), said);
      }
    }
  });

  it('B33 is drawn again only when something of it changes', async () => {
    const spec = { board: boardOf(480, 270), theme, unit: sinHo, day, engagements };
    const frames = await drawSchedule(spec);
    assert.deepEqual(
      frames.map(({ page, pages }) => [page, pages]),
      frames.map((_, index) => [index + 1, frames.length]),
    );
    assert.equal(scheduleKey({ ...spec, board: { ...spec.board, name: 'Khác' } }), scheduleKey(spec));
    assert.notEqual(scheduleKey({ ...spec, engagements: engagements.slice(1) }), scheduleKey(spec));
  });
});

describe('a bulletin that is hard to show', () => {
  const words = Array.from({ length: 3_000 }, (_, index) => `từ${index}${index % 9 === 8 ? '.' : ''}`).join(
    ' ',
  );
  const endless = { ...powerCut.content, renditions: { board: words } };

  it('B39 of 3,000 words takes at most 24 frames and says where the rest is', async () => {
    for (const board of [boardOf(480, 270), boardOf(192, 96), boardOf(64, 16, 'one-bit'), boardOf(32, 13)]) {
      const frames = await drawBulletin({ ...specOf(board, endless), address });
      assert.ok(frames.length > 5 && frames.length <= MOST_FRAMES, `${frames.length} frames`);
    }
    const frames = outlinePages(
      lcd,
      theme,
      { ...wordsOf({ ...specOf(lcd), address }), text: 'Mưa to… Xem tiếp tại xa-sin-ho.laichau.gov.vn' },
      false,
    );
    assert.match(frames.at(-1)?.words ?? '', /Xem tiếp tại xa-sin-ho\.laichau\.gov\.vn$/);
  });

  it('B19 with a picture of one pixel is drawn on every kind of board', async () => {
    const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#808080' } })
      .png()
      .toBuffer();
    for (const content of [festival, powerCut.content]) {
      for (const board of [boardOf(480, 270), boardOf(192, 96), boardOf(192, 96, 'one-bit'), boardOf(8, 8)]) {
        const frames = await drawBulletin(withPicture(specOf(board, content), pixel));
        assert.ok(frames.length >= 1);
      }
    }
  });

  it('B19 is drawn on the largest board', async () => {
    const board: Board = { ...boardOf(7_680, 4_320), formats: ['image/jpeg'] };
    const { bytes } = await drawNeutral({ board, theme, unit: sinHo });
    const { width, height } = await sharp(bytes).metadata();
    assert.deepEqual([width, height], [7_680, 4_320]);
  });
});
