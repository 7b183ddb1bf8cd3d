import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aloneUntil } from '@nguon/content-model/all-clear';
import { composeEdition } from '@nguon/content-model/edition';
import {
  AFTERWARDS,
  allClear,
  boards,
  bulletin,
  dengueAdvice,
  emergencyDay,
  floodOver,
  floodWarning,
  NOW,
  powerCut,
  sources,
} from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { BoardManifest, filesOf } from '@nguon/content-model/manifest';
import { boardManifest, type StoredFrame } from './board-manifest.ts';

const neutral = { sha256: 'e'.repeat(64), bytes: 900, mime: 'image/png' };

function stored(pages: number): StoredFrame[] {
  return Array.from({ length: pages }, (_, index) => ({
    file: { sha256: String(index).repeat(64), bytes: 1_000, mime: 'image/png' },
    page: index + 1,
    pages,
    dwellSeconds: 7,
  }));
}

const [board] = boards;
const offline = { ...neutral, sha256: 'f'.repeat(64) };
const given = { board, neutral, offline, schedules: new Map(), sequence: 4, issuedAt: NOW };
const idOf = ({ content }: typeof powerCut) => content.id;

describe('a board’s manifest', () => {
  it('B20 holds every page of each bulletin in reading order', () => {
    const frames = new Map([
      [idOf(powerCut), stored(2).reverse()],
      [idOf(dengueAdvice), stored(1)],
      [idOf(floodWarning), stored(3)],
    ]);
    const manifest = BoardManifest.parse(boardManifest({ ...given, edition: emergencyDay, frames }));
    assert.deepEqual(
      manifest.items.map(({ bulletin: id, page }) => [id, page]),
      [
        [idOf(floodWarning), 1],
        [idOf(floodWarning), 2],
        [idOf(floodWarning), 3],
        [idOf(dengueAdvice), 1],
        [idOf(powerCut), 1],
        [idOf(powerCut), 2],
      ],
    );
    assert.deepEqual([manifest.device, manifest.edition, manifest.sequence], [board.id, emergencyDay.id, 4]);
  });

  it('B20 leaves out what is over, has no frames or lacks a page', () => {
    const frames = new Map([
      [idOf(powerCut), stored(1)],
      [idOf(dengueAdvice), stored(2).slice(1)],
    ]);
    const early = boardManifest({ ...given, edition: emergencyDay, frames });
    assert.deepEqual(
      early.items.map(({ bulletin: id }) => id),
      [idOf(powerCut)],
    );
    const late = boardManifest({ ...given, edition: emergencyDay, frames, issuedAt: '2026-11-22T12:00:00Z' });
    assert.deepEqual(late.items, []);
    assert.deepEqual(late.neutral, neutral);
  });

  it('B50 follows the commune’s own order within a priority, with its parts of the day', () => {
    const [first, second] = [
      bulletin({ id: '0b7c9d10-0000-4000-8000-000000000021', title: 'Một', from: '2026-11-20T01:00:00Z' }),
      bulletin({ id: '0b7c9d10-0000-4000-8000-000000000022', title: 'Hai', from: '2026-11-20T02:00:00Z' }),
    ];
    const bulletins = [first, second, dengueAdvice, floodWarning];
    const edition = composeEdition({ ...sources, bulletins }, NOW);
    const frames = new Map(bulletins.map((one) => [idOf(one), stored(1)]));
    const titles = (programme: (typeof board)['programme']) =>
      boardManifest({ ...given, board: { ...board, programme }, edition, frames }).items.map(({ title }) =>
        title.slice(0, 4),
      );
    assert.deepEqual(titles([]), ['Cảnh', 'Phòn', 'Hai', 'Một']);
    const night = [{ from: '22:00', to: '04:00' }];
    const own = (one: typeof first) => ({ bulletin: idOf(one), dayParts: night, restMinutes: 10 });
    assert.deepEqual(titles([own(first), own(floodWarning)]), ['Cảnh', 'Phòn', 'Một', 'Hai']);
    const { items } = boardManifest({
      ...given,
      board: { ...board, programme: [own(first)] },
      edition,
      frames,
    });
    assert.deepEqual(
      items.map(({ dayParts, restMinutes }) => [dayParts.length, restMinutes]),
      [
        [0, 0],
        [0, 0],
        [1, 10],
        [0, 0],
      ],
    );
  });

  it('B67 says until when an all-clear is alone, from its approval and no longer than it is current', () => {
    const { content } = allClear;
    const untilOf = (one: typeof allClear) => {
      const edition = composeEdition({ ...sources, bulletins: [floodOver, one, powerCut] }, AFTERWARDS);
      const frames = new Map([one, powerCut].map((each) => [idOf(each), stored(2)]));
      const { items } = BoardManifest.parse(
        boardManifest({ ...given, edition, frames, issuedAt: AFTERWARDS }),
      );
      return items.map(({ aloneUntil }) => aloneUntil);
    };
    const at = content.from;
    assert.deepEqual(untilOf({ ...allClear, publishedAt: at }), [
      ...[later(at, 900), later(at, 900)],
      ...[undefined, undefined],
    ]);
    assert.equal(untilOf({ ...allClear, publishedAt: later(at, 60) })[0], later(at, 960));
    assert.equal(
      aloneUntil({ ...bulletin({ ...content, until: later(at, 300) }), publishedAt: at }),
      later(at, 300),
    );
    assert.equal(aloneUntil(powerCut), null);
  });

  it('B32 holds the frame that says the server is out of reach', () => {
    const manifest = BoardManifest.parse(
      boardManifest({ ...given, edition: emergencyDay, frames: new Map() }),
    );
    assert.deepEqual(manifest.offline, offline);
    assert.ok(filesOf(manifest, 'opus').some(({ sha256 }) => sha256 === offline.sha256));
  });

  it('B33 shows the schedule of each coming day on its own day, after the bulletins', () => {
    const engagement = (day: string, mark: string) => ({
      id: `0b7c9d10-0000-4000-8000-00000000003${mark}`,
      day,
      from: '08:00',
      leader: 'Chủ tịch UBND xã',
      subject: 'Tiếp công dân',
      place: 'Phòng tiếp công dân',
    });
    const engagements = [
      engagement('2026-11-20', '1'),
      engagement('2026-11-21', '2'),
      engagement('2026-11-23', '3'),
    ];
    const edition = composeEdition({ ...sources, bulletins: [powerCut], engagements }, NOW);
    const frames = new Map([[idOf(powerCut), stored(1)]]);
    const schedules = new Map(['2026-11-20', '2026-11-21', '2026-11-23'].map((day) => [day, stored(1)]));
    const { items } = BoardManifest.parse(boardManifest({ ...given, schedules, edition, frames }));
    assert.deepEqual(
      items.slice(1).map(({ title, from, until }) => [title, from, until]),
      [
        ['Lịch công tác lãnh đạo 21/11/2026', '2026-11-20T17:00:00Z', '2026-11-21T17:00:00Z'],
        ['Lịch công tác lãnh đạo 23/11/2026', '2026-11-22T17:00:00Z', '2026-11-23T17:00:00Z'],
      ],
    );
  });

  it('B1 holds nothing that the unit does not carry on boards', () => {
    const siteOnly = bulletin({ channels: ['site'] });
    const edition = composeEdition({ ...sources, bulletins: [siteOnly] }, NOW);
    const frames = new Map([[idOf(siteOnly), stored(1)]]);
    assert.deepEqual(boardManifest({ ...given, edition, frames }).items, []);
  });
});
