import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boardWordsFor } from './board-words.ts';
import { alarmsOf } from './dashboard-devices.ts';
import { marksOf, type WatchedDevice } from './device-standing.ts';
import { wordsFor } from './words.ts';

const AT = '2026-11-22T03:00:00Z';
const well: WatchedDevice = {
  id: 'b',
  name: 'Bảng LED',
  enrolledAt: '2026-11-01T00:00:00.000Z',
  seenAt: '2026-11-22T02:59:30.000Z',
};
const marks = (changes: Partial<WatchedDevice>) =>
  marksOf({ ...well, ...changes }, AT, boardWordsFor('vi'), wordsFor('vi').device).map(({ text }) => text);
const alarms = (changes: Partial<WatchedDevice>) =>
  alarmsOf({ ...well, ...changes }, AT, boardWordsFor('vi'));

describe('the marks of a board', () => {
  it('W52 say whether its device is there', () => {
    assert.deepEqual(marks({}), ['Đang nối']);
    assert.deepEqual(marks({ seenAt: '2026-11-22T02:00:00.000Z' }), ['Mất nối']);
    assert.deepEqual(marks({ enrolledAt: null, seenAt: null }), ['Chưa ghi danh']);
  });

  it('W52 tell a SIM that ends from one that has ended', () => {
    assert.deepEqual(marks({ simExpiresOn: '2026-12-10T05:00:00.000Z' }), ['Đang nối', 'SIM sắp hết hạn']);
  });

  it('W52 say what is wrong before what was decided', () => {
    const all = { wrongSince: AT, logFault: '#7', blanked: true, simExpiresOn: '2026-11-01T05:00:00.000Z' };
    assert.deepEqual(marks(all), ['Đang nối', 'Sai hình', 'Nhật ký bị sai', 'Đang tắt', 'SIM hết hạn']);
  });
});

describe('the alarms of a board', () => {
  it('W54 name what somebody must see to, worst first', () => {
    assert.deepEqual(alarms({}), []);
    assert.deepEqual(alarms({ blanked: true }), []);
    assert.deepEqual(
      alarms({ wrongSince: '2026-11-22T02:00:00.000Z', seenAt: '2026-11-22T02:30:00.000Z', logFault: '#7' }),
      [
        'hiện hình khác với hình được lệnh, từ 09:00 22/11/2026',
        'không báo về từ 09:30 22/11/2026',
        'nhật ký phát bị sửa hoặc thiếu',
      ],
    );
    assert.deepEqual(alarms({ areaSquareMetres: 24 }), [boardWordsFor('vi').concerns.permit]);
  });
});
