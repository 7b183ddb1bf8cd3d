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
import { pageAddresses, paths } from './page-addresses.ts';
import { articleAt, listingAt, readingOf } from './reading.ts';

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
      readingOf(view).categories.map(({ articles }) => articles.length),
      [2],
    );
  });

  it('pages lists by twenty', () => {
    assert.equal(readingOf(fullView).all.articles.length, 45);
    assert.equal(readingOf(fullView).all.pages, 3);
    assert.equal(listingAt(fullView, '/thong-tin-thiet-yeu/y-te/')?.pages, 3);
    assert.ok(paths(fullView).includes('/van-ban/trang/2/'));
  });

  it('finds nothing at an address of no article or list', () => {
    assert.equal(articleAt(fullView, '/thong-tin-thiet-yeu/2026/khong-co/'), null);
    assert.equal(articleAt(viewWith([bulletin({ channels: ['board'] })]), ''), null);
    assert.equal(listingAt(fullView, '/thong-tin-thiet-yeu/khong-co/'), null);
  });

  it('has the same sections on a day with nothing published', () => {
    assert.equal(pageAddresses(viewOf(quietDay)).length, 8);
  });

  it('lists no path twice', () => {
    assert.equal(new Set(paths(fullView)).size, paths(fullView).length);
  });
});
