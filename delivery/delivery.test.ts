import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual, promisify } from 'node:util';
import { boardAddress } from '@nguon/content-model/board-key';
import { type BulletinContent, spokenHash } from '@nguon/content-model/bulletin';
import { Sha256, sha256 } from '@nguon/content-model/content-address';
import type { EditionSources } from '@nguon/content-model/edition';
import { boards, bulletin, sources, speaker } from '@nguon/content-model/fixtures/sin-ho';
import { instantOf } from '@nguon/content-model/instant';
import type { BoardManifest } from '@nguon/content-model/manifest';
import { Playlist } from '@nguon/content-model/playlist';
import { overhear } from '@nguon/devices/fixtures/clients';
import { alarmTopicFor, Desired, topicFor } from '@nguon/devices/topics';
import sharp from 'sharp';
import { BROKER_KEY, type DeliveryProcess, startDelivery } from './testing/delivery-process.ts';
import { type FeedServer, openFeedServer } from './testing/feed-server.ts';

const HOST = sources.site.host;
const [, led] = boards;
const root = join(import.meta.dirname, '..');

/** A bulletin that is current by the real clock. */
function currentBulletin(number: number, title: string, changes: Partial<BulletinContent> = {}) {
  return bulletin({
    id: `0b7c9d10-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`,
    title,
    summary: title,
    body: [{ kind: 'paragraph', runs: [{ text: `${title} ngày 25/11.` }] }],
    from: instantOf(Date.now() - 60_000),
    until: instantOf(Date.now() + 3_600_000),
    ...changes,
  });
}

/** Asks until the answer is right. */
async function until<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  what: string,
  ms = 60_000,
): Promise<T> {
  const begun = Date.now();
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() - begun > ms) assert.fail(`${what}: still ${JSON.stringify(answer)?.slice(0, 300)}`);
    await pause(50);
  }
}

describe('delivery', { timeout: 600_000 }, () => {
  let data: string;
  let engine: string;
  let feed: FeedServer;
  let delivery: DeliveryProcess;
  let board: Awaited<ReturnType<DeliveryProcess['enrol']>>;
  let loudspeaker: Awaited<ReturnType<DeliveryProcess['enrol']>>;
  const small: EditionSources = { ...sources, boards: [led] };
  const water = currentBulletin(1, 'Lịch cấp nước sạch');
  const home = () => delivery.page(HOST, '/');
  const has =
    (title: string) =>
    ({ text }: { text: string }) =>
      text.includes(title);
  const titles = async (device: typeof board) =>
    (await device.manifest())?.items.map(({ title }) => title) ?? [];
  const change = (bulletins: EditionSources['bulletins']) => feed.change({ ...small, bulletins });

  before(async () => {
    const built = await promisify(execFile)(process.execPath, [join(root, 'sites/build-engine.ts')]);
    engine = built.stdout.trim();
    data = await mkdtemp(join(tmpdir(), 'nguon-delivery-'));
    feed = await openFeedServer([{ ...small, bulletins: [water] }]);
    delivery = await startDelivery(data, engine, feed);
    feed.expect('MABANG2345', { device: led.id, kind: 'board', unit: '03478@2025-07-01', name: led.name });
    feed.expect('MALOA23456', {
      device: speaker.id,
      kind: 'speaker',
      unit: '03478@2025-07-01',
      name: speaker.name,
    });
    board = await delivery.enrol('MABANG2345');
    loudspeaker = await delivery.enrol('MALOA23456');
  });
  after(async () => {
    await delivery?.stop();
    await feed?.stop();
    await rm(data, { recursive: true, force: true });
  });

  it('brings one bulletin to the site, the board and the speaker', async () => {
    await until(home, has('Lịch cấp nước sạch'), 'home page');
    await until(
      () => titles(board),
      (all) => all.includes('Lịch cấp nước sạch'),
      'board manifest',
    );
    await until(
      () => titles(loudspeaker),
      (all) => all.includes('Lịch cấp nước sạch'),
      'speaker manifest',
    );
    const manifest = await loudspeaker.manifest();
    assert.ok(manifest?.kind === 'speaker' && manifest.items[0]);
    const clip = await delivery.page(HOST, `/shelf/${manifest.items[0].opus.sha256}`);
    assert.equal(clip.type, 'audio/ogg');
    const address = boardAddress('', feed.key, led.id);
    assert.equal((await delivery.page(HOST, `${address}/frame.png`)).type, 'image/png');
    const { text } = await delivery.page(HOST, `${address}/playlist.json`);
    const [item] = Playlist.parse(JSON.parse(text)).items;
    assert.equal(item?.title, 'Lịch cấp nước sạch');
    const { host, pathname } = new URL(item.url);
    assert.equal((await delivery.page(host, pathname)).type, 'image/png');
    const receipt = await until(
      async () => feed.receipts.find(({ unit }) => unit !== null),
      Boolean,
      'receipt',
    );
    assert.deepEqual(receipt?.failures, []);
  });

  it('Z34 sets beside a clip on its page the words that it speaks', async () => {
    const { text: front } = await home();
    const [, address = ''] = /href="(\/[^"]*\/lich-cap-nuoc-sach-[^"]*)"/.exec(front) ?? [];
    const page = () => delivery.page(HOST, address);
    const { text } = await until(page, has('Lời đọc bằng chữ'), 'the words of a clip');
    const [, words = ''] = /<details class="spoken">.*?<p lang="vi">(.*?)<\/p>/s.exec(text) ?? [];
    assert.match(words, /Lịch cấp nước sạch ngày hai mươi lăm tháng mười một/);
    assert.doesNotMatch(words, /\d/);
  });

  it('V42 A56 plays a recording on pages and speakers, with its words and without the mark of a machine', async () => {
    const source = "aevalsrc='0.3*sin(2*PI*220*t)*abs(sin(2*PI*2*t))':d=8:s=48000";
    const file = join(data, 'doc.webm');
    const args = ['-loglevel', 'error', '-f', 'lavfi', '-i', source, '-c:a', 'libopus', file];
    await promisify(execFile)('ffmpeg', args);
    const bytes = await readFile(file);
    const name = Sha256.parse(sha256(bytes));
    feed.recordings.set(name, bytes);
    const unread = currentBulletin(9, 'Rooj sib tham', { language: 'hmn' }).content;
    const transcript = 'Nyob zoo sawv daws, hnub no muaj rooj sib tham.';
    const recording = { sha256: name, seconds: 8, readFrom: spokenHash(unread), transcript };
    change([water, currentBulletin(9, 'Rooj sib tham', { language: 'hmn', recording })]);
    const manifest = await until(
      () => loudspeaker.manifest(),
      (one) => one?.items.some(({ title }) => title === 'Rooj sib tham') ?? false,
      'the speaker',
      60_000,
    );
    const item =
      manifest?.kind === 'speaker' && manifest.items.find(({ title }) => title === 'Rooj sib tham');
    assert.ok(item && item.seconds > 9 && item.seconds < 12, JSON.stringify(item));
    const { text: front } = await until(home, has('Rooj sib tham'), 'home page');
    const [, address = ''] = /href="(\/[^"]*\/rooj-sib-tham-[^"]*)"/.exec(front) ?? [];
    const { text } = await until(() => delivery.page(HOST, address), has('Lời đọc bằng chữ'), 'its words');
    assert.match(text, /<p lang="hmn">Nyob zoo sawv daws/);
    assert.ok(text.includes(item.mp3.sha256));
    assert.doesNotMatch(text, /Giọng đọc tự động/);
    assert.notEqual((await delivery.page(HOST, `/shelf/${name}`)).type, 'audio/webm');
    change([water]);
    await until(
      () => titles(loudspeaker),
      (all) => !all.includes('Rooj sib tham'),
      'withdrawn',
    );
  });

  it('Z9 writes and issues nothing when an edition is unchanged', async () => {
    const page = join(data, 'sites', '03478@2025-07-01', 'index.html');
    const standing = async () => [(await stat(page)).mtimeMs, await board.manifest()] as const;
    await until(
      async () => [await standing(), await pause(3_000).then(standing)] as const,
      ([earlier, later]) => isDeepStrictEqual(earlier, later),
      'nothing left to deliver',
    );
    const before = await standing();
    const asked = feed.asked.get('03478@2025-07-01') ?? 0;
    change([water]);
    await until(
      async () => feed.asked.get('03478@2025-07-01') ?? 0,
      (times) => times > asked,
      'asked again',
    );
    await pause(500);
    assert.deepEqual(await standing(), before);
  });

  it('Z10 withdraws a bulletin from the site, the board and the speaker', async () => {
    const fair = currentBulletin(2, 'Hội chợ nông sản');
    change([water, fair]);
    await until(home, has('Hội chợ nông sản'), 'home page');
    await until(
      () => titles(board),
      (all) => all.includes('Hội chợ nông sản'),
      'board',
    );
    await until(
      () => titles(loudspeaker),
      (all) => all.includes('Hội chợ nông sản'),
      'speaker',
    );
    change([water]);
    await until(home, (page) => !has('Hội chợ nông sản')(page), 'home page without it');
    await until(
      () => titles(board),
      (all) => !all.includes('Hội chợ nông sản'),
      'board without it',
    );
    await until(
      () => titles(loudspeaker),
      (all) => !all.includes('Hội chợ nông sản'),
      'speaker without it',
    );
  });

  it('Z7 leaves out a bulletin that cannot be drawn or read, tells of it, and goes on with the others', async () => {
    const mute = currentBulletin(3, 'Không đọc được', { renditions: { script: '…' } });
    change([water, mute, currentBulletin(4, 'Tiêm phòng dại')]);
    await until(
      () => titles(loudspeaker),
      (all) => all.includes('Tiêm phòng dại'),
      'speaker',
    );
    assert.ok(!(await titles(loudspeaker)).includes('Không đọc được'));
    const told = await until(
      async () =>
        feed.receipts.flatMap(({ failures }) => failures).find(({ bulletin: id }) => id === mute.content.id),
      Boolean,
      'failure told',
    );
    assert.equal(told?.channel, 'speaker');
  });

  it('Z3 takes an expired bulletin off the pages while the CMS is away', async () => {
    const short = currentBulletin(5, 'Chợ phiên sáng nay', { until: instantOf(Date.now() + 6_000) });
    change([water, short]);
    await until(home, has('Chợ phiên sáng nay'), 'home page');
    await feed.stop();
    await until(home, (page) => !has('Chợ phiên sáng nay')(page), 'home page without it');
    await feed.start();
  });

  it('Z31 tells the CMS whether a device shows what it was given', async () => {
    const { neutral } = (await board.manifest()) as BoardManifest;
    await board.report(neutral.sha256);
    await board.report('f'.repeat(64));
    const told = feed.reported.map(({ device, wrong }) => [device, wrong]);
    assert.deepEqual(told, [
      [led.id, false],
      [led.id, true],
    ]);
  });

  it('hands a command to its device until it expires', async () => {
    feed.command({ device: led.id, act: 'blank', percent: null, id: 'c0a4d000-0000-4000-8000-000000000009' });
    assert.deepEqual(
      await until(
        () => board.commands(),
        (acts) => acts.length > 0,
        'command',
      ),
      ['blank'],
    );
  });

  it('shuts a revoked device out', async () => {
    feed.expect('MAKHAC2345', { device: boards[0].id, kind: 'board', unit: '03478@2025-07-01', name: 'LCD' });
    const revoked = await delivery.enrol('MAKHAC2345');
    await revoked.commands();
    feed.revoke(boards[0].id);
    await until(
      () =>
        revoked.commands().then(
          () => false,
          () => true,
        ),
      Boolean,
      'refusal',
    );
  });

  it('A60 hands out no clip, frame or card of a corrected or withdrawn bulletin', async () => {
    const heldFor = async (title: string) => {
      const [shown, said] = [await board.manifest(), await loudspeaker.manifest()];
      assert.ok(shown?.kind === 'board' && said?.kind === 'speaker');
      const clips = said.items.filter((item) => item.title === title);
      return [
        ...shown.items.filter((item) => item.title === title).map(({ file }) => file.sha256),
        ...clips.flatMap(({ opus, mp3 }) => [opus.sha256, mp3.sha256]),
      ];
    };
    const cardOf = ({ text }: { text: string }) =>
      /og:image" content="[^"]*\/shelf\/([0-9a-f]{64})/.exec(text)?.[1];
    const onPageOf = async (title: string) => {
      const front = await home();
      const [, address = ''] = new RegExp(`href="([^"]+)"[^>]*>(?:<[^>]+>)*${title}`).exec(front.text) ?? [];
      const page = await delivery.page(HOST, address);
      const [card, frame] = [cardOf(page), /src="\/shelf\/([0-9a-f]{64})/.exec(page.text)?.[1]];
      return card === undefined || card === cardOf(front) || frame === undefined ? [] : [card, frame];
    };
    const filesOf = async (title: string) => [
      ...(await until(
        () => heldFor(title),
        (all) => all.length >= 3,
        `frame and clip of ${title}`,
      )),
      ...(await until(
        () => onPageOf(title),
        (all) => all.length === 2,
        `card and frame of ${title}`,
      )),
    ];
    const statuses = (names: readonly string[]) =>
      Promise.all(names.map(async (name) => (await delivery.page(HOST, `/shelf/${name}`)).status));
    const untilGone = (names: readonly string[], what: string) =>
      until(
        () => statuses(names),
        (all) => all.every((status) => status === 404),
        what,
      );
    const wrong = currentBulletin(40, 'Cầu thôn 3 hỏng');
    const right = currentBulletin(40, 'Cầu thôn 4 hỏng');
    change([water, wrong]);
    const [first, staying] = [await filesOf(wrong.content.title), await filesOf(water.content.title)];
    assert.deepEqual(new Set(await statuses([...first, ...staying])), new Set([200]));
    change([water, right]);
    const second = await filesOf(right.content.title);
    await untilGone(first, 'what was corrected');
    change([water]);
    await untilGone(second, 'what was withdrawn');
    assert.deepEqual(new Set(await statuses(staying)), new Set([200]));
  });

  it('A54 hands out no file of a withdrawn document and no picture, unless another record shows it', async () => {
    const hand = (bytes: Buffer, mime: string) => {
      feed.media.set(sha256(bytes), { bytes, mime });
      return sha256(bytes);
    };
    const paint = (colour: string) =>
      sharp({ create: { width: 600, height: 400, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const paper = hand(Buffer.from('%PDF-1.7 quyết định'), 'application/pdf');
    const [shown, shared] = [
      hand(await paint('#123456'), 'image/png'),
      hand(await paint('#654321'), 'image/png'),
    ];
    const picture = (name: string) => ({ sha256: name, width: 600, height: 400, alt: 'Ruộng' });
    const document = (number: number) => ({
      ...(small.documents[0] ?? assert.fail()),
      id: `d0c00000-0000-4000-8000-00000000010${number}`,
      symbol: `${number}/QĐ-UBND`,
      file: { sha256: paper, name: 'qd.pdf', bytes: 21, mime: 'application/pdf' },
    });
    const [first, second] = [
      currentBulletin(30, 'Hai ảnh', { pictures: [picture(shown), picture(shared)], channels: ['site'] }),
      currentBulletin(31, 'Một ảnh', { pictures: [picture(shared)], channels: ['site'] }),
    ];
    const publish = (bulletins: EditionSources['bulletins'], documents: EditionSources['documents']) =>
      feed.change({ ...small, bulletins, documents });
    const statuses = async (names: readonly string[]) =>
      Promise.all(names.map(async (name) => (await delivery.page(HOST, `/shelf/${name}`)).status));
    publish([water, first, second], [document(1), document(2)]);
    await until(
      () => statuses([paper, shown, shared]),
      (all) => all.every((status) => status === 200),
      'files',
    );
    const article = (await until(home, has('Hai ảnh'), 'home page')).text;
    const [, address = ''] = /href="([^"]+)"[^>]*>(?:<[^>]+>)*Hai ảnh/.exec(article) ?? [];
    const sizesIn = (text: string) =>
      [...text.matchAll(/\/shelf\/([0-9a-f]{64}\.webp)/g)].map(([, name = '']) => name);
    const sizesOn = async () =>
      [...(await delivery.page(HOST, address)).text.matchAll(/srcset="([^"]+)"/g)]
        .map(([, srcset = '']) => sizesIn(srcset))
        .filter((names) => names.length > 0);
    const sizes = (
      await until(sizesOn, (pictures) => pictures.length === 2, 'sizes of both pictures')
    ).flat();
    publish([water, second], [document(2)]);
    await until(
      () => statuses([shown]),
      ([status]) => status === 404,
      'the picture that left',
    );
    assert.deepEqual(await statuses([paper, shared]), [200, 200]);
    const gone = (await statuses(sizes)).filter((status) => status === 404).length;
    assert.ok(gone > 0 && gone < sizes.length, `${gone} of ${sizes.length}`);
    publish([water, second], []);
    await until(
      () => statuses([paper, `${paper}.pdf`]),
      (all) => all.every((status) => status === 404),
      'the file',
    );
    await delivery.stop();
    const left = join(data, 'shelf', paper.slice(0, 2), `${paper}.pdf`);
    await writeFile(left, feed.media.get(paper)?.bytes ?? '');
    const known = { sha256: paper, bytes: 24, mime: 'application/pdf' };
    await writeFile(join(data, 'delivery', 'originals', `${paper}.json`), JSON.stringify(known));
    delivery = await startDelivery(data, engine, feed);
    assert.deepEqual(await statuses([paper, shared]), [404, 200]);
    change([water]);
  });

  it('Z6 delivers everything after being killed again and again, and leaves nothing half-written', async () => {
    const news = Array.from({ length: 6 }, (_, index) => currentBulletin(10 + index, `Tin số ${index + 1}`));
    change(news);
    for (const wait of [5, 40, 120, 300, 700]) {
      await pause(wait);
      await delivery.kill();
      delivery = await startDelivery(data, engine, feed);
    }
    feed.expect('MABANG6789', { device: led.id, kind: 'board', unit: '03478@2025-07-01', name: led.name });
    board = await delivery.enrol('MABANG6789');
    await until(
      () => titles(board),
      (all) => news.every(({ content }) => all.includes(content.title)),
      'board',
    );
    await until(home, (page) => news.every(({ content }) => page.text.includes(content.title)), 'home page');
    assert.equal(new Set(await titles(board)).size, news.length);
    await until(
      async () => globSync(join(data, '{shelf,sites,delivery}/**/*.part')).length,
      (count) => count === 0,
      'half-written files',
    );
    assert.equal(await delivery.stop(), 0);
    delivery = await startDelivery(data, engine, feed);
  });

  it('Z15 asks for what it no longer has, as after a new version that reads no older editions', async () => {
    await delivery.stop();
    const kept = join(data, 'delivery', 'editions', '03478@2025-07-01.json');
    const edition = JSON.parse(await readFile(kept, 'utf8'));
    await writeFile(kept, JSON.stringify({ ...edition, version: 1 }));
    const before = feed.asked.get('03478@2025-07-01') ?? 0;
    delivery = await startDelivery(data, engine, feed);
    await until(
      async () => feed.asked.get('03478@2025-07-01') ?? 0,
      (asked) => asked > before,
      'asked again',
    );
    assert.equal((await home()).status, 200);
    await until(
      () => readFile(kept, 'utf8').catch(() => ''),
      (text) => text.includes(`"version":${edition.version}`),
      'an edition of this version',
    );
  });

  it('A60 takes away what was left by a withdrawal just before it was killed', async () => {
    await delivery.stop();
    const bytes = Buffer.from('thẻ của bản tin đã thu hồi');
    const name = sha256(bytes);
    const known = { sha256: name, bytes: bytes.length, mime: 'image/png' };
    for (const own of [join('shelf', name.slice(0, 2)), join('delivery', 'cards')])
      await mkdir(join(data, own), { recursive: true });
    await writeFile(join(data, 'shelf', name.slice(0, 2), `${name}.png`), bytes);
    await writeFile(join(data, 'delivery', 'cards', `${sha256('khóa')}.json`), JSON.stringify(known));
    delivery = await startDelivery(data, engine, feed);
    await until(
      async () => (await delivery.page(HOST, `/shelf/${name}`)).status,
      (status) => status === 404,
      'what was left',
    );
  });

  it('Z17 gives the site and its bulletins a card once nothing else waits', async () => {
    const page = await until(home, ({ text }) => text.includes('property="og:image"'), 'card');
    const [, card = ''] =
      /property="og:image" content="http:\/\/[^/]+(\/shelf\/[0-9a-f]{64}\.png)"/.exec(page.text) ?? [];
    assert.equal((await delivery.page(HOST, card)).type, 'image/png');
  });

  it('Z21 answers a form with a page of the site', async () => {
    const page = await delivery.page(HOST, '/tuong-tac/theo-doi/?ma=ABCDE-99999');
    assert.equal(page.status, 404);
    assert.match(page.text, /ABCDE-99999/);
    assert.match(page.text, /<html lang="vi"/);
  });

  it('answers for hosts it does not know with the list of sites', async () => {
    const { status, text } = await delivery.page('localhost', '/');
    assert.equal(status, 200);
    assert.match(text, /xa-sin-ho\.localhost.*Xã Sìn Hồ/s);
    assert.equal((await delivery.page('la.example', '/thong-tin-thiet-yeu/')).status, 404);
    for (const path of ['/../../keys/signing.json', '/%2e%2e/%2e%2e/keys/signing.json', '/.manifest.json']) {
      const { status: refused, text: page } = await delivery.page(HOST, path);
      assert.equal(refused, 404, path);
      assert.match(page, /<html lang="vi"/);
    }
  });

  it('D61 D64 says the alarm before manifests, and names the speaker that does not say that it obeys', async (t) => {
    const flood = currentBulletin(9, 'Lũ về', { priority: 'emergency' });
    // Delivery may have been started again meanwhile: whoever joins now is told where its broker is.
    feed.expect('MALOA34567', {
      device: speaker.id,
      kind: 'speaker',
      unit: '03478@2025-07-01',
      name: speaker.name,
    });
    const { mqttUrl } = await delivery.enrol('MALOA34567');
    const { heard, client } = await overhear(mqttUrl, BROKER_KEY);
    t.after(() => client.endAsync(true));
    const alarmed = `${alarmTopicFor('03478@2025-07-01')} `;
    const places = () => {
      const desired = `${topicFor(speaker.id, 'desired')} `;
      const manifest = heard.findIndex((text) => {
        if (!text.startsWith(desired)) return false;
        const { manifest: jws = '' } = Desired.parse(JSON.parse(text.slice(desired.length)));
        return Buffer.from(jws.split('.')[1] ?? '', 'base64url').includes(flood.content.id);
      });
      return { alarm: heard.findIndex((text) => text.startsWith(alarmed)), manifest };
    };
    feed.receipts.length = 0;
    change([flood]);
    const order = await until(
      async () => places(),
      ({ alarm, manifest }) => alarm >= 0 && manifest >= 0,
      'an alarm and a manifest',
    );
    assert.ok(order.alarm < order.manifest);
    const told = await until(
      async () => feed.receipts.flatMap(({ failures }) => failures),
      (failures) => failures.some(({ device }) => device === speaker.id),
      'a receipt that names the speaker',
      120_000,
    );
    const [named] = told.filter(({ device }) => device === speaker.id);
    assert.equal(named?.bulletin, flood.content.id);
    assert.match(named.message, new RegExp(`^${speaker.name}: sau 20 giây chưa xác nhận`));
  });
});
