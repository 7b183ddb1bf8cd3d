import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bulletin,
  emergencyDay,
  NOW,
  ordinaryDay,
  powerCut,
  quietDay,
} from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { fullView, viewOf, viewWith } from './fixtures/views.ts';
import { addressesOf, itemsOn, laterPage } from './listing.ts';
import { pageAddresses, paths } from './page-addresses.ts';
import { articleAt, listingAt, readingOf, relatedTo } from './reading.ts';
import { sections } from './sections.ts';

const titles = (articles: readonly { readonly content: { readonly title: string } }[]) =>
  articles.map(({ content }) => content.title);

describe('the reading of a view', () => {
  it('G1 leaves out what is over and what is still to come', () => {
    const until = powerCut.content.until ?? NOW;
    assert.ok(
      titles(readingOf(viewOf(ordinaryDay, { at: later(until, -1) })).articles).includes(
        powerCut.content.title,
      ),
    );
    assert.ok(
      !titles(readingOf(viewOf(ordinaryDay, { at: until })).articles).includes(powerCut.content.title),
    );
    assert.deepEqual(readingOf(viewOf(ordinaryDay, { at: '2026-11-18T00:00:00Z' })).articles, []);
  });

  it('leaves out what is carried on devices only', () => {
    const spoken = bulletin({ channels: ['speaker'] });
    const { articles, onSpeakers } = readingOf(viewWith([spoken]));
    assert.deepEqual(articles, []);
    assert.deepEqual(titles(onSpeakers), [spoken.content.title]);
  });

  it('keeps an emergency alone on boards and speakers', () => {
    const { onBoards, onSpeakers, emergencies } = readingOf(viewOf(emergencyDay));
    assert.equal(emergencies.length, 1);
    assert.deepEqual(titles(onBoards), titles(emergencies));
    assert.deepEqual(titles(onSpeakers), titles(emergencies));
  });

  it('joins categories whose addresses are one', () => {
    const view = viewWith([
      bulletin({ category: { slug: 'y-te', name: 'Y tế' } }),
      bulletin({ id: '0b7c9d10-0000-4000-8000-000000000009', category: { slug: 'Y tế', name: 'Y tế' } }),
    ]);
    assert.deepEqual(
      readingOf(view).categories.map(({ items }) => items.length),
      [2],
    );
  });

  it('keeps the page of a category whose bulletins are all over', () => {
    const until = powerCut.content.until ?? NOW;
    const [category] = readingOf(viewOf(ordinaryDay, { at: later(until, 365 * 24 * 3600) })).categories;
    assert.equal(category?.items.length, 0);
    assert.ok(listingAt(viewOf(ordinaryDay), category?.address ?? ''));
  });

  it('G31 puts each bulletin into the section of its category', () => {
    const { sections } = readingOf(fullView);
    assert.deepEqual(
      Object.entries(sections).map(([name, { current, archive }]) => [
        name,
        current.items.length,
        archive.items.length,
      ]),
      [
        ['essential', 45, 1],
        ['news', 2, 0],
        ['notices', 2, 0],
        ['direction', 1, 0],
        ['disclosure', 1, 0],
        ['consultations', 1, 1],
      ],
    );
  });

  it('G33 pages lists by twenty, and has an address for each page', () => {
    const { current } = readingOf(fullView).sections.essential;
    assert.equal(current.pages, 3);
    assert.deepEqual(
      [1, 2, 3, 4].map((page) => itemsOn(current, page).length),
      [20, 20, 5, 0],
    );
    assert.equal(listingAt(fullView, '/thong-tin-thiet-yeu/y-te/')?.pages, 3);
    for (const path of [...addressesOf(current), '/van-ban/trang/2/', '/phan-anh/ket-qua/trang/2/'])
      assert.ok(paths(fullView).includes(path), path);
  });

  it('G33 knows a later page by its plain number alone', () => {
    const { current } = readingOf(fullView).sections.essential;
    assert.equal(laterPage(current, '2'), 2);
    for (const number of ['1', '4', '02', '2.0', '-2', '1e0', '', undefined])
      assert.equal(laterPage(current, number), null, number);
  });

  it('G46 relates bulletins by category, and never one to itself', () => {
    const [first] = readingOf(fullView).articles.filter(({ content }) => content.category.slug === 'y-te');
    assert.ok(first);
    const related = relatedTo(fullView, first, 5);
    assert.equal(related.length, 5);
    assert.ok(
      related.every(({ content }) => content.category.slug === 'y-te' && content.id !== first.content.id),
    );
  });

  it('finds nothing at an address of no article or list', () => {
    assert.equal(articleAt(fullView, '/thong-tin-thiet-yeu/2026/khong-co/'), null);
    assert.equal(articleAt(viewWith([bulletin({ channels: ['board'] })]), ''), null);
    assert.equal(listingAt(fullView, '/thong-tin-thiet-yeu/khong-co/'), null);
  });

  it('has the same sections on a day with nothing published', () => {
    for (const { address } of sections) assert.ok(pageAddresses(viewOf(quietDay)).includes(address), address);
  });

  it('lists no path twice', () => {
    assert.equal(new Set(paths(fullView)).size, paths(fullView).length);
  });
});
