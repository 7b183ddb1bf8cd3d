import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishHours } from './english.ts';

describe('office hours in English', () => {
  for (const [vietnamese, english] of [
    [
      'Thứ Hai đến thứ Sáu, 7h30 - 11h30 và 13h30 - 17h00',
      'Monday to Friday, 07:30 to 11:30 and 13:30 to 17:00',
    ],
    [
      'Từ thứ hai đến hết thứ bảy, 7 giờ 30 đến 11 giờ 30 phút và 13:30–17 giờ',
      'Monday to Saturday, 07:30 to 11:30 and 13:30 to 17:00',
    ],
    [
      'Thứ 2 - thứ 6: sáng 7h-11h, chiều 13h-17h',
      'Monday to Friday: morning 07:00 to 11:00, afternoon 13:00 to 17:00',
    ],
    ['Hằng ngày, 7h00 - 17h00', 'Every day, 07:00 to 17:00'],
    ['Thứ Tư'.normalize('NFD'), 'Wednesday'],
  ] as const) {
    it(`G92 says «${vietnamese}»`, () => assert.equal(englishHours(vietnamese), english));
  }

  it('G92 leaves what it does not know', () => {
    for (const unknown of ['Sáng thứ Hai tuần đầu của tháng', 'Thứ Hai, theo lịch hẹn', 'Gọi trước khi đến'])
      assert.equal(englishHours(unknown), null, unknown);
  });
});
