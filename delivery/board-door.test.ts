import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { boardAddress, boardKey } from '@nguon/content-model/board-key';
import { sha256 } from '@nguon/content-model/content-address';
import { boards } from '@nguon/content-model/fixtures/sin-ho';
import { instantOf, millisecondsOf } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';
import { Playlist } from '@nguon/content-model/playlist';
import sharp from 'sharp';
import { boardDoor } from './board-door.ts';
import { type PictureFormats, pictureFormats } from './picture-formats.ts';
import { type Shelf, shelfIn } from './shelf.ts';
import { AnthiasAsset, readAsConcerto, readAsXibo } from './testing/other-systems.ts';

const SECRET = 'secret of the installation';
const [, board] = boards;
/** 09:00 in Vietnam. */
const NINE = millisecondsOf('2026-11-21T02:00:00Z');

const ticker = { ...board, width: 64, height: 16, scrolls: true };

let folder: string;
let shelf: Shelf;
let formats: PictureFormats;
const files = new Map<string, ShelfFile>();
let clock = NINE;
let manifest: BoardManifest;
let shown: typeof board = board;
let reads = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nguon-boards-'));
  const kept = shelfIn(folder);
  shelf = {
    ...kept,
    get(file) {
      reads += 1;
      return kept.get(file);
    },
  };
  formats = pictureFormats(shelf);
  for (const background of ['red', 'green', 'blue', 'white', 'grey']) {
    const create = { width: board.width, height: board.height, channels: 3 as const, background };
    files.set(background, await shelf.put(await sharp({ create }).png().toBuffer(), 'image/png'));
  }
});
after(() => rm(folder, { recursive: true }));

function file(colour: string): ShelfFile {
  const found = files.get(colour);
  assert.ok(found);
  return found;
}

function frame(colour: string, changes: Partial<FrameItem> = {}): FrameItem {
  return {
    bulletin: crypto.randomUUID(),
    title: `Bản tin ${colour}`,
    priority: 'normal',
    from: instantOf(NINE - 3_600_000),
    until: instantOf(NINE + 3_600_000),
    file: file(colour),
    page: 1,
    pages: 1,
    dwellSeconds: 6,
    dayParts: [],
    restMinutes: 0,
    ...changes,
  };
}

function show(items: FrameItem[], changes: Partial<BoardManifest> = {}): void {
  clock = NINE;
  shown = board;
  manifest = {
    kind: 'board',
    version: 1,
    device: board.id,
    unit: '03478@2025-07-01',
    edition: sha256('an edition'),
    sequence: 1,
    issuedAt: instantOf(NINE),
    neutral: file('white'),
    offline: file('grey'),
    blanked: false,
    hours: [],
    brightness: [],
    priorityShare: 0,
    windows: null,
    items,
    ...changes,
  };
}

const faults: unknown[] = [];

function ask(document: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return askAt(`${boardAddress('', SECRET, board.id)}/${document}`, headers, method);
}

async function askAt(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const door = boardDoor({
    secret: SECRET,
    board: async (id) =>
      id === board.id ? { board: shown, manifest, origin: 'https://xa-sin-ho.test' } : null,
    shelf,
    formats,
    now: () => clock,
    onError: (error) => faults.push(error),
  });
  return door.request(path, { method, headers });
}

async function colourOf(answer: Response): Promise<number[]> {
  const image = sharp(Buffer.from(await answer.arrayBuffer()));
  const { dominant } = await image.stats();
  return [dominant.r, dominant.g, dominant.b].map((light) => (light > 127 ? 1 : 0));
}

const [RED, BLUE, WHITE, BLACK] = [
  [1, 0, 0],
  [0, 0, 1],
  [1, 1, 1],
  [0, 0, 0],
];

describe('the frame of a board without our player', () => {
  it('D42 is at an address that nobody guesses, and all others are answered alike', async () => {
    show([frame('red')]);
    const key = boardKey(SECRET, board.id);
    assert.match(key, /^[\w-]{32}$/);
    assert.notEqual(key, boardKey(SECRET, boards[0].id));
    assert.notEqual(key, boardKey('another secret', board.id));
    assert.equal((await ask('frame.png')).status, 200);
    const stranger = crypto.randomUUID();
    const answers = await Promise.all(
      [
        `/boards/${board.id}/${'A'.repeat(32)}/frame.png`,
        `/boards/${board.id}/${key.slice(1)}/frame.png`,
        `/boards/${board.id}/${key}A/frame.png`,
        `/boards/${board.id}/${'%C3%BF'.repeat(32)}/frame.png`,
        `/boards/${board.id.toUpperCase()}/${key}/frame.png`,
        `/boards/${stranger}/${key}/frame.png`,
        `/boards/${stranger}/${boardKey(SECRET, stranger)}/frame.png`,
        `/boards/..%2F..%2Fkeys/${key}/frame.png`,
        `/boards/${board.id}/${key}/frame.gif`,
        `/boards/${board.id}/${key}/..%2F..%2Fshelf`,
        `/boards/${board.id}/frame.png`,
        `/boards/${board.id}`,
        '/boards/',
      ].map(async (path) => {
        const answer = await askAt(path);
        return JSON.stringify([answer.status, await answer.text(), [...answer.headers]]);
      }),
    );
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
    assert.match(answers[0] ?? '', /^\[404,/);
    assert.equal((await ask('frame.png', {}, 'POST')).status, 404);
  });

  it('D43 is what the loop shows by the server’s clock, turn after turn', async () => {
    show([frame('red'), frame('blue', { dwellSeconds: 10 })]);
    for (const [seconds, colour] of [
      [0, RED],
      [5.999, RED],
      [6, BLUE],
      [15.999, BLUE],
      [16, RED],
    ] as const) {
      clock = NINE + seconds * 1_000;
      assert.deepEqual(await colourOf(await ask('frame.png')), colour, `${seconds} s`);
    }
  });

  it('D43 has its SHA-256 as ETag in every format, and costs no reading when it is known', async () => {
    show([frame('red')]);
    for (const [ending, type] of [
      ['png', 'image/png'],
      ['jpg', 'image/jpeg'],
      ['webp', 'image/webp'],
    ] as const) {
      const answer = await ask(`frame.${ending}`);
      assert.equal(answer.headers.get('content-type'), type);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const etag = `"${sha256(bytes)}"`;
      assert.equal(answer.headers.get('etag'), etag);
      assert.equal(answer.headers.get('content-length'), String(bytes.length));
      const { width, height, format } = await sharp(bytes).metadata();
      assert.deepEqual([width, height, format], [192, 96, ending === 'jpg' ? 'jpeg' : ending]);
      reads = 0;
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask(`frame.${ending}`, { 'If-None-Match': known });
        assert.deepEqual([again.status, await again.text()], [304, ''], known);
        assert.equal(again.headers.get('etag'), etag);
      }
      assert.equal(reads, 0);
      assert.equal((await ask(`frame.${ending}`, { 'If-None-Match': '"other"' })).status, 200);
      const head = await ask(`frame.${ending}`, {}, 'HEAD');
      assert.deepEqual([head.status, await head.text()], [200, '']);
      assert.equal(head.headers.get('content-length'), String(bytes.length));
    }
  });

  it('D43 is asked for by date as well, and never taken for the one before', async () => {
    show([frame('red'), frame('blue')]);
    assert.equal((await ask('frame.png')).headers.get('last-modified'), null);
    clock += 1_500;
    const since = (await ask('frame.png')).headers.get('last-modified') ?? '';
    assert.equal(Date.parse(since), NINE);
    assert.equal((await ask('frame.png', { 'If-Modified-Since': since })).status, 304);
    clock += 5_000;
    assert.equal((await ask('frame.png', { 'If-Modified-Since': since })).status, 200);
    assert.equal((await ask('frame.png', { 'If-Modified-Since': 'yesterday' })).status, 200);
    show([frame('red')]);
    clock += 600_000;
    assert.equal((await ask('frame.png', { 'If-Modified-Since': since })).status, 304);
  });

  it('D44 is fresh until its turn ends, something joins or leaves, or 15 seconds are over', async () => {
    const freshFor = async (afterMs: number) => {
      clock = NINE + afterMs;
      const { headers } = await ask('frame.png');
      const seconds = Number(/max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1]);
      const expires = Date.parse(headers.get('expires') ?? '');
      assert.ok(expires <= clock + seconds * 1_000 + 999 && expires >= clock + seconds * 1_000 - 999);
      return seconds;
    };
    show([frame('red'), frame('blue')]);
    assert.deepEqual([await freshFor(0), await freshFor(2_500), await freshFor(5_999)], [6, 3, 0]);
    show([frame('red')]);
    assert.equal(await freshFor(0), 15);
    show([frame('red', { until: instantOf(NINE + 4_000) })]);
    assert.equal(await freshFor(0), 4);
    show([frame('red', { from: instantOf(NINE + 7_000) })]);
    assert.equal(await freshFor(0), 7);
    show([frame('red', { dayParts: [{ from: '06:00', to: '09:01' }] })]);
    assert.equal(await freshFor(51_000), 9);
    show([], { hours: [{ from: '05:00', to: '09:01' }] });
    assert.equal(await freshFor(52_000), 8);
  });

  it('D45 is black in the board’s size where it is dark, and neutral where nothing is current', async () => {
    show([frame('red')], { hours: [{ from: '10:00', to: '22:00' }] });
    const dark = await ask('frame.jpg');
    assert.deepEqual(await colourOf(dark.clone()), BLACK);
    const { width, height } = await sharp(Buffer.from(await dark.arrayBuffer())).metadata();
    assert.deepEqual([width, height], [192, 96]);
    show([frame('red')], { windows: [] });
    assert.deepEqual(await colourOf(await ask('frame.png')), BLACK);
    show([frame('red', { until: instantOf(NINE) })]);
    assert.deepEqual(await colourOf(await ask('frame.webp')), WHITE);
    show([frame('red')], { blanked: true });
    assert.deepEqual(await colourOf(await ask('frame.png')), WHITE);
    show([frame('red'), frame('blue', { priority: 'emergency' })], {
      hours: [{ from: '10:00', to: '22:00' }],
    });
    assert.deepEqual(await colourOf(await ask('frame.png')), BLUE);
  });

  it('D46 is converted once however many ask, and little is held', async () => {
    const few = pictureFormats(shelf, 1_000);
    reads = 0;
    const [one, two] = await Promise.all([
      few.converted(file('red'), 'jpg'),
      few.converted(file('red'), 'jpg'),
    ]);
    assert.equal(reads, 1);
    assert.deepEqual(one, two);
    for (const colour of files.keys()) {
      for (const ending of ['jpg', 'webp'] as const) {
        await few.converted(file(colour), ending);
        assert.ok(few.held <= 1_000, `${few.held} bytes`);
      }
    }
    const missing = { ...file('red'), sha256: sha256('missing') };
    const many = await Promise.allSettled(
      Array.from({ length: 200 }, (_, width) => few.dark(width + 8, 8, 'png')),
    );
    const turnedAway = many.filter((one) => one.status === 'fulfilled' && one.value === null);
    assert.equal(turnedAway.length, 98);
    await assert.rejects(few.converted(missing, 'jpg'));
    assert.notEqual(await few.dark(8, 8, 'png'), null);
  });

  it('is asked for again while its file is away', async () => {
    show([frame('red', { file: { ...file('red'), sha256: sha256('missing') } })]);
    const answer = await ask('frame.png');
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5']);
    assert.equal(faults.length, 1);
  });
});

const titles = (list: Playlist) => list.items.map(({ title }) => title);

describe('the playlists of a board', () => {
  const read = async (): Promise<Playlist> => Playlist.parse(await (await ask('playlist.json')).json());

  it('D47 name what is not over, in order, with addresses, hashes and times', async () => {
    const coming = frame('blue', {
      from: instantOf(NINE + 600_000),
      dayParts: [{ from: '17:00', to: '18:00' }],
    });
    show([
      frame('green', { priority: 'priority', page: 1, pages: 1 }),
      coming,
      frame('red', { until: instantOf(NINE) }),
    ]);
    const list = await read();
    assert.deepEqual(titles(list), ['Bản tin green', 'Bản tin blue']);
    const [, second] = list.items;
    assert.equal(second?.url, `https://xa-sin-ho.test/shelf/${file('blue').sha256}.png`);
    assert.deepEqual(second?.dayParts, coming.dayParts);
    assert.deepEqual([second?.from, second?.until, second?.dwellSeconds], [coming.from, coming.until, 6]);
    assert.equal(list.neutral.sha256, file('white').sha256);
  });

  it('P5, B67 and D47 name what is alone alone, and nothing for a board that is not ours or switched off', async () => {
    const emergency = frame('blue', { priority: 'emergency', until: instantOf(NINE + 60_000) });
    show([emergency, frame('red')]);
    assert.deepEqual(titles(await read()), ['Bản tin blue']);
    assert.equal(((await (await ask('concerto.json')).json()) as unknown[]).length, 1);
    clock += 60_000;
    assert.deepEqual(titles(await read()), ['Bản tin red']);
    show([frame('green', { aloneUntil: instantOf(NINE + 60_000) }), frame('red')]);
    assert.deepEqual(titles(await read()), ['Bản tin green']);
    clock += 60_000;
    assert.deepEqual(titles(await read()), ['Bản tin green', 'Bản tin red']);
    show([frame('red')], { windows: [{ from: instantOf(NINE + 1_000), until: instantOf(NINE + 9_000) }] });
    assert.deepEqual(titles(await read()), []);
    assert.deepEqual(await (await ask('concerto.json')).json(), []);
    show([frame('red')], { blanked: true });
    assert.deepEqual(titles(await read()), []);
  });

  it('D47 are sent once for each ETag, whatever the time', async () => {
    show([frame('red')]);
    for (const name of ['playlist.json', 'playlist.rss', 'concerto.json']) {
      const first = await ask(name);
      clock += 60_000;
      const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
      assert.equal((await ask(name, headers)).status, 304, name);
    }
  });

  it('D48 are RSS with an enclosure, whose dates keep the order', async () => {
    const hostile = frame('green', { title: '<script>alert(1)</script> & "Ưu đãi" ]]>', pages: 2 });
    show([frame('red'), hostile, { ...hostile, page: 2, file: file('blue') }]);
    const answer = await ask('playlist.rss');
    assert.match(answer.headers.get('content-type') ?? '', /^application\/rss\+xml/);
    const rss = await answer.text();
    assert.ok(!rss.includes('<script>'));
    assert.match(rss, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;Ưu đãi&quot; \]\]&gt; \(1\/2\)/);
    const dates = [...rss.matchAll(/<pubDate>(.+?)<\/pubDate>/g)].map(([, date = '']) => Date.parse(date));
    assert.deepEqual(dates, [NINE, NINE - 1_000, NINE - 2_000]);
    const urls = [...rss.matchAll(/<enclosure url="(.+?)" length="(\d+)" type="image\/png"\/>/g)];
    assert.deepEqual(
      urls.map(([, url, length]) => [url, Number(length)]),
      ['red', 'green', 'blue'].map((colour) => [
        `https://xa-sin-ho.test/shelf/${file(colour).sha256}.png`,
        file(colour).bytes,
      ]),
    );
    assert.equal(
      [...rss.matchAll(/<media:content [^>]+ medium="image" duration="6" width="192" height="96"\/>/g)]
        .length,
      3,
    );
  });

  it('D48 are RSS with the neutral frame where nothing is current, and with nothing while it is dark', async () => {
    show([]);
    assert.match(await (await ask('playlist.rss')).text(), new RegExp(`${file('white').sha256}.png`));
    show([frame('red')], { hours: [{ from: '10:00', to: '22:00' }] });
    assert.doesNotMatch(await (await ask('playlist.rss')).text(), /<item>/);
  });

  it('D48 are a feed that Concerto reads, each entry by a name of its own', async () => {
    const paged = frame('red', { pages: 2 });
    show([paged, { ...paged, page: 2, file: file('green') }]);
    assert.deepEqual(await (await ask('concerto.json')).json(), [
      {
        type: 'Graphic',
        name: 'Bản tin red (1/2)',
        url: `https://xa-sin-ho.test/shelf/${file('red').sha256}.png`,
        duration: 6,
        start_time: paged.from,
        end_time: paged.until,
      },
      {
        type: 'Graphic',
        name: 'Bản tin red (2/2)',
        url: `https://xa-sin-ho.test/shelf/${file('green').sha256}.png`,
        duration: 6,
        start_time: paged.from,
        end_time: paged.until,
      },
    ]);
  });
});

/** The right column of Anthias's table in the guide for other systems, by the left one. */
function anthiasTable(): Map<string, string> {
  const guide = readFileSync(new URL('../docs/devices/other-systems.md', import.meta.url), 'utf8');
  const [, table = ''] = guide.split('| Anthias |');
  const rows = table.split('\n\n')[0]?.matchAll(/^\| (`.+?`) \| (.+?) \|$/gm) ?? [];
  return new Map(
    [...rows].flatMap(([, names = '', from = '']) => {
      const sources = from.split(', ');
      return names.split(', ').map((name, index): [string, string] => {
        const source = sources.length === names.split(', ').length ? sources[index] : from;
        return [name.replaceAll('`', ''), source ?? ''];
      });
    }),
  );
}

describe('what other systems read of a board', () => {
  const current = () => {
    const paged = frame('red', { title: 'Lịch "tiêm" & khám <miễn phí>', pages: 2 });
    const namesake = frame('white', { title: 'Bản tin blue' });
    show([frame('blue'), paged, { ...paged, page: 2, file: file('green') }, namesake]);
    return ['blue', 'red', 'green', 'white'].map(
      (colour) => `https://xa-sin-ho.test/shelf/${file(colour).sha256}.png`,
    );
  };

  it('D53 Xibo has every picture in its order, with its title', async () => {
    const urls = current();
    const answer = await ask('playlist.rss');
    const articles = readAsXibo(answer.headers.get('content-type') ?? '', await answer.text());
    assert.deepEqual(
      articles.map(({ image }) => image),
      urls,
    );
    assert.equal(articles[1]?.title, 'Lịch "tiêm" & khám <miễn phí> (1/2)');
    show([]);
    const neutral = await (await ask('playlist.rss')).text();
    assert.equal(readAsXibo('application/rss+xml', neutral).length, 1);
  });

  it('D53 Concerto has every picture by a name of its own, with its times', async () => {
    const urls = current();
    const kept = readAsConcerto(await (await ask('concerto.json')).json());
    assert.deepEqual(
      [...kept].map(([, { url }]) => url),
      urls,
    );
    assert.deepEqual(
      [...kept.keys()].filter((name) => name.startsWith('Bản tin blue')),
      ['Bản tin blue', 'Bản tin blue · 2'],
    );
    for (const { duration, from, until } of kept.values()) {
      assert.deepEqual([duration, from, until], [6, NINE - 3_600_000, NINE + 3_600_000]);
    }
    show([]);
    const neutral = readAsConcerto(await (await ask('concerto.json')).json());
    assert.deepEqual(
      [...neutral.values()].map(({ from, until }) => [from, until]),
      [[null, null]],
    );
  });

  it('D53 Anthias takes each entry as the guide’s table says to give it', async () => {
    const urls = current();
    const { items } = Playlist.parse(await (await ask('playlist.json')).json());
    const table = anthiasTable();
    const assets = items.map((item, place) => {
      const given: Readonly<Record<string, unknown>> = {
        ...item,
        image: 'image',
        true: true,
        false: false,
        'title, and page of pages':
          item.pages === 1 ? item.title : `${item.title} (${item.page}/${item.pages})`,
        'the place in items': place,
      };
      return AnthiasAsset.parse(
        Object.fromEntries([...table].map(([name, source]) => [name, given[source.replaceAll('`', '')]])),
      );
    });
    assert.deepEqual(
      assets.map(({ uri }) => uri),
      urls,
    );
    assert.deepEqual([assets[0]?.duration, assets[0]?.start_date], [6, instantOf(NINE - 3_600_000)]);
  });
});

describe('the strip of a board that scrolls by itself', () => {
  const strip = (colour: string, seconds: number) => ({ file: file(colour), width: 600, seconds });

  it('B60 is that of the bulletin whose turn it is, for one passage each, and stale no later', async () => {
    show([
      frame('red', { strip: strip('blue', 12) }),
      frame('red', { page: 2, pages: 2 }),
      frame('white', { strip: strip('red', 9) }),
    ]);
    shown = ticker;
    for (const [second, colour, fresh] of [
      [0, BLUE, 12],
      [11, BLUE, 1],
      [12, RED, 9],
      [21, BLUE, 12],
    ] as const) {
      clock = NINE + second * 1_000;
      const answer = await ask('strip.png');
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('cache-control'), `public, max-age=${fresh}`);
      assert.equal(answer.headers.get('expires'), new Date(clock + fresh * 1_000).toUTCString());
      const etag = answer.headers.get('etag') ?? '';
      assert.match(etag, /^"[0-9a-f]{64}"$/);
      assert.deepEqual(await colourOf(answer), colour);
      assert.equal((await ask('strip.png', { 'If-None-Match': etag })).status, 304);
    }
  });

  it('B60 is an emergency’s alone while one is current, and the neutral frame when nothing is', async () => {
    show([
      frame('white', { strip: strip('red', 9) }),
      frame('white', { priority: 'emergency', strip: strip('blue', 9) }),
    ]);
    shown = ticker;
    assert.deepEqual(await colourOf(await ask('strip.png')), BLUE);
    show([frame('red')]);
    shown = ticker;
    assert.deepEqual(await colourOf(await ask('strip.png')), WHITE);
  });

  it('B59 is at no door of a board that does not scroll', async () => {
    show([frame('white', { strip: strip('red', 9) })]);
    assert.equal((await ask('strip.png')).status, 404);
    shown = { ...ticker, height: 64 };
    assert.equal((await ask('strip.png')).status, 404);
  });
});
