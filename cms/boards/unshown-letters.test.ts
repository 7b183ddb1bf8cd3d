import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Bulletin, User } from '../payload-types.ts';
import { openTestCms, type TestCms, type Told } from '../testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from '../testing/world.ts';
import { type LetteredBoard, unshownInDraft, unshownLetters, unshownSaid } from './unshown-letters.ts';

const path = '12@2025-07-01/03478@2025-07-01/';
const ticker: LetteredBoard = { name: 'P10 cổng chợ', width: 64, height: 16, colour: 'one-bit', path };
const lcd: LetteredBoard = { name: 'LCD trụ sở', width: 1_920, height: 1_080, colour: 'full', path };
const elsewhere: LetteredBoard = { ...ticker, name: 'P10 nơi khác', path: '12@2025-07-01/03385@2025-07-01/' };
const words = {
  title: 'Lịch tiêm chủng',
  issuer: 'UBND xã Sìn Hồ',
  summary: 'Đưa trẻ đến trạm y tế.',
  renditions: {},
  audience: [path],
  channels: ['board' as const],
};

describe('letters that boards cannot show', () => {
  it('B61 are named with their field, their word and the boards of the reach', () => {
    for (const [letter, word] of [
      ['ក', 'ក្រុម'],
      ['ꨀ', 'ꨀꨥꨴꨮꨱ'],
      ['ꪒ', 'ꪒꪮꪙ'],
    ] as const) {
      const content = { ...words, title: `Lịch tiêm ${word} tuần này` };
      assert.deepEqual(unshownLetters(content, [ticker, lcd, elsewhere]), [
        { path: 'title', letter, word, boards: ['P10 cổng chợ (64 × 16)'], isShownElsewhere: true },
      ]);
    }
  });

  it('B61 are found in what boards show of it, and not in what they do not', () => {
    const khmer = { ...words, summary: 'ក្រុម' };
    assert.deepEqual(
      unshownLetters(khmer, [ticker]).map((found) => found.path),
      ['summary'],
    );
    const rewritten = { ...khmer, renditions: { board: 'Nhóm ꪒꪮꪙ' } };
    assert.deepEqual(
      unshownLetters(rewritten, [ticker]).map((found) => found.path),
      ['renditions.board'],
    );
    assert.deepEqual(unshownLetters({ ...khmer, renditions: { board: 'Nhóm' } }, [ticker]), []);
    assert.deepEqual(unshownLetters(khmer, [lcd, elsewhere]), []);
    assert.deepEqual(unshownLetters({ ...khmer, channels: [] }, [ticker]), []);
    assert.deepEqual(unshownLetters(words, [ticker]), []);
  });

  it('B61 are said in both languages, with at most five boards by name', () => {
    const many = Array.from({ length: 7 }, (_, place) => ({ ...ticker, name: `P10 số ${place + 1}` }));
    const [found] = unshownLetters({ ...words, title: 'ក្រុម' }, many);
    assert.ok(found);
    const { vi, en } = unshownSaid(found);
    assert.match(vi, /^Chữ «ក» \(U\+1780\) trong «ក្រុម» .*P10 số 5 \(64 × 16\) và 2 bảng khác\. Hãy viết/);
    assert.match(en, /and 2 other boards\. Write it in Latin letters/);
  });
});

describe('a bulletin with such letters', () => {
  let cms: TestCms;
  let world: World;
  let editor: User;
  let ticking: string;

  before(async () => {
    cms = await openTestCms();
    world = await makeWorld(cms);
    editor = await world.official(world.commune, 'editor');
    const board = await cms.payload.create({
      collection: 'boards',
      overrideAccess: true,
      data: {
        name: 'P10 cổng chợ',
        unit: world.commune.id,
        technology: 'led',
        width: 64,
        height: 16,
        colour: 'one-bit',
        owner: 'state',
      },
    });
    ticking = board.id;
  });
  after(() => cms.close());

  async function written(changes: Record<string, unknown>): Promise<string> {
    const body = bulletinOf(world, world.commune, { title: 'Lịch ក្រុម', ...changes });
    const { status, json } = await cms.ask<{ doc: Bulletin } & Told>('/bulletins', {
      method: 'POST',
      body,
      as: editor,
    });
    assert.equal(status, 201, JSON.stringify(json.errors));
    return json.doc.id;
  }
  const submit = (id: string) =>
    cms.ask<Told>(`/bulletins/${id}/submit`, { method: 'POST', body: {}, as: editor });

  it('B62 is refused where it is for boards alone and none can show it', async () => {
    const { status, json } = await submit(await written({ channels: ['board'] }));
    const [fault, ...others] = json.errors[0]?.data?.errors ?? [];
    assert.deepEqual([status, fault?.path, others], [400, 'title', []]);
    assert.match(fault?.message ?? '', /«ក» \(U\+1780\) trong «ក្រុម».*P10 cổng chợ \(64 × 16\)/);
  });

  it('B61 is warned of in its form while another channel or board carries it, and submitted', async () => {
    const id = await written({ channels: ['site', 'board'] });
    const [found, ...others] = await unshownInDraft(id, cms.payload);
    assert.deepEqual([found?.letter, found?.boards, others], ['ក', ['P10 cổng chợ (64 × 16)'], []]);
    assert.equal((await submit(id)).status, 200);
    const { id: lcdBoard } = await cms.payload.create({
      collection: 'boards',
      overrideAccess: true,
      data: {
        name: 'LCD trụ sở',
        unit: world.commune.id,
        technology: 'lcd',
        width: 1_920,
        height: 1_080,
        colour: 'full',
        owner: 'state',
      },
    });
    const alone = await written({ channels: ['board'] });
    assert.equal((await unshownInDraft(alone, cms.payload)).length, 1);
    assert.equal((await submit(alone)).status, 200);
    await cms.payload.delete({ collection: 'boards', id: ticking, overrideAccess: true });
    assert.deepEqual(await unshownInDraft(alone, cms.payload), []);
    await cms.payload.delete({ collection: 'boards', id: lcdBoard, overrideAccess: true });
  });
});
