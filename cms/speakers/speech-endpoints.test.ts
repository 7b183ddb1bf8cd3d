import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { contentHash, scriptHash, transcriptOf } from '@nguon/content-model/bulletin';
import { sha256 } from '@nguon/content-model/content-address';
import type { Preview } from '@nguon/content-model/delivery-feed';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import {
  type DraftScript,
  type HeardFile,
  isPassFor,
  LOOPS,
  type SpokenDraft,
} from '@nguon/content-model/loop-feed';
import { accents } from '@nguon/content-model/speaker';
import { unitKey } from '@nguon/content-model/unit';
import { deskOf } from '../outbox/desk.ts';
import type { Bulletin, Lexicon, Recording, Unit, User } from '../payload-types.ts';
import type { RecordingStanding } from '../recordings/recording-standing.ts';
import { DELIVERY_KEY, openTestCms, PASSWORD, type TestCms, type Told } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import type { ShownScript } from './shown-script.ts';

const script: DraftScript = {
  accent: 'northern',
  isRecorded: false,
  text: 'Họp thôn lúc mười chín giờ.',
  hash: scriptHash('Họp thôn lúc mười chín giờ.'),
  remarks: [],
  more: 0,
  seconds: 2,
  sessionMinutes: 15,
};

let delivery: Server;
let cms: TestCms;
let world: World;
/** What delivery was asked below its door, each with a pass for it. */
const asked: string[] = [];
/** How delivery answers for sound. */
let clipStatus = 200;

/** What delivery hears in a recording; `null` when it does not answer. */
let heardFile: HeardFile | null = { seconds: 30, fault: null };

/** Does delivery answer what an approval asks? */
let isSpoken = true;

/** The words of a draft as delivery would spell them: its title, words of its lexicon said in their way. */
async function spokenOf(token: string): Promise<SpokenDraft> {
  const { json } = await cms.deliver<Preview>(`/previews/${token}`);
  const { edition, subject } = json;
  const draft = parseEdition(edition).bulletins.find(({ content: { id } }) => id === subject.id);
  const { content } = draft ?? assert.fail('the draft is in its preview');
  const { recording } = content;
  const said = recording
    ? transcriptOf({ ...content, recording })
    : (content.lexicon ?? []).reduce(
        (text, { written, spoken }) => text.replaceAll(written, spoken),
        content.title,
      );
  const scripts = accents.map((accent) => {
    const text = `${said} ${accent}`;
    return { accent, text, hash: scriptHash(text), clip: 'c'.repeat(64) };
  });
  return { content: contentHash(content), scripts };
}

/** Delivery as the CMS sees it: words and sound of every draft. */
async function answer(
  path: string,
  authorization: string,
): Promise<{ status: number; type: string; body: string }> {
  const below = path.slice(LOOPS.length);
  if (!path.startsWith(LOOPS) || !isPassFor(DELIVERY_KEY, below, authorization, instantOf(Date.now())))
    return { status: 401, type: 'application/json', body: '{}' };
  asked.push(below);
  const [, token = ''] = /^scripts\/([\w-]+)\/spoken$/.exec(below) ?? [];
  if (token !== '' && !isSpoken) return { status: 503, type: 'application/json', body: '{}' };
  if (token !== '')
    return { status: 200, type: 'application/json', body: JSON.stringify(await spokenOf(token)) };
  if (below.startsWith('recordings/'))
    return { status: heardFile ? 200 : 503, type: 'application/json', body: JSON.stringify(heardFile) };
  if (below.endsWith('/clip')) return { status: clipStatus, type: 'audio/mpeg', body: 'tiếng' };
  return { status: 200, type: 'application/json', body: JSON.stringify(script) };
}

before(async () => {
  delivery = createServer(async ({ url = '', headers }, response) => {
    const { status, type, body } = await answer(url, headers.authorization ?? '');
    response.writeHead(status, { 'content-type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(delivery, 'listening');
  process.env.NGUON_DEVICE_URL = `http://127.0.0.1:${(delivery.address() as AddressInfo).port}`;
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(async () => {
  delivery.close();
  delivery.closeAllConnections();
  await cms.close();
});

async function tokenOf({ email }: User): Promise<string> {
  const data = { email, password: PASSWORD };
  return (await cms.payload.login({ collection: 'users', data })).token ?? '';
}

describe('what loudspeakers will say of a draft', () => {
  let draft: Bulletin;
  before(async () => {
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins?draft=true', {
      method: 'POST',
      body: bulletinOf(world, world.commune, { title: 'Bản nháp' }),
      as: await world.official(world.commune, 'editor'),
    });
    draft = json.doc;
  });

  it('W80 is told to whoever may read it, by a token of the preview', async () => {
    const as = await world.official(world.commune, 'editor');
    const { status, json } = await cms.ask<DraftScript>(`/draft-scripts/${draft.id}`, { as });
    assert.equal(status, 200);
    assert.deepEqual(json, { ...script, approved: null });
    const [, token = ''] = /^scripts\/([\w-]+)$/.exec(asked.at(-1) ?? '') ?? [];
    assert.equal((await cms.deliver(`/previews/${token}`)).status, 200);
  });

  it('W80 is heard by whoever may read it, and a voice that cannot says so in words', async () => {
    const token = await tokenOf(await world.official(world.commune, 'editor'));
    const path = `/api/draft-scripts/${draft.id}/clip`;
    const hear = () => cms.fetch(path, { headers: { Authorization: `JWT ${token}` } });
    const heard = await hear();
    assert.equal(heard.status, 200);
    assert.equal(heard.headers.get('content-type'), 'audio/mpeg');
    assert.equal(heard.headers.get('cache-control'), 'no-store');
    assert.equal(await heard.text(), 'tiếng');
    clipStatus = 422;
    const refused = await hear();
    clipStatus = 200;
    assert.equal(refused.status, 422);
    assert.match(JSON.stringify(await refused.json()), /Giọng máy/);
  });

  it('W80 is kept from officials elsewhere and from strangers', async () => {
    const others = [await world.official(world.neighbour, 'editor'), undefined];
    const before = asked.length;
    for (const path of [`/draft-scripts/${draft.id}`, `/draft-scripts/${draft.id}/clip`]) {
      for (const other of others) {
        const { status } = await cms.ask(path, other ? { as: other } : {});
        assert.ok([401, 403, 404].includes(status), `${path} ${status}`);
      }
    }
    assert.equal(asked.length, before);
  });
});

/** A word of a unit, written down by an official. */
const say = (as: User, unit: Unit, written: string, spoken: string) =>
  cms.ask<Told & { doc: Lexicon }>('/lexicon', {
    method: 'POST',
    body: { written, spoken, unit: unit.id },
    as,
  });

describe('the words of a unit', () => {
  it('W86 are written down with who said so, once for a word, and only as a voice can say them', async () => {
    const editor = await world.official(world.commune, 'editor');
    const { status, json } = await say(editor, world.commune, 'Pu Sam Cáp', 'Pu Xam Cáp');
    assert.equal(status, 201, JSON.stringify(json));
    const addedBy = json.doc.addedBy;
    assert.equal(typeof addedBy === 'object' ? addedBy?.id : addedBy, editor.id);
    const again = await say(editor, world.commune, 'PU SAM CÁP', 'Pu Xam');
    assert.equal(again.status, 400);
    assert.match(JSON.stringify(again.json), /đã có từ này/);
    for (const [written, spoken] of [
      ['Km 9', 'ki lô mét 9'],
      ['Nặm Tăm', 'nậm (tăm)'],
      ['4G', 'bốn gờ'],
      ['Nặm Tăm', 'đ'.repeat(200)],
      ['', 'nậm tăm'],
      ['Nặm Tăm', 'nậm\u202etăm'],
    ] as const) {
      const refused = await say(editor, world.commune, written, spoken);
      assert.equal(refused.status, 400, `${written} ${spoken}`);
    }
  });

  it('W87 are read below and inherited, and written by editors and approvers of the unit alone', async () => {
    const provincial = await world.official(world.province, 'editor');
    const { json } = await say(provincial, world.province, 'Mường Kim', 'Mường Kim');
    const path = `/lexicon/${json.doc.id}`;
    const commune = await world.official(world.commune, 'editor');
    assert.equal((await cms.ask(path, { as: commune })).status, 200);
    for (const as of [commune, await world.official(world.elsewhere, 'editor'), undefined]) {
      const change = { method: 'PATCH', body: { spoken: 'sai' }, ...(as && { as }) };
      assert.ok([401, 403, 404].includes((await cms.ask(path, change)).status));
      assert.ok([401, 403, 404].includes((await cms.ask(path, { ...change, method: 'DELETE' })).status));
    }
    assert.equal((await say(commune, world.neighbour, 'Nậm Hăn', 'Nậm Hăn')).status, 403);
    const elsewhere = await world.official(world.elsewhere, 'editor');
    assert.equal((await cms.ask(path, { as: elsewhere })).status, 404);
    const approver = await world.official(world.commune, 'approver');
    assert.equal((await say(approver, world.commune, 'Nậm Hăn', 'Nậm Han')).status, 201);
  });
});

describe('what is said of an approved bulletin', () => {
  let count = 0;
  /** A submitted bulletin of the commune for loudspeakers. */
  async function submitted(title: string): Promise<{ id: string; hash: string }> {
    const editor = await world.official(world.commune, 'editor');
    const body = bulletinOf(world, world.commune, { title, channels: ['site', 'speaker'] });
    const created = await cms.ask<{ doc: Bulletin }>('/bulletins', { method: 'POST', body, as: editor });
    const { id } = created.json.doc;
    const { json } = await cms.ask<{ submittedHash: string }>(`/bulletins/${id}/submit`, {
      method: 'POST',
      as: editor,
    });
    return { id, hash: json.submittedHash };
  }
  const approve = async (id: string, body: { hash: string; script?: string }) =>
    cms.ask(`/bulletins/${id}/approve`, {
      method: 'POST',
      body,
      as: await world.official(world.commune, 'approver'),
    });
  async function carried(id: string) {
    await deskOf(cms.payload).sequencer.settle();
    const { json } = await cms.deliver<Edition>(`/editions/${unitKey(world.commune)}`);
    return parseEdition(json).bulletins.find(({ content }) => content.id === id);
  }
  const correct = async (id: string, written: string, spoken: string) =>
    cms.ask(`/draft-scripts/${id}/words`, {
      method: 'POST',
      body: { written, spoken },
      as: await world.official(world.commune, 'editor'),
    });
  const titled = () => {
    count += 1;
    return `Họp bản Tà Ghênh lần ${count}`;
  };

  it('W86 follows a word that its editor corrects at the draft, and the commune’s before the province’s', async () => {
    const provincial = await world.official(world.province, 'editor');
    await say(provincial, world.province, 'Tà Ghênh', 'Tà Ghinh');
    const one = await submitted(titled());
    assert.equal((await approve(one.id, { hash: one.hash })).status, 200);
    assert.deepEqual((await carried(one.id))?.content.lexicon, [{ written: 'Tà Ghênh', spoken: 'Tà Ghinh' }]);
    assert.equal((await correct(one.id, 'Tà Ghênh', 'Tà Gênh')).status, 200);
    assert.equal((await correct(one.id, 'tà ghênh', 'Tà Gềnh')).status, 200);
    const two = await submitted(titled());
    assert.equal((await approve(two.id, { hash: two.hash })).status, 200);
    assert.deepEqual((await carried(two.id))?.content.lexicon, [{ written: 'Tà Ghênh', spoken: 'Tà Gềnh' }]);
    const stranger = await world.official(world.neighbour, 'editor');
    const body = { written: 'Tà Ghênh', spoken: 'sai' };
    const path = `/draft-scripts/${two.id}/words`;
    const foreign = await cms.ask(path, { method: 'POST', body, as: stranger });
    assert.ok([403, 404].includes(foreign.status), String(foreign.status));
    assert.equal((await cms.ask(path, { method: 'POST', body, as: provincial })).status, 403);
    assert.equal((await correct(two.id, 'Tà Ghênh', '9')).status, 400);
  });

  it('W88 is kept with the approval, and a lexicon that changes afterwards changes none of it', async () => {
    const { id, hash } = await submitted(titled());
    assert.equal((await approve(id, { hash })).status, 200);
    const before = await carried(id);
    const [script] = before?.scripts ?? [];
    assert.equal(before?.scripts?.length, 1);
    assert.match(script?.text ?? '', /Tà Gềnh .* northern/);
    assert.equal(script?.clip, 'c'.repeat(64));
    assert.equal((await correct(id, 'Tà Ghênh', 'Tà Ghềnh')).status, 200);
    assert.deepEqual(await carried(id), before);
    const as = await world.official(world.commune, 'editor');
    const shown = await cms.ask<ShownScript>(`/draft-scripts/${id}`, { as });
    assert.equal(shown.json.approved?.text, script?.text);
    assert.equal(shown.json.approved?.isHeard, true);
    assert.notEqual(shown.json.approved?.hash, shown.json.hash);
  });

  it('W89 is refused when the approver read other words, or the lexicon changed since it was submitted', async () => {
    const { id, hash } = await submitted(titled());
    const other = await approve(id, { hash, script: scriptHash('Lời khác hẳn.') });
    assert.equal(other.status, 409);
    assert.match(JSON.stringify(other.json), /lời bạn vừa xem/);
    assert.equal((await correct(id, 'Tà Ghênh', 'Tà Gành')).status, 200);
    const stale = await approve(id, { hash });
    assert.equal(stale.status, 409);
    assert.match(JSON.stringify(stale.json), /từ điển đọc/);
    assert.equal(await carried(id), undefined);
  });

  it('W89 is approved without the script when delivery does not answer, and then follows from the content', async () => {
    isSpoken = false;
    const { id, hash } = await submitted(titled());
    const { status } = await approve(id, { hash });
    isSpoken = true;
    assert.equal(status, 200);
    const bulletin = await carried(id);
    assert.equal(bulletin?.scripts, undefined);
    assert.equal(bulletin?.content.lexicon?.[0]?.written.toLowerCase(), 'tà ghênh');
  });
});

describe('a recording of a bulletin', () => {
  let count = 0;
  const webm = (words: string) => Buffer.from(`\x1a\x45\xdf\xa3 ${words}`, 'latin1');
  const editorOf = (unit: Unit) => world.official(unit, 'editor');
  const approverOf = (unit: Unit) => world.official(unit, 'approver');

  /** A draft in Hmong, for pages and loudspeakers. */
  async function drafted(unit = world.commune): Promise<string> {
    count += 1;
    const title = `Rooj sib tham ${count}`;
    const body = bulletinOf(world, unit, { title, language: 'hmn', channels: ['site', 'speaker'] });
    const { json } = await cms.ask<{ doc: Bulletin }>('/bulletins', {
      method: 'POST',
      body,
      as: await editorOf(unit),
    });
    return json.doc.id;
  }

  const sendFile = (as: User, bulletin: string, bytes: Buffer, name = 'doc.webm', transcript = '') => {
    const form = new FormData();
    form.set('_payload', JSON.stringify({ bulletin, ...(transcript && { transcript }) }));
    form.set('file', new File([new Uint8Array(bytes)], name, { type: 'audio/webm' }));
    return cms.ask<Told & { doc: Recording }>('/recordings', { method: 'POST', body: form, as });
  };

  /** A recording that the editor made of a bulletin and chose for it. */
  async function recorded(bulletin: string): Promise<{ id: string; bytes: Buffer }> {
    const as = await editorOf(world.commune);
    const bytes = webm(bulletin);
    const { status, json } = await sendFile(as, bulletin, bytes);
    assert.equal(status, 201, JSON.stringify(json));
    const chosen = await change(bulletin, { recording: json.doc.id });
    assert.equal(chosen.status, 200, JSON.stringify(chosen.json));
    return { id: json.doc.id, bytes };
  }

  const change = async (id: string, body: Record<string, unknown>) =>
    cms.ask(`/bulletins/${id}`, { method: 'PATCH', body, as: await editorOf(world.commune) });
  const submit = async (id: string) =>
    cms.ask<Told & { submittedHash: string }>(`/bulletins/${id}/submit`, {
      method: 'POST',
      as: await editorOf(world.commune),
    });
  const approve = async (id: string, hash: string) =>
    cms.ask(`/bulletins/${id}/approve`, {
      method: 'POST',
      body: { hash },
      as: await approverOf(world.commune),
    });
  const standing = async (id: string, as: User) =>
    (await cms.ask<RecordingStanding>(`/recordings/${id}/standing`, { as })).json;
  const confirm = async (id: string, as: User) => {
    const { hash } = await standing(id, as);
    return cms.ask(`/recordings/${id}/confirm`, {
      method: 'POST',
      body: { hash: hash ?? 'f'.repeat(64) },
      as,
    });
  };
  async function carried(id: string) {
    await deskOf(cms.payload).sequencer.settle();
    const { json } = await cms.deliver<Edition>(`/editions/${unitKey(world.commune)}`);
    return parseEdition(json).bulletins.find(({ content }) => content.id === id);
  }

  it('W105 goes out only once somebody else than brought it has confirmed it, with its words', async () => {
    const bulletin = await drafted();
    const { id, bytes } = await recorded(bulletin);
    const { json: sent } = await submit(bulletin);
    const refused = await approve(bulletin, sent.submittedHash);
    assert.equal(refused.status, 409);
    assert.match(JSON.stringify(refused.json), /chưa có người thứ hai nghe/);
    const own = await confirm(id, await editorOf(world.commune));
    assert.equal(own.status, 409);
    assert.match(JSON.stringify(own.json), /nhờ người khác biết tiếng này/);
    assert.equal((await confirm(id, await approverOf(world.province))).status, 200);
    const shown = await standing(id, await approverOf(world.commune));
    assert.equal(shown.confirmed?.by, 'approver Lai Châu');
    assert.deepEqual(shown.broughtBy, ['editor Sìn Hồ']);
    assert.equal((await approve(bulletin, sent.submittedHash)).status, 200);
    const { content, scripts } = (await carried(bulletin)) ?? assert.fail('it is carried');
    assert.equal(content.recording?.sha256, sha256(bytes));
    assert.equal(content.recording?.seconds, 30);
    assert.match(scripts?.[0]?.text ?? '', /Rooj sib tham/);
    assert.equal(scripts?.[0]?.clip, 'c'.repeat(64));
  });

  it('W105 is not confirmed any more, nor as it was submitted, when its words change', async () => {
    const bulletin = await drafted();
    const { id } = await recorded(bulletin);
    const { json: sent } = await submit(bulletin);
    assert.equal((await confirm(id, await approverOf(world.commune))).status, 200);
    const as = await editorOf(world.province);
    const body = { transcript: 'Nyob zoo sawv daws.' };
    assert.ok(
      [403, 404].includes((await cms.ask(`/recordings/${id}`, { method: 'PATCH', body, as })).status),
    );
    const rewritten = await cms.ask(`/recordings/${id}`, {
      method: 'PATCH',
      body,
      as: await approverOf(world.commune),
    });
    assert.equal(rewritten.status, 200);
    assert.equal((await standing(id, as)).confirmed, null);
    assert.equal((await confirm(id, await approverOf(world.commune))).status, 409);
    const stale = await approve(bulletin, sent.submittedHash);
    assert.equal(stale.status, 409);
    assert.match(JSON.stringify(stale.json), /đã thay đổi sau khi trình/);
  });

  it('V39 is told to its editor when the text changes, and keeps the bulletin from its approval', async () => {
    const bulletin = await drafted();
    const { id } = await recorded(bulletin);
    const as = await editorOf(world.commune);
    assert.equal((await standing(id, as)).isStale, false);
    await change(bulletin, { until: '2035-01-01T00:00:00.000Z' });
    assert.equal((await standing(id, as)).isStale, false);
    await change(bulletin, { title: 'Rooj sib tham hloov lawm' });
    assert.equal((await standing(id, as)).isStale, true);
    const refused = await submit(bulletin);
    assert.equal(refused.status, 400);
    assert.match(
      JSON.stringify(refused.json),
      /"path":"recording".*đã đổi sau khi ghi âm|đã đổi sau khi ghi âm/,
    );
    await change(bulletin, { recording: null });
    assert.equal((await submit(bulletin)).status, 200);
  });

  it('W106 is refused when it is empty, no recording, or what delivery hears is none, each in its words', async () => {
    const bulletin = await drafted();
    const as = await editorOf(world.commune);
    const before = asked.length;
    for (const [bytes, words] of [
      [Buffer.alloc(0), /rỗng|No files/],
      [Buffer.from('PK\x03\x04 loi-doc'), /không phải MP3/],
      [Buffer.from('<html>'), /không phải MP3/],
    ] as const) {
      const { status, json } = await sendFile(as, bulletin, bytes, 'loi-doc.mp3');
      assert.equal(status, 400, JSON.stringify(json));
      assert.match(JSON.stringify(json), words);
    }
    assert.equal(asked.length, before);
    for (const [fault, words] of [
      ['no-sound', /không đọc được tiếng/],
      ['film', /là phim/],
      ['cut-short', /bị cắt ngang, thiếu phần cuối/],
      ['silent', /không nghe thấy ai/],
      ['uneven', /lúc có lúc không/],
      ['too-long', /dài hơn 15 phút/],
    ] as const) {
      heardFile = { seconds: 0, fault };
      const { status, json } = await sendFile(as, bulletin, webm(fault));
      assert.equal(status, 400);
      assert.match(JSON.stringify(json), words);
    }
    heardFile = null;
    const unheard = await sendFile(as, bulletin, webm('không ai nghe'));
    heardFile = { seconds: 30, fault: null };
    assert.equal(unheard.status, 503);
    const { totalDocs } = await cms.payload.count({
      collection: 'recordings',
      where: { bulletin: { equals: bulletin } },
      overrideAccess: true,
    });
    assert.equal(totalDocs, 0);
  });

  for (const [format, head] of [
    ['mp3', 'ID3\x04'],
    ['wav', 'RIFF\x24\x00\x00\x00WAVEfmt '],
    ['m4a', '\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00M4A isommp42\x00\x00\x00\x00mdat'],
    ['ogg', 'OggS\x00\x02'],
  ] as const) {
    it(`W106 is kept as ${format} by its bytes, whatever its name`, async () => {
      const bytes = Buffer.from(`${head} ${format} ${'x'.repeat(200)}`, 'latin1');
      const { status, json } = await sendFile(await editorOf(world.commune), await drafted(), bytes, 'a.bin');
      assert.equal(status, 201, JSON.stringify(json));
      assert.match(json.doc.filename ?? '', new RegExp(`^[0-9a-f]{20}\\.${format}$`));
    });
  }

  it('W107 stays while a public bulletin is heard in it, and goes with a draft that is deleted', async () => {
    const bulletin = await drafted();
    const { id } = await recorded(bulletin);
    const { json: sent } = await submit(bulletin);
    await confirm(id, await approverOf(world.commune));
    assert.equal((await approve(bulletin, sent.submittedHash)).status, 200);
    const as = await editorOf(world.commune);
    await change(bulletin, { recording: null });
    const refused = await cms.ask(`/recordings/${id}`, { method: 'DELETE', as });
    assert.equal(refused.status, 409);
    assert.match(JSON.stringify(refused.json), /thu hồi bản tin trước/);
    const body = { reason: 'Đọc nhầm' };
    const approver = await approverOf(world.commune);
    assert.equal(
      (await cms.ask(`/bulletins/${bulletin}/withdraw`, { method: 'POST', body, as: approver })).status,
      200,
    );
    assert.equal((await cms.ask(`/recordings/${id}`, { method: 'DELETE', as })).status, 200);
    const draft = await drafted();
    const other = await recorded(draft);
    const deleted = await cms.ask(`/bulletins/${draft}`, { method: 'DELETE', as });
    assert.equal(deleted.status, 200, JSON.stringify(deleted.json));
    assert.equal((await cms.ask(`/recordings/${other.id}`, { as })).status, 404);
  });

  it('A55 is heard by its unit and those above alone, and is of one bulletin', async () => {
    const bulletin = await drafted();
    const { id } = await recorded(bulletin);
    const kept = await cms.ask<Recording>(`/recordings/${id}`, { as: await editorOf(world.commune) });
    const file = `/api/recordings/file/${kept.json.filename}`;
    const hear = async (as: User | null) => {
      const headers: Record<string, string> = as ? { Authorization: `JWT ${await tokenOf(as)}` } : {};
      return (await cms.fetch(file, { headers })).status;
    };
    assert.equal(await hear(await editorOf(world.commune)), 200);
    assert.equal(await hear(await editorOf(world.province)), 200);
    for (const other of [await editorOf(world.neighbour), await editorOf(world.elsewhere), null]) {
      assert.ok([401, 403, 404].includes(await hear(other)));
      for (const [path, method] of [
        [`/recordings/${id}`, 'GET'],
        [`/recordings/${id}/standing`, 'GET'],
        [`/recordings/${id}/confirm`, 'POST'],
        [`/recordings/${id}`, 'PATCH'],
        [`/recordings/${id}`, 'DELETE'],
      ] as const) {
        const body = method === 'POST' ? { hash: 'a'.repeat(64) } : { transcript: 'sai' };
        const sends = method === 'POST' || method === 'PATCH';
        const asking = { method, ...(other && { as: other }), ...(sends && { body }) };
        const { status } = await cms.ask(path, asking);
        assert.ok([401, 403, 404].includes(status), `${method} ${path} ${status}`);
      }
    }
    const foreign = await sendFile(await editorOf(world.neighbour), bulletin, webm('của xã khác'));
    assert.equal(foreign.status, 403);
    assert.equal((await sendFile(await editorOf(world.province), bulletin, webm('của tỉnh'))).status, 403);
    const second = await drafted();
    await change(second, { recording: id });
    const refused = await submit(second);
    assert.equal(refused.status, 400, JSON.stringify(refused.json));
    assert.match(JSON.stringify(refused.json), /recording/);
  });

  it('A56 is handed to delivery alone, for drafts too', async () => {
    const bulletin = await drafted();
    const { bytes } = await recorded(bulletin);
    const path = `/api/delivery/recordings/${sha256(bytes)}`;
    const answer = await cms.fetch(path, { headers: { Authorization: `Delivery ${DELIVERY_KEY}` } });
    assert.equal(answer.status, 200);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    const token = await tokenOf(await editorOf(world.commune));
    for (const authorization of ['', `JWT ${token}`, 'Delivery khoa-khac-han-khoa-chung'])
      assert.equal((await cms.fetch(path, { headers: { Authorization: authorization } })).status, 401);
    assert.equal((await cms.deliver(`/media/${sha256(bytes)}`)).status, 404);
    assert.equal((await cms.deliver(`/recordings/${'e'.repeat(64)}`)).status, 404);
  });
});
