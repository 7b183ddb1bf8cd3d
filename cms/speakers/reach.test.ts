import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reachOf } from './reach.ts';

const cluster = (...villages: [string, number?][]) => ({
  villages: villages.map(([name, households]) => ({ name, households: households ?? null })),
});

describe('the reach of a station', () => {
  it('W102 counts a village once, by the cluster that reaches most of it', () => {
    const clusters = [
      cluster(['Bản Hon', 40], ['Bản Nậm', 25]),
      cluster([' bản  hon'.replace('  ', ' '), 60]),
    ];
    assert.deepEqual(reachOf(clusters), { villages: 2, households: 85 });
  });

  it('W102 counts a village whose households nobody has written', () => {
    assert.deepEqual(reachOf([cluster(['Bản Hon'])]), { villages: 1, households: 0 });
    assert.deepEqual(reachOf([{ villages: null }, {}]), { villages: 0, households: 0 });
  });

  it('W102 knows a name by its letters, not by how they are stored', () => {
    const both = [cluster(['Thôn Đoàn Kết'.normalize('NFD'), 10]), cluster(['thôn đoàn kết', 10])];
    assert.deepEqual(reachOf(both), { villages: 1, households: 10 });
  });
});
