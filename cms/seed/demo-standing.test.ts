import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf } from '@nguon/content-model/block';
import { isCurrent } from '@nguon/content-model/bulletin';
import type { Instant } from '@nguon/content-model/instant';
import { Engagement, Official } from '@nguon/content-model/official';
import { PreparedAnnouncement } from '@nguon/content-model/prepared-announcement';
import { Procedure } from '@nguon/content-model/procedure';
import { Refusal } from '@nguon/content-model/refusal';
import { bulletinSections } from '@nguon/content-model/site-section';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import { lexicalFrom } from '../body/markdown-to-lexical.ts';
import { daysOfWeek } from '../publication/week.ts';
import { SAMPLE_PAGE_LINES } from './demo-pages.ts';
import { planSeed, readReference } from './plan-seed.ts';
import { parsePage } from './read-pages.ts';

const AT: Instant = '2026-11-21T00:00:00Z';
const reference = readReference();
const { units, categories, demonstration } = planSeed(reference, { province: '12', demo: true, at: AT });
if (demonstration === null) throw new RangeError('there is no demonstration');
const { pages, leaders, weeks, procedures, announcements, looks, bulletins } = demonstration;
const [province = '', ...communes] = units.map(({ path }) => path);
const introduced = [...new Set(pages.map(({ unit }) => unit))];

describe('the standing content of the demonstration', () => {
  it('R16 says in every page, week and picture that it is a sample', () => {
    for (const { markdown, language } of pages) {
      const lines = linesOf(blocksFrom(lexicalFrom(markdown), new Map()));
      assert.ok(lines.length > 2);
      assert.equal(lines.at(-1), SAMPLE_PAGE_LINES[language]);
      assert.equal(/\{|\}/.test(markdown), false);
    }
    const subjects = weeks.flatMap(({ entries }) => entries.map(({ subject }) => subject));
    assert.ok(subjects.every((subject) => subject.endsWith('(lịch mẫu)')));
  });

  it('W116 has four announcements of the province ready, each a sample by its name and short enough', () => {
    assert.equal(announcements.length, 4);
    for (const { title, ...announcement } of announcements) {
      assert.match(title, /\(mẫu\)$/);
      assert.equal(announcement.unit, province);
      PreparedAnnouncement.parse({ title, ...announcement });
    }
  });

  it('R17 has a commune with something in every section, and communes with nothing of their own', () => {
    const sections = new Map(categories.map(({ slug, section }) => [slug, section]));
    const sectionsOf = (unit: string) =>
      new Set(
        bulletins
          .filter(
            (bulletin) => bulletin.owner === unit && bulletin.stage === 'approved' && isCurrent(bulletin, AT),
          )
          .map(({ category }) => sections.get(category)),
      );
    const whole = communes.filter((unit) => sectionsOf(unit).size === bulletinSections.length);
    assert.ok(whole.length >= 1);
    assert.ok(whole.some((unit) => introduced.includes(unit)));
    const own = new Set([...bulletins.map(({ owner }) => owner), ...introduced]);
    assert.ok(communes.some((unit) => !own.has(unit)));
  });

  it('R18 introduces the province and the communes with devices, in English too', () => {
    const withDevices = demonstration.boards.map(({ unit }) => unit);
    assert.deepEqual(introduced.toSorted(), [...new Set([province, ...withDevices])].toSorted());
    for (const unit of introduced) {
      const own = pages.filter((page) => page.unit === unit);
      const topics = own.map(({ topic, language }) => `${topic} ${language}`);
      for (const topic of ['conditions', 'economy', 'history', 'functions', 'organisation']) {
        assert.ok(topics.includes(`${topic} vi`), `${unit} ${topic}`);
      }
      assert.ok(topics.includes('organisation en') && topics.includes('contact en'), unit);
      const people = leaders.filter((leader) => leader.unit === unit);
      assert.ok(people.some(({ isLeader }) => isLeader) && people.some(({ isContact }) => isContact));
      assert.deepEqual(
        weeks.filter((week) => week.unit === unit).map(({ monday }) => monday),
        ['2026-11-16', '2026-11-23'],
      );
    }
  });

  it('R18 has officials, entries and procedures that the content model accepts', () => {
    for (const { unit: _, order: __, ...leader } of leaders) Official.parse({ ...leader, portrait: null });
    for (const { unit: _, ...procedure } of procedures) Procedure.parse(procedure);
    for (const { id, monday, entries } of weeks) {
      const days = daysOfWeek(monday);
      for (const { weekday, ...entry } of entries) Engagement.parse({ ...entry, id, day: days[weekday] });
    }
    const ids = [...pages, ...leaders, ...weeks, ...procedures].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('R19 leaves one page and one week to their approvers', () => {
    assert.deepEqual(
      [pages, weeks].map((all) => all.filter(({ isDraft }) => isDraft).length),
      [1, 1],
    );
  });

  it('R20 shows each theme once with a logo and a header of its own', () => {
    const drawn = looks.filter(({ pictures }) => pictures !== null);
    assert.deepEqual(drawn.map(({ theme }) => theme).toSorted(), ['gom', 'nui', 'nuoc']);
    const drawings = drawn.flatMap(({ pictures }) => (pictures ? [pictures.logo, pictures.header] : []));
    assert.equal(new Set(drawings).size, 6);
    assert.ok(drawings.every((drawing) => drawing.startsWith('<svg') && !drawing.includes('<text')));
    assert.equal(looks.filter(({ languages }) => languages.includes('hmn')).length, 1);
  });

  it('R21 is read from pages that are whole, or refused by file and field', () => {
    const head = { for: 'xã', topic: 'history', language: 'vi', title: 'Lịch sử', sample: true };
    const fileOf = (changes: object) => `---\n${JSON.stringify({ ...head, ...changes })}\n---\n\nChữ.\n`;
    assert.equal(parsePage('x', fileOf({})).markdown, 'Chữ.');
    for (const [changes, words] of [
      [{ topic: 'gossip' }, /pages\/x\.md: topic/],
      [{ for: 'làng' }, /for\.0/],
      [{ sample: false }, /sample/],
    ] as const) {
      assert.throws(
        () => parsePage('x', fileOf(changes)),
        (error) => error instanceof Refusal && words.test(error.message),
      );
    }
    assert.throws(() => parsePage('x', 'Chữ.'), /front matter/);
  });
});
