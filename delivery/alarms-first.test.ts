import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alarmsFirst } from './alarms-first.ts';

describe('manifests', () => {
  it('D64 wait for the alarms of units that are still being taken in', async () => {
    const events: string[] = [];
    const takenIn = Promise.withResolvers<void>();
    const saying = [Promise.withResolvers<void>()];
    const first = alarmsFirst(
      () => takenIn.promise,
      () => saying.at(-1)?.promise ?? assert.fail(),
    );
    const over = first.over().then(() => events.push('manifests'));
    first.told();
    saying[0]?.resolve();
    saying.push(Promise.withResolvers());
    takenIn.resolve();
    await takenIn.promise;
    events.push('taken in');
    first.told();
    events.push('the last alarm');
    saying[1]?.resolve();
    await over;
    assert.deepEqual(events, ['taken in', 'the last alarm', 'manifests']);
  });

  it('D64 wait no more when no alarm follows, whatever is still being taken in', async () => {
    const first = alarmsFirst(
      () => new Promise(() => {}),
      () => Promise.resolve(),
    );
    await first.over();
    first.told();
    const alive = setInterval(() => {}, 1_000);
    await first.over();
    clearInterval(alive);
  });
});
