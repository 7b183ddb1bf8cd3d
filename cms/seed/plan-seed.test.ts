import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf } from '@nguon/content-model/block';
import { Board } from '@nguon/content-model/board';
import { isCurrent } from '@nguon/content-model/bulletin';
import { type Instant, later } from '@nguon/content-model/instant';
import { LegalDocument } from '@nguon/content-model/legal-document';
import { Site } from '@nguon/content-model/site';
import { Speaker } from '@nguon/content-model/speaker';
import { TimeOfDay } from '@nguon/content-model/time-of-day';
import { isWithin, unitKey } from '@nguon/content-model/unit';
import { z } from 'zod';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import { lexicalFrom } from '../body/markdown-to-lexical.ts';
import { dueFrom, urgencyOf } from '../feedback/due.ts';
import { personalDataIn } from '../feedback/personal-data.ts';
import { requisitionState } from '../requisitions/requisition-state.ts';
import { SAMPLE_LINE } from './demo-bulletins.ts';
import { SAMPLE_FEEDBACK } from './demo-feedback.ts';
import { accountsOf, DEMO_PASSWORD } from './demo-officials.ts';
import { planSeed, readReference } from './plan-seed.ts';
import { stableId } from './stable-id.ts';

const AT: Instant = '2026-11-21T00:30:00Z';
const reference = readReference();
const provinces = reference.units.rows.filter(({ level }) => level === 'province').map(({ code }) => code);
const planOf = (province: string, demo = true) => planSeed(reference, { province, demo, at: AT });
const demonstrationOf = (province: string) =>
  planOf(province).demonstration ?? assert.fail('no demonstration');

describe('the plan of a seed', () => {
  for (const province of provinces) {
    const plan = planOf(province);
    const { officials, bulletins, boards, speakers, decisions, documents } = demonstrationOf(province);
    const paths = new Set(plan.units.map(({ path }) => path));

    it(`R8 holds together in province ${province}`, () => {
      assert.equal(plan.sites.length, plan.units.length);
      assert.equal(new Set(plan.sites.map(({ host }) => host)).size, plan.units.length);
      assert.ok(plan.sites.every(({ host }) => Site.shape.host.safeParse(host).success));
      assert.equal(bulletins.length, 53);
      const named = [...officials.map(({ path }) => path), ...bulletins.map(({ owner }) => owner)];
      const used = [...boards, ...speakers, ...documents, ...decisions].map(({ unit }) => unit);
      assert.ok([...named, ...used].every((path) => paths.has(path)));
      const ids = [...bulletins, ...boards, ...speakers, ...documents].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      z.array(Board).parse(boards);
      z.array(Speaker.extend({ sessions: z.array(TimeOfDay) })).parse(speakers);
      z.array(LegalDocument).parse(documents.map(({ unit: _, ...document }) => document));
    });

    it(`R9 has one commune with an emergency now in province ${province}`, () => {
      const red = bulletins.filter(
        (bulletin) => bulletin.priority === 'emergency' && isCurrent(bulletin, AT),
      );
      assert.equal(red.length, 1);
      assert.notEqual(red[0]?.owner, plan.units[0]?.path);
      const accounts = accountsOf(officials).map(({ unit }) => unit);
      assert.ok(!officials.some(({ path, unit }) => path === red[0]?.owner && accounts.includes(unit)));
    });

    it(`R10 has another person approve than wrote in province ${province}`, () => {
      const byEmail = new Map(officials.map((official) => [official.email, official]));
      assert.equal(byEmail.size, officials.length);
      for (const { author, approver, owner, priority } of bulletins) {
        const [editor, approves] = [byEmail.get(author), byEmail.get(approver)];
        assert.deepEqual([editor?.role, approves?.role], ['editor', 'approver']);
        assert.notEqual(editor?.name, approves?.name);
        assert.deepEqual([editor?.path, approves?.path], [owner, owner]);
        if (priority === 'emergency') assert.ok(editor?.emergency && approves?.emergency);
      }
    });
  }

  it('R8 is the same for the same reference, province and instant', () => {
    assert.deepEqual(planOf('12'), planOf('12'));
  });

  it('R8 gives the same ids at another instant', () => {
    const afterwards = planSeed(reference, { province: '12', demo: true, at: later(AT, 3 * 24 * 60 * 60) });
    const ids = ({ demonstration }: typeof afterwards) => demonstration?.bulletins.map(({ id }) => id);
    assert.deepEqual(ids(afterwards), ids(planOf('12')));
    assert.match(stableId('a', 'b'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.ok(z.uuid().safeParse(stableId('a', 'b')).success);
  });

  it('R7 lets each made-up commune be played by one real one, the ward by a ward', () => {
    const { bulletins } = demonstrationOf('12');
    const ownersOf = (issuer: RegExp) =>
      new Set(bulletins.filter((bulletin) => issuer.test(bulletin.issuer)).map(({ owner }) => owner));
    assert.deepEqual([...ownersOf(/phường Đoàn Kết/)], ['12@2025-07-01/03388@2025-07-01/']);
    assert.equal(ownersOf(/xã Bình Lư/).size, 1);
    assert.deepEqual([...ownersOf(/tỉnh$/)], ['12@2025-07-01/']);
    assert.equal(new Set(bulletins.map(({ owner }) => owner)).size, 10);
  });

  it('R7 tells everything in the real names', () => {
    const told = demonstrationOf('12').bulletins.map(
      ({ title, summary, issuer, markdown }) => `${issuer}: ${title}. ${summary}\n${markdown}`,
    );
    const madeUp =
      /Bình Yên|Đồng Rào|Phú Lâm|Nậm Sương|Ia Tưng|Cửa Lạch|Thạch Khê|Bàu Sen|Rạch Dừa|(?:xã|phường) (?:xã|phường)|[{}]/;
    assert.deepEqual(
      told.filter((text) => madeUp.test(text)),
      [],
    );
    assert.ok(told.some((text) => text.includes('Tiểu học Đoàn Kết 1')));
  });

  it('R7 keeps a correction with what it corrects', () => {
    const { bulletins } = demonstrationOf('12');
    const corrections = bulletins.filter(({ corrects }) => corrects !== null);
    assert.equal(corrections.length, 2);
    for (const { corrects, owner } of corrections) {
      assert.equal(bulletins.find(({ id }) => id === corrects)?.owner, owner);
    }
  });

  it('R9 has bulletins on their way and province bulletins accepted, declined and unanswered', () => {
    const { bulletins, decisions } = demonstrationOf('12');
    const count = (stage: string) => bulletins.filter((bulletin) => bulletin.stage === stage).length;
    assert.deepEqual([count('approved'), count('submitted'), count('draft')], [50, 2, 1]);
    assert.deepEqual(decisions.map(({ choice }) => choice).toSorted(), [
      'accept',
      'accept',
      'accept',
      'accept',
      'decline',
    ]);
    for (const { bulletin, unit } of decisions) {
      const asked = bulletins.find(({ id }) => id === bulletin);
      assert.ok(asked?.priority === 'normal' && asked.owner !== unit && isWithin(unit, asked.owner));
    }
  });

  it('R15 says in the last line of every bulletin that it is a sample', () => {
    for (const { markdown } of demonstrationOf('12').bulletins) {
      const lines = linesOf(blocksFrom(lexicalFrom(markdown), new Map()));
      assert.ok(lines.length > 1);
      assert.equal(lines.at(-1), SAMPLE_LINE);
    }
  });

  it('R26 has answers of each kind, what waits at every stage, and what is late', () => {
    const { feedback, officials } = demonstrationOf('12');
    const units = [...new Set(feedback.map(({ unit }) => unit))];
    assert.equal(units.length, 3);
    for (const unit of units) {
      const published = feedback.filter((one) => one.unit === unit && one.stage === 'published');
      assert.deepEqual(published.map(({ kind }) => kind).toSorted(), ['opinion', 'question', 'reflection']);
    }
    const stages = new Set(feedback.map(({ stage }) => stage));
    for (const stage of [
      'received',
      'inProgress',
      'submitted',
      'answered',
      'published',
      'refused',
    ] as const) {
      assert.ok(stages.has(stage), stage);
    }
    const urgencies = feedback.map(({ stage, receivedAt }) => {
      const asked = { stage: stage === 'submitted' ? ('inProgress' as const) : stage, receivedAt };
      return urgencyOf({ ...asked, dueAt: dueFrom(receivedAt) }, AT);
    });
    for (const urgency of ['late', 'urgent']) {
      assert.equal(urgencies.filter((found) => found === urgency).length, 1, urgency);
    }
    const known = new Set(officials.map(({ email }) => email));
    assert.ok(
      feedback.every(
        ({ editor, approver, repliedAt }) => known.has(editor) && known.has(approver) && repliedAt <= AT,
      ),
    );
    assert.equal(new Set(feedback.map(({ sending }) => sending)).size, feedback.length);
  });

  it('R27 says in every feedback and answer that it is a sample, with nobody’s personal data', () => {
    for (const { text, reply, stage, subject } of demonstrationOf('12').feedback) {
      assert.ok(text.endsWith(SAMPLE_FEEDBACK));
      assert.ok(
        reply === '' ? stage === 'received' || stage === 'inProgress' : reply.endsWith(SAMPLE_FEEDBACK),
      );
      assert.deepEqual(personalDataIn(`${subject}\n${text}\n${reply}`, [], ''), []);
    }
  });

  it('R15 says in every document that it is a sample', () => {
    assert.ok(demonstrationOf('12').documents.every(({ abstract }) => abstract.endsWith('(văn bản mẫu)')));
  });

  it('R9 has boards and speakers in the first five communes', () => {
    const { boards, speakers } = demonstrationOf('12');
    assert.equal(new Set(boards.map(({ unit }) => unit)).size, 5);
    assert.equal(new Set(speakers.map(({ unit }) => unit)).size, 5);
    const kinds = boards.map(({ width, height, colour }) => `${width}x${height} ${colour}`);
    assert.deepEqual([...new Set(kinds)].toSorted(), [
      '1920x1080 full',
      '192x96 full',
      '320x160 full',
      '96x32 one-bit',
    ]);
  });

  it('R9 has one board with hours, a brightness plan and an order of its own', () => {
    const { boards, bulletins } = demonstrationOf('12');
    const [board, ...more] = boards.filter(({ hours }) => hours.length > 0);
    assert.deepEqual(more, []);
    assert.ok(board && board.brightness.length > 0 && board.programme.length > 0);
    const known = new Set(bulletins.map(({ id }) => id));
    assert.ok(board.programme.every(({ bulletin }) => known.has(bulletin)));
  });

  it('R9 has an enterprise’s screen with one order in force and one given back', () => {
    const { boards, requisitions } = demonstrationOf('12');
    const screen = boards.find(({ owner }) => owner === 'advertising');
    assert.deepEqual(
      requisitions.map((order) => [order.board, requisitionState(order, AT)]),
      [
        [screen?.id, 'released'],
        [screen?.id, 'in-force'],
      ],
    );
  });

  it('R10 tells eight accounts, all with the demonstration password', () => {
    const accounts = accountsOf(demonstrationOf('12').officials);
    assert.deepEqual(
      accounts.map(({ email, unit }) => `${email} ${unit}`),
      [
        'admin@demo.nguon.vn Tỉnh Lai Châu',
        'bientap.lai-chau@demo.nguon.vn Tỉnh Lai Châu',
        'duyet.lai-chau@demo.nguon.vn Tỉnh Lai Châu',
        'giamsat.lai-chau@demo.nguon.vn Tỉnh Lai Châu',
        'bientap.phuong-doan-ket@demo.nguon.vn Phường Đoàn Kết',
        'duyet.phuong-doan-ket@demo.nguon.vn Phường Đoàn Kết',
        'bientap.xa-binh-lu@demo.nguon.vn Xã Bình Lư',
        'duyet.xa-binh-lu@demo.nguon.vn Xã Bình Lư',
      ],
    );
    assert.ok(accounts.every(({ password }) => password === DEMO_PASSWORD));
  });

  it('R11 is units, sites and categories alone without a demonstration', () => {
    const plan = planOf('12', false);
    assert.equal(plan.demonstration, null);
    assert.deepEqual([plan.units.length, plan.sites.length, plan.categories.length], [39, 39, 13]);
    assert.equal(unitKey(plan.units[0] ?? assert.fail()), '12@2025-07-01');
  });
});
