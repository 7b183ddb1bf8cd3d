import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { boards, bulletin, NOW, powerCut, sources } from '@nguon/content-model/fixtures/sin-ho';
import { newestArticles } from '@nguon/sites/publisher/newest-articles';
import { frameSource, neutralSource } from './frame-source.ts';

const origin = 'https://xa-sin-ho.laichau.gov.vn';
const [board] = boards;

describe('what a frame is made from', () => {
  it('B31 holds the address of the bulletin’s page on the unit’s site', () => {
    const edition = composeEdition({ ...sources, bulletins: [powerCut] }, NOW);
    const view = { edition, at: NOW, origin, rendered: {}, pictures: {}, portal: null, actions: null };
    const [article = assert.fail()] = newestArticles(view, 1);
    const { address } = frameSource(edition, board, powerCut.content, origin);
    assert.equal(address, `${origin}${article.address}`);
  });

  it('B31 holds no address for a bulletin that pages do not carry', () => {
    const boardsOnly = bulletin({ channels: ['board'] });
    const edition = composeEdition({ ...sources, bulletins: [boardsOnly] }, NOW);
    assert.equal(frameSource(edition, board, boardsOnly.content, origin).address, undefined);
    assert.equal(neutralSource(edition, board, origin).feedback, `${origin}/phan-anh/`);
  });
});
