import { writeFileSync } from 'node:fs';
import type { Board } from '@nguon/content-model/board';
import { boardPresets } from '@nguon/content-model/board-preset';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import {
  allClear,
  bulletin,
  dengueAdvice,
  floodWarning,
  powerCut,
  sinHo,
} from '@nguon/content-model/fixtures/sin-ho';
import type { Engagement } from '@nguon/content-model/official';
import { drawBulletin } from '@nguon/signage-renderer/draw-bulletin';
import { drawNeutral, drawOffline } from '@nguon/signage-renderer/draw-neutral';
import { drawSchedule } from '@nguon/signage-renderer/draw-schedule';
import { drawStrip } from '@nguon/signage-renderer/draw-strip';
import { boardOf, hills, specOf, withPicture } from '@nguon/signage-renderer/fixtures/sin-ho-boards';
import { themeNamed } from '@nguon/themes/theme';
import sharp from 'sharp';

/**
 * Draws the pictures of docs/boards.md: `node docs/draw-boards.ts`. LCD frames are made smaller to be light, LED ones
 * larger, each of their pixels a square, to be seen.
 */

const folder = new URL('./images/', import.meta.url);
const theme = themeNamed('nuoc');
const site = 'https://xa-sin-ho.laichau.gov.vn';
const page = `${site}/thong-bao/2026/lich-ngung-cap-dien-ngay-22-11-2026-0b7c9d10/`;

/** A board as its make is sold, by pixels. */
function made(width: number, height: number, colour: Board['colour'] = 'full'): Board {
  const make = boardPresets.find(
    (one) => one.width === width && one.height === height && one.colour === colour,
  );
  return { ...boardOf(width, height, colour), ...make };
}

const lcd = made(1_920, 1_080);
const portrait = made(1_080, 1_920);
const square: Board = { ...lcd, width: 1_080 };

const storm = bulletin({
  title: 'Không khí lạnh tăng cường: rét đậm, vùng núi cao có thể có băng giá',
  summary:
    'Từ đêm 23/11 nhiệt độ thấp nhất 4 - 7 °C. Che chắn chuồng trại, giữ ấm cho người già và trẻ em, không đốt than trong phòng kín.',
  category: { slug: 'thien-tai-khan-cap', name: 'Thiên tai, dịch bệnh, khẩn cấp' },
  priority: 'priority',
}).content;

const festival = bulletin({
  title: 'Ngày hội Văn hóa các dân tộc xã Sìn Hồ',
  summary: '',
  from: '2026-11-20T00:00:00Z',
}).content;

const engagement = (from: string, leader: string, subject: string, place: string): Engagement => ({
  id: `0b7c9d10-0000-4000-8000-0000000000${from.replace(':', '').slice(0, 2)}`,
  day: '2026-11-23',
  from,
  leader,
  subject,
  place,
});
const day = [
  engagement('07:30', 'Chủ tịch UBND xã', 'Họp giao ban đầu tuần', 'Phòng họp tầng 2'),
  engagement('09:00', 'Chủ tịch UBND xã', 'Tiếp công dân định kỳ', 'Phòng tiếp công dân'),
  engagement(
    '14:00',
    'Phó Chủ tịch UBND xã',
    'Kiểm tra công tác phòng, chống rét cho gia súc tại các bản vùng cao',
    'Bản Nậm Sương, bản Hoàng Hồ',
  ),
  engagement('16:30', 'Phó Chủ tịch UBND xã', 'Nghiệm thu công trình nước sạch', 'Thôn 2'),
];

/** Bytes of a picture that a slow line takes, at most. */
const LIGHT_BYTES = 80 * 1_024;

/** Fewer pixels for what has many, more for what has few. */
async function keep(name: string, bytes: Uint8Array): Promise<void> {
  const { width = 1, height = 1 } = await sharp(bytes).metadata();
  const longer = Math.max(width, height);
  const scale = longer > 700 ? 700 / longer : Math.max(Math.floor(700 / longer), 1);
  const size = [Math.round(width * scale), Math.round(height * scale)] as const;
  for (const colours of [128, 64, 32, 16]) {
    const drawn = await sharp(bytes)
      .resize(...size, { kernel: scale > 1 ? 'nearest' : 'lanczos3' })
      .png({ palette: true, colours, effort: 7, compressionLevel: 9 })
      .toBuffer();
    if (drawn.length > LIGHT_BYTES) continue;
    writeFileSync(new URL(`board-${name}.png`, folder), drawn);
    return;
  }
  throw new RangeError(`${name}: it is heavier than ${LIGHT_BYTES} bytes in 16 colours`);
}

const photo = await hills();

async function bulletinOn(name: string, board: Board, content: BulletinContent, isPictured = false) {
  const spec = { ...specOf(board, content), address: page };
  const [frame] = await drawBulletin(isPictured ? withPicture(spec, photo) : spec);
  if (frame !== undefined) await keep(name, frame.bytes);
}

const only = process.argv[2] ?? '';
const pictures: Record<string, () => Promise<void>> = {
  bulletin: () => bulletinOn('bulletin', lcd, powerCut.content),
  photo: () => bulletinOn('photo', lcd, powerCut.content, true),
  portrait: () => bulletinOn('portrait', portrait, powerCut.content, true),
  square: () => bulletinOn('square', square, powerCut.content, true),
  priority: () => bulletinOn('priority', lcd, dengueAdvice.content),
  poster: () => bulletinOn('poster', lcd, festival, true),
  'poster-portrait': () => bulletinOn('poster-portrait', portrait, festival, true),
  warning: () => bulletinOn('warning', lcd, storm),
  'warning-portrait': () => bulletinOn('warning-portrait', portrait, storm),
  emergency: () => bulletinOn('emergency', lcd, floodWarning.content),
  'all-clear': () => bulletinOn('all-clear', lcd, allClear.content),
  schedule: async () => {
    const [frame] = await drawSchedule({
      board: lcd,
      theme,
      unit: sinHo,
      day: '2026-11-23',
      engagements: day,
    });
    if (frame) await keep('schedule', frame.bytes);
  },
  'schedule-portrait': async () => {
    const spec = { board: portrait, theme, unit: sinHo, day: '2026-11-23', engagements: day };
    const [frame] = await drawSchedule(spec);
    if (frame) await keep('schedule-portrait', frame.bytes);
  },
  neutral: async () => {
    const { bytes } = await drawNeutral({ board: lcd, theme, unit: sinHo, feedback: `${site}/phan-anh/` });
    await keep('neutral', bytes);
  },
  offline: async () => {
    const { bytes } = await drawOffline({ board: lcd, theme, unit: sinHo, feedback: `${site}/phan-anh/` });
    await keep('offline', bytes);
  },
  'led-320x160': () => bulletinOn('led-320x160', made(320, 160), powerCut.content),
  'led-256x128': () => bulletinOn('led-256x128', made(256, 128), dengueAdvice.content),
  'led-192x96': () => bulletinOn('led-192x96', made(192, 96), floodWarning.content),
  'led-128x64': () => bulletinOn('led-128x64', made(128, 64), powerCut.content),
  'led-two-colour': () => bulletinOn('led-two-colour', made(128, 64, 'two-colour'), powerCut.content),
  'led-poster': () => bulletinOn('led-poster', made(320, 160), festival, true),
  'led-poster-two-colour': () =>
    bulletinOn('led-poster-two-colour', made(256, 128, 'two-colour'), festival, true),
  'led-poster-one-bit': () => bulletinOn('led-poster-one-bit', made(256, 128, 'one-bit'), festival, true),
  'p10-96x32': () => bulletinOn('p10-96x32', made(96, 32, 'one-bit'), powerCut.content),
  'p10-64x16': () => bulletinOn('p10-64x16', made(64, 16, 'one-bit'), powerCut.content),
  strip: async () => keep('strip', (await drawStrip(specOf(made(64, 16, 'one-bit')))).bytes),
  'led-offline': async () => {
    const { bytes } = await drawOffline({ board: made(192, 96), theme, unit: sinHo });
    await keep('led-offline', bytes);
  },
};

for (const [name, draw] of Object.entries(pictures)) if (name.includes(only)) await draw();
