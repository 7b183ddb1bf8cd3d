import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelsLeft, ended, isAllClear, placesLeft } from './all-clear.ts';
import { BulletinContent, contentHash, isCurrent, isOver } from './bulletin.ts';
import { composeEdition, currentOn, type Decision } from './edition.ts';
import { allClear, bulletin, floodWarning, NOW, sinHo, sources } from './fixtures/sin-ho.ts';
import { later } from './instant.ts';

const AT = later(NOW, 3600);
const over = ended(floodWarning.content, AT);
const overRecord = { ...floodWarning, content: over, approvedHash: contentHash(over) };

describe('an all-clear', () => {
  it('E7 closes the window of its emergency at the second of its approval', () => {
    assert.equal(isCurrent(over, later(AT, -1)), true);
    assert.equal(isOver(over, AT), true);
    assert.deepEqual({ ...over, until: floodWarning.content.until }, floodWarning.content);
    assert.doesNotThrow(() => BulletinContent.parse(ended(floodWarning.content, floodWarning.content.from)));
  });

  it('E7 stands alone on every channel, and the emergency stays on pages as what is over', () => {
    const edition = composeEdition({ ...sources, bulletins: [overRecord, allClear] }, AT);
    for (const channel of ['site', 'board', 'speaker'] as const) {
      assert.deepEqual(
        currentOn(edition, channel, AT).map(({ content }) => content.id),
        [allClear.content.id],
        channel,
      );
    }
    const left = edition.bulletins.find(({ content }) => content.id === over.id);
    assert.deepEqual(left?.carriedOn, ['site']);
  });

  it('E7 brings nothing back when it is over itself', () => {
    const later = allClear.content.until ?? AT;
    const edition = composeEdition({ ...sources, bulletins: [overRecord, allClear] }, later);
    for (const channel of ['site', 'board', 'speaker'] as const) {
      assert.deepEqual(currentOn(edition, channel, later), [], channel);
    }
  });

  it('E8 is carried although the unit declined it', () => {
    const province = '12@2025-07-01/';
    const fromAbove = bulletin({ ...allClear.content, owner: province, audience: [province] });
    const decisions: Decision[] = [{ bulletin: fromAbove.content.id, unit: sinHo.path, choice: 'decline' }];
    const { bulletins } = composeEdition({ ...sources, bulletins: [fromAbove], decisions }, AT);
    assert.deepEqual(bulletins[0]?.carriedOn, ['site', 'board', 'speaker']);
  });

  it('E9 is a priority bulletin with an end', () => {
    assert.equal(isAllClear(allClear.content), true);
    assert.equal(isAllClear(floodWarning.content), false);
    for (const changes of [{ priority: 'normal' }, { priority: 'emergency' }, { until: null }] as const) {
      const { success, error } = BulletinContent.safeParse({ ...allClear.content, ...changes });
      assert.equal(success, false);
      assert.match(error?.message ?? '', /E9/);
    }
  });

  it('E9 reaches every place and channel of its emergency', () => {
    assert.deepEqual(placesLeft(floodWarning.content, allClear.content), []);
    assert.deepEqual(channelsLeft(floodWarning.content, allClear.content), []);
    const wider = { ...allClear.content, audience: ['12@2025-07-01/'] };
    assert.deepEqual(placesLeft(floodWarning.content, wider), []);
    const elsewhere = { ...allClear.content, audience: ['12@2025-07-01/03385@2025-07-01/'] };
    assert.deepEqual(placesLeft(floodWarning.content, elsewhere), floodWarning.content.audience);
    const silent = { ...allClear.content, channels: ['site', 'board'] as const };
    assert.deepEqual(channelsLeft(floodWarning.content, { ...silent, channels: [...silent.channels] }), [
      'speaker',
    ]);
  });
});
