import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { composeEdition, editionUnit } from '@nguon/content-model/edition';
import { bulletin, NOW, ordinaryDay, sources } from '@nguon/content-model/fixtures/sin-ho';
import { connectCms } from './cms-client.ts';
import { type FeedServer, openFeedServer } from './testing/feed-server.ts';
import { type OpenDoor, openDoor } from './testing/open-door.ts';

const SEND = '/tuong-tac/gui-phan-anh/';
const unit = editionUnit(ordinaryDay);
const form = { unit, kind: 'reflection', subject: 'Đèn đường hỏng', text: 'Đèn đầu ngõ 3 tắt đã hai đêm.' };
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
let client = 0;

/** What a page on request was made of. */
function outcomeIn(text: string) {
  return JSON.parse(text.replace(/^.*<\/head>/s, '')) as {
    path: string;
    isPreview?: boolean;
    at: string;
    outcome?: {
      kind: string;
      faults: Record<string, string>;
      values: Record<string, string>;
      standing: { code: string };
    };
  };
}

describe('what residents do', () => {
  let door: OpenDoor;
  let feed: FeedServer;
  const post = (changes: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    door.ask(
      SEND,
      { ...urlencoded, 'x-forwarded-for': `203.0.113.${client}`, ...headers },
      'POST',
      new URLSearchParams({ ...form, ...changes }).toString(),
    );
  const follow = (code: string) => door.ask(`/tuong-tac/theo-doi/?ma=${encodeURIComponent(code)}`);

  before(async () => {
    feed = await openFeedServer([sources]);
    door = await openDoor([ordinaryDay], connectCms(feed.url, feed.key));
  });
  beforeEach(() => {
    client += 1;
  });
  after(async () => {
    await door.close();
    await feed.stop();
  });

  it('reaches the authority and gives a code, on a page that nobody keeps', async () => {
    const { status, text, headers } = await post({ phone: '0912 345 678' });
    assert.equal(status, 201);
    assert.equal(outcomeIn(text).outcome?.kind, 'received');
    assert.match(outcomeIn(text).outcome?.standing.code ?? '', /^ABCDE-2345[A-Z]$/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers.location, undefined);
    assert.equal(feed.feedback.at(-1)?.contact.phone, '0912 345 678');
  });

  it('Z22 is kept once when it is sent twice', async () => {
    const before = feed.feedback.length;
    const [one, two] = await Promise.all([post({ text: 'Nhấn đúp' }), post({ text: 'Nhấn đúp' })]);
    assert.equal(outcomeIn(one.text).outcome?.standing.code, outcomeIn(two.text).outcome?.standing.code);
    assert.equal(feed.feedback.length, before + 1);
  });

  it('Z21 comes back with its faults and what was written', async () => {
    const before = feed.feedback.length;
    const { status, text } = await post({ subject: '', email: 'sai' });
    const { outcome } = outcomeIn(text);
    assert.equal(status, 422);
    assert.deepEqual(Object.keys(outcome?.faults ?? {}).toSorted(), ['email', 'subject']);
    assert.equal(outcome?.values.text, form.text);
    assert.equal(feed.feedback.length, before);
  });

  it('Z24 is thanked for and dropped when a program filled it', async () => {
    const before = feed.feedback.length;
    const { status, text } = await post({ website: 'x' });
    assert.equal(status, 201);
    assert.match(text, /Cảm ơn/);
    assert.equal(feed.feedback.length, before);
  });

  it('Z23 waits after five in a minute, and tells how long', async () => {
    for (let turn = 0; turn < 5; turn += 1) assert.equal((await post({ text: `Lần ${turn}` })).status, 201);
    const { status, headers, text } = await post({ text: 'Lần 6' });
    assert.equal(status, 429);
    assert.ok(Number(headers['retry-after']) > 0);
    assert.match(text, /Quay lại/);
    assert.equal((await post({}, { 'x-forwarded-for': '198.51.100.1' })).status, 201);
  });

  it('Z25 is told when the authority’s server is away, and is taken when it is back', async () => {
    await feed.stop();
    const away = await post({ text: 'Lúc mất mạng' });
    assert.deepEqual([away.status, outcomeIn(away.text).outcome?.kind], [503, 'unavailable']);
    assert.ok(Number(away.headers['retry-after']) > 0);
    assert.equal((await follow('ABCDE-2345A')).status, 503);
    await feed.start();
    assert.equal((await post({ text: 'Lúc mất mạng' })).status, 201);
  });

  it('is followed by its code however that is typed', async () => {
    const { outcome } = outcomeIn((await post({ text: 'Theo dõi' })).text);
    const code = outcome?.standing.code ?? '';
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `]) {
      const { status, text } = await follow(typed);
      assert.deepEqual([status, outcomeIn(text).outcome?.standing.code], [200, code], typed);
    }
    for (const typed of ['ABCDE-99999', 'không có', "' or 1=1 --", 'x'.repeat(5_000)]) {
      const { status, text } = await follow(typed);
      assert.deepEqual([status, outcomeIn(text).outcome?.kind], [404, 'unknown-code'], typed);
    }
    assert.equal((await door.ask('/tuong-tac/theo-doi/')).status, 200);
  });

  it('is refused where it is too long, of another kind, or on no site', async () => {
    assert.equal((await post({ text: 'x '.repeat(40_000) })).status, 413);
    assert.equal((await post({}, { 'content-type': 'application/json' })).status, 415);
    assert.equal((await post({}, { host: 'la.example' })).status, 405);
    assert.equal((await door.ask('/tuong-tac/khac/', {}, 'POST')).status, 405);
    assert.equal((await door.ask('/tuong-tac/khac/')).status, 404);
    assert.equal((await door.ask(SEND)).headers.location, '/phan-anh/');
  });

  it('is refused where two lengths disagree', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(door.port, '127.0.0.1');
      let said = '';
      socket.on('data', (bytes) => {
        said += bytes;
      });
      socket.on('close', () => resolve(said));
      socket.on('error', reject);
      socket.end(
        `POST ${SEND} HTTP/1.1\r\nHost: ${sources.site.host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: la.example\r\n\r\n`,
      );
    });
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal(answer.match(/HTTP\/1\.1/g)?.length, 1);
  });

  describe('and an editor’s preview', () => {
    const token = 'a'.repeat(43);
    const frameOrigin = 'https://quan-tri.laichau.gov.vn';
    const draft = bulletin({ id: '0b7c9d10-0000-4000-8000-00000000abcd', title: 'Bản nháp' });
    const edition = composeEdition({ ...sources, bulletins: [draft] }, NOW);

    before(() =>
      feed.show(token, {
        edition,
        at: NOW,
        subject: { kind: 'bulletin', id: draft.content.id },
        frameOrigin,
      }),
    );

    it('Z26 shows the subject’s page, framed by the administration alone', async () => {
      const { status, text, headers } = await door.ask(`/tuong-tac/xem-truoc/${token}/`);
      const { path, isPreview } = outcomeIn(text);
      assert.equal(status, 200);
      assert.equal(isPreview, true);
      assert.match(path, /ban-nhap/);
      assert.match(String(headers['content-security-policy']), new RegExp(`frame-ancestors ${frameOrigin}$`));
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['x-robots-tag'], 'noindex');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.match(
        text,
        new RegExp(`<script src="/tuong-tac/xem-truoc.js" defer data-frame-origin="${frameOrigin}"`),
      );
      assert.match((await door.ask('/tuong-tac/xem-truoc.js')).text, /payload-live-preview/);
    });

    it('shows another page of the same site, and says when it has none', async () => {
      assert.equal(
        outcomeIn((await door.ask(`/tuong-tac/xem-truoc/${token}/van-ban/`)).text).path,
        '/van-ban/',
      );
      assert.equal((await door.ask(`/tuong-tac/xem-truoc/${token}/khong-co/`)).status, 404);
    });

    it('Z26 is of pages alone, never of what a page cannot be', async () => {
      for (const path of ['search.json', 'rss.xml', 'feed.json', 'van-ban/..', '..']) {
        assert.equal((await door.ask(`/tuong-tac/xem-truoc/${token}/${path}`)).status, 404, path);
      }
    });

    it('Z33 hands over the file of its document, by its own address and never by the shelf’s', async () => {
      const bytes = Buffer.from('%PDF-1.7 bản nháp');
      const file = {
        sha256: sha256(bytes),
        name: 'quyết-định.pdf',
        bytes: bytes.length,
        mime: 'application/pdf',
      };
      const [document] = sources.documents;
      assert.ok(document);
      const documents = [{ ...document, file }];
      const subject = { kind: 'document', id: document.id } as const;
      const own = composeEdition({ ...sources, documents }, NOW);
      const [looked, other] = ['d'.repeat(43), 'e'.repeat(43)];
      feed.show(looked, { edition: own, at: NOW, subject, frameOrigin });
      feed.show(other, { edition: own, at: NOW, subject: { kind: 'site', id: '' }, frameOrigin });
      for (const token of [looked, other]) feed.showFile(token, bytes, file.mime);
      const { status, text, headers } = await door.ask(`/tuong-tac/xem-truoc/${looked}/tep`);
      assert.deepEqual([status, text], [200, bytes.toString()]);
      assert.equal(headers['cache-control'], 'no-store');
      assert.match(String(headers['content-disposition']), /^attachment; filename\*=UTF-8''quy/);
      for (const token of [other, 'b'.repeat(43)]) {
        assert.equal((await door.ask(`/tuong-tac/xem-truoc/${token}/tep`)).status, 404, token);
      }
      const page = (await door.ask(`/tuong-tac/xem-truoc/${looked}/`)).text;
      assert.ok(page.includes(`/tuong-tac/xem-truoc/${looked}/tep`));
      assert.ok(!page.includes(`/shelf/${file.sha256}`));
    });

    it('Z26 is gone without its token, and shown on no other host', async () => {
      for (const path of [
        `/tuong-tac/xem-truoc/${'b'.repeat(43)}/`,
        '/tuong-tac/xem-truoc/',
        `/tuong-tac/xem-truoc/..%2f${token}/`,
      ]) {
        assert.equal((await door.ask(path)).status, 404, path);
      }
      const other = composeEdition(
        { ...sources, unit: { ...sources.unit, code: '00999', path: '12@2025-07-01/00999@2025-07-01/' } },
        NOW,
      );
      feed.show('c'.repeat(43), { edition: other, at: NOW, subject: { kind: 'site', id: '' }, frameOrigin });
      assert.equal((await door.ask(`/tuong-tac/xem-truoc/${'c'.repeat(43)}/`)).status, 404);
    });
  });
});
