import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, emergencyDay, NOW, sources } from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { bulletinCard, type Cards, cardsOn, siteCard, withCards } from './cards.ts';
import { drawing } from './drawing.ts';
import { themeOf } from './page-look.ts';
import { shelfIn } from './shelf.ts';

describe('share cards', () => {
  let folder: string;
  let cards: Cards;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-cards-'));
    cards = cardsOn(shelfIn(join(folder, 'shelf')), folder, drawing);
  });
  after(() => rm(folder, { recursive: true }));

  it('Z17 are for the 60 newest bulletins of a unit, those over included', () => {
    const bulletins = Array.from({ length: 75 }, (_, index) =>
      bulletin({
        id: `0b7c9d10-0000-4000-8000-0000000002${String(index).padStart(2, '0')}`,
        from: later(NOW, -index * 3_600 - 3_600),
        until: later(NOW, (index % 2 === 0 ? 1 : -1) * 1_800),
      }),
    );
    const edition = composeEdition({ ...sources, bulletins }, NOW);
    const chosen = withCards(edition).map(({ content }) => content.id);
    assert.equal(chosen.length, 60);
    assert.deepEqual(
      chosen,
      bulletins.slice(0, 60).map(({ content }) => content.id),
    );
  });

  it('are kept on the shelf under one name for equal words, also after a restart', async () => {
    const theme = themeOf(emergencyDay);
    const [first] = withCards(emergencyDay);
    assert.ok(first);
    const spec = bulletinCard(first, theme);
    assert.equal(await cards.known(spec), null);
    const drawn = await cards.drawn(spec);
    assert.deepEqual([drawn.width, drawn.height, drawn.mime], [1_200, 630, 'image/png']);
    const again = cardsOn(shelfIn(join(folder, 'shelf')), folder, drawing);
    assert.deepEqual(await again.known(spec), drawn);
    assert.equal(await again.known(siteCard(emergencyDay, theme)), null);
  });
});
