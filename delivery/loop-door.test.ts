import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import { contentHash, scriptHash, spokenHash } from '@nguon/content-model/bulletin';
import { sha256 } from '@nguon/content-model/content-address';
import type { Preview } from '@nguon/content-model/delivery-feed';
import { composeEdition, type Edition } from '@nguon/content-model/edition';
import { boards, bulletin, NOW, sources } from '@nguon/content-model/fixtures/sin-ho';
import { later, millisecondsOf } from '@nguon/content-model/instant';
import { LIVE_RATE, LiveStanding, MOST_SOUND_SECONDS, Recording } from '@nguon/content-model/live';
import {
  DraftFrames,
  DraftScript,
  HeardFile,
  LOOPS,
  Loop,
  passFor,
  SpokenDraft,
} from '@nguon/content-model/loop-feed';
import { LiveStudio } from '@nguon/devices/door/live-studio';
import { seal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import { boardManifest } from '@nguon/signage-renderer/board-manifest';
import sharp from 'sharp';
import { clipsOn } from './clips.ts';
import { drawing } from './drawing.ts';
import { loopDoor } from './loop-door.ts';
import { manifestsIn } from './manifests.ts';
import { shelfIn } from './shelf.ts';

const KEY = 'khoa-chung-cua-hai-ben';
const [, led] = boards;
const neutral = { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' };

/** Eight seconds in which a click sounds twice a second: no gain makes it as loud as speech below the ceiling. */
function sparseWav(): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const bytes = Buffer.alloc(44 + 8 * rate * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.set([16, 0, 0, 0, 1, 0, 1, 0], 16);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.set([2, 0, 16, 0], 32);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let index = 0; index < 8 * rate; index += 1) {
    const time = index / rate;
    const sample = time % 0.5 < 0.02 ? 0.9 * Math.sin(2 * Math.PI * 200 * time) : 0;
    bytes.writeInt16LE(Math.round(32_767 * sample), 44 + index * 2);
  }
  return new Uint8Array(bytes);
}

/** An edition in which a bulletin is as an editor has it before it is public. */
function editionWith(changes: Parameters<typeof bulletin>[0]): Edition {
  return composeEdition({ ...sources, bulletins: [bulletin(changes)] }, NOW);
}

describe('the door of loops', () => {
  let folder: string;
  let door: ReturnType<typeof loopDoor>;
  let studio: LiveStudio;
  const previews = new Map<string, Preview>();
  const show = (token: string, edition: Edition) => {
    const subject = { kind: 'bulletin', id: bulletin().content.id } as const;
    previews.set(token, { edition, at: NOW, subject, frameOrigin: 'http://localhost' });
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-loops-'));
    const keys = await newKeys();
    const now = () => millisecondsOf(NOW);
    const manifests = manifestsIn(folder, now, (manifest) => seal('manifest', manifest, keys));
    const edition = editionWith({});
    const nothing = { frames: new Map(), schedules: new Map() };
    await manifests.issue(led.id, (sequence, issuedAt) =>
      boardManifest({ edition, board: led, ...nothing, neutral, offline: neutral, sequence, issuedAt }),
    );
    studio = new LiveStudio(join(folder, 'recordings'), now);
    door = loopDoor({
      key: KEY,
      keys,
      manifests,
      now,
      originOf: (host) => `https://${host}`,
      cms: { preview: async (token) => previews.get(token) ?? null },
      pictures: { original: async () => assert.fail('there is no picture') },
      drawing,
      clips: clipsOn({
        shelf: shelfIn(join(folder, 'shelf')),
        folder,
        voice: espeakVoice,
        make: makeClip,
        recorded: async () => assert.fail('there is no recording'),
      }),
      studio,
    });
  });
  after(async () => {
    await studio.close();
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, pass = passFor(KEY, path, NOW)) =>
    door.request(`${LOOPS}${path}`, { headers: { authorization: pass } });

  it('D58 takes the sound of a live broadcast from the CMS alone, once, and no more than is spoken', async () => {
    const live = 'live/11fe0000-0000-4000-8000-000000000001';
    const send = (path: string, body: Buffer | string, pass = passFor(KEY, path, NOW)) =>
      door.request(`${LOOPS}${path}`, {
        method: 'POST',
        headers: { authorization: pass },
        body: new Uint8Array(Buffer.from(body)),
      });
    const opening = JSON.stringify({ key: 'k'.repeat(43), until: later(NOW, 600) });
    const at = millisecondsOf(NOW);
    const second = Buffer.alloc(2 * LIVE_RATE);
    assert.equal((await send(`${live}/sound/0/${at}`, second)).status, 404);
    assert.equal((await send(live, opening, 'Pass forged')).status, 401);
    assert.equal((await send(live, opening)).status, 204);
    assert.equal((await send(`${live}/sound/0/${at}`, second, passFor(KEY, live, NOW))).status, 401);
    for (let again = 0; again < 20; again += 1) {
      const taken = await send(`${live}/sound/0/${at}`, second);
      assert.deepEqual(LiveStanding.parse(await taken.json()), { listeners: [] });
    }
    const tooLong = Buffer.alloc(2 * LIVE_RATE * MOST_SOUND_SECONDS + 2);
    assert.equal((await send(`${live}/sound/${LIVE_RATE}/${at}`, tooLong)).status, 413);
    const statuses: number[] = [];
    for (let first = 1; first < 100 && statuses.at(-1) !== 429; first += 1) {
      statuses.push((await send(`${live}/sound/${first * LIVE_RATE}/${at}`, second)).status);
    }
    assert.equal(statuses.at(-1), 429);
    const { seconds, bytes } = Recording.parse(await (await send(`${live}/end`, '')).json());
    assert.ok(seconds > statuses.length - 1 && seconds < statuses.length + 2, `${seconds} s`);
    const kept = await ask(`${live}/recording`);
    assert.equal((await kept.arrayBuffer()).byteLength, bytes);
  });

  it('W60 shows the newest manifest of a board', async () => {
    const answer = await ask(led.id);
    assert.equal(answer.status, 200);
    const { manifest } = Loop.parse(await answer.json());
    assert.equal(manifest.device, led.id);
    assert.equal((await ask('0b7c9d10-0000-4000-8000-00000000ffff')).status, 404);
  });

  it('W60 is shut without a pass, and to one that is over, forged or for another address', async () => {
    const over = passFor(KEY, led.id, later(NOW, -120));
    const ahead = passFor(KEY, led.id, later(NOW, 3_600));
    const forged = passFor('khoa-khac-han-khoa-chung', led.id, NOW);
    for (const pass of ['', `Delivery ${KEY}`, over, ahead, forged, passFor(KEY, 'x', NOW)]) {
      assert.equal((await ask(led.id, pass)).status, 401, pass);
    }
  });

  it('W61 draws a draft as the board would show it', async () => {
    show('ban-nhap-da-du-noi-dung', editionWith({ title: 'Họp thôn tối thứ Năm' }));
    const answer = await ask(`${led.id}/drafts/ban-nhap-da-du-noi-dung`);
    assert.equal(answer.status, 200);
    const { frames, refusal } = DraftFrames.parse(await answer.json());
    assert.equal(refusal, null);
    assert.ok(frames.length >= 1 && frames.length <= 12);
    const { width, height } = await sharp(Buffer.from(frames[0]?.base64 ?? '', 'base64')).metadata();
    assert.deepEqual([width, height], [led.width, led.height]);
  });

  it('W61 has nothing to draw of a bulletin that is not for boards, nor for a token that is over', async () => {
    show('ban-nhap-chi-len-trang', editionWith({ channels: ['site'] }));
    assert.equal((await ask(`${led.id}/drafts/ban-nhap-chi-len-trang`)).status, 404);
    assert.equal((await ask(`${led.id}/drafts/khong-co-xem-truoc-nay`)).status, 404);
  });

  it('W61 draws a few at a time', async () => {
    show('ban-nhap-nhieu-nguoi-xem', editionWith({ title: 'Nhiều người cùng xem' }));
    const all = await Promise.all(
      Array.from({ length: 12 }, () => ask(`${led.id}/drafts/ban-nhap-nhieu-nguoi-xem`)),
    );
    const statuses = all.map(({ status }) => status);
    assert.ok(statuses.includes(200) && statuses.includes(503), statuses.join(' '));
  });

  it('W80 says what loudspeakers will say of a draft, what to look at in it, and how long it takes', async () => {
    const strange = 'Họp lúc 25h00 ngày 30/02, đại biểu ĐHBKX mang 中文 đến nhà văn hóa thôn 1.';
    const body = [{ kind: 'paragraph' as const, runs: [{ text: strange }] }];
    show('ban-nhap-de-nghe', editionWith({ title: 'Họp thôn', body }));
    const answer = await ask('scripts/ban-nhap-de-nghe');
    assert.equal(answer.status, 200);
    const { text, remarks, more, seconds, sessionMinutes } = DraftScript.parse(await answer.json());
    assert.match(text, /thôn một/);
    assert.doesNotMatch(text, /[0-9中]/);
    const looked = remarks.map(({ kind, written, spoken }) => [kind, written, spoken !== null]);
    assert.deepEqual(looked, [
      ['doubtful', '25h00', true],
      ['doubtful', '30/02', true],
      ['spelled', 'ĐHBKX', true],
      ['unread', '中文', false],
    ]);
    assert.match(remarks[2]?.before ?? '', /đại biểu $/);
    assert.match(remarks[2]?.after ?? '', /^ mang/);
    assert.equal(more, 0);
    assert.ok(seconds > 5 && seconds < 60, `${seconds} s`);
    assert.equal(sessionMinutes, Math.min(...sources.speakers.map((speaker) => speaker.sessionMinutes)));
    assert.equal((await ask('scripts/khong-co-xem-truoc-nay')).status, 404);
    assert.equal((await ask('scripts/ban-nhap-de-nghe', passFor(KEY, 'x', NOW))).status, 401);
  });

  it('W80 reads a draft aloud, and says why it cannot', async () => {
    show('ban-nhap-de-nghe', editionWith({ title: 'Họp thôn tối thứ Năm' }));
    const clip = await ask('scripts/ban-nhap-de-nghe/clip');
    assert.equal(clip.status, 200);
    assert.equal(clip.headers.get('content-type'), 'audio/mpeg');
    assert.ok((await clip.arrayBuffer()).byteLength > 10_000);
    show('ban-nhap-tieng-mong', editionWith({ language: 'hmn', title: 'Nyob zoo' }));
    const refused = await ask('scripts/ban-nhap-tieng-mong/clip');
    assert.equal(refused.status, 422);
    assert.equal((await refused.json()).code, 'clip-invalid');
  });

  it('W86 says a draft with the words of its owner', async () => {
    const lexicon = [{ written: 'Tà Ghênh', spoken: 'Tà Gênh' }];
    show('ban-nhap-co-tu-rieng', editionWith({ title: 'Họp bản Tà Ghênh', lexicon }));
    const { text, hash } = DraftScript.parse(await (await ask('scripts/ban-nhap-co-tu-rieng')).json());
    assert.match(text, /bản Tà Gênh/);
    assert.equal(hash, scriptHash(text));
  });

  it('W88 tells an approval the words of every accent, and the sound that was heard of them', async () => {
    const edition = editionWith({ title: 'Họp 24 hộ' });
    show('ban-nhap-cho-duyet', edition);
    const spoken = async () =>
      SpokenDraft.parse(await (await ask('scripts/ban-nhap-cho-duyet/spoken')).json());
    const before = await spoken();
    assert.equal(before.content, contentHash(edition.bulletins[0]?.content ?? assert.fail()));
    assert.deepEqual(
      before.scripts.map(({ accent, clip }) => [accent, clip]),
      [
        ['northern', null],
        ['central', null],
        ['southern', null],
      ],
    );
    assert.match(before.scripts[2]?.text ?? '', /hai mươi bốn hộ/);
    const heard = await (await ask('scripts/ban-nhap-cho-duyet/clip')).bytes();
    const { scripts } = await spoken();
    assert.equal(scripts[0]?.clip, sha256(heard));
    assert.equal((await ask('scripts/khong-co-xem-truoc-nay/spoken')).status, 404);
  });

  it('W80 says of a recorded draft what is said in it, with its own length', async () => {
    const { content } = bulletin({ language: 'hmn', title: 'Nyob zoo' });
    const recording = { sha256: 'a'.repeat(64), seconds: 61, readFrom: spokenHash(content) };
    const transcript = 'Nyob zoo sawv daws, hnub no muaj rooj sib tham ntawm lub tsev kab lis kev cai.';
    const { language, title } = content;
    show('ban-nhap-ghi-am', editionWith({ language, title, recording: { ...recording, transcript } }));
    const shown = DraftScript.parse(await (await ask('scripts/ban-nhap-ghi-am')).json());
    assert.deepEqual([shown.isRecorded, shown.text, shown.seconds], [true, transcript, 61]);
    assert.deepEqual(shown.remarks, []);
  });

  it('W106 listens to a recording that is to be kept, and says what is wrong with it', async () => {
    const send = (path: string, body: Uint8Array<ArrayBuffer>, pass = passFor(KEY, path, NOW)) =>
      door.request(`${LOOPS}${path}`, { method: 'POST', headers: { authorization: pass }, body });
    const zip = new Uint8Array(Buffer.from('PK\x03\x04 không phải âm thanh'));
    const path = `recordings/${sha256(zip)}`;
    const answer = await send(path, zip);
    assert.deepEqual(HeardFile.parse(await answer.json()), { seconds: 0, fault: 'no-sound' });
    show('ban-nhap-de-nghe', editionWith({ title: 'Họp thôn tối thứ Năm' }));
    const clip = new Uint8Array(await (await ask('scripts/ban-nhap-de-nghe/clip')).arrayBuffer());
    const heard = HeardFile.parse(await (await send(`recordings/${sha256(clip)}`, clip)).json());
    assert.equal(heard.fault, null);
    assert.ok(heard.seconds > 2, `${heard.seconds} s`);
    const sparse = sparseWav();
    const uneven = HeardFile.parse(await (await send(`recordings/${sha256(sparse)}`, sparse)).json());
    assert.equal(uneven.fault, 'uneven');
    assert.equal((await send(path, clip)).status, 400);
    assert.equal((await send(path, zip, passFor(KEY, 'x', NOW))).status, 401);
  });
});
