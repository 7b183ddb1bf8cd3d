import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readForm, sendingOf } from './feedback-form.ts';
import { clientOf, senderLimit } from './sender-limit.ts';

const unit = '03478@2025-07-01';
const good = { unit, kind: 'reflection', subject: 'Đèn đường hỏng', text: 'Đèn đầu ngõ 3 tắt đã hai đêm.' };
const read = (changes: Record<string, string> = {}, now = 0) =>
  readForm(new URLSearchParams({ ...good, ...changes }).toString(), unit, now);
const faultsOf = (changes: Record<string, string>) => {
  const form = read(changes);
  return form.is === 'faulty' ? form.faults : {};
};

describe('the form of feedback', () => {
  it('is read whole with nothing but its subject and text', () => {
    const form = read();
    assert.ok(form.is === 'whole');
    assert.deepEqual(form.sent.contact, {});
    assert.equal(form.sent.mayPublish, false);
    assert.equal(form.sent.about, null);
  });

  it('keeps line breaks, contact and agreement', () => {
    const form = read({
      text: 'Một\r\nHai',
      phone: '0912 345 678',
      email: 'a@b.vn',
      name: 'Lò Văn A',
      mayPublish: 'on',
    });
    assert.ok(form.is === 'whole');
    assert.equal(form.sent.text, 'Một\nHai');
    assert.deepEqual(form.sent.contact, { phone: '0912 345 678', email: 'a@b.vn', name: 'Lò Văn A' });
    assert.equal(form.sent.mayPublish, true);
  });

  for (const [field, value, words] of [
    ['subject', '   ', /Hãy ghi tiêu đề/],
    ['subject', 'x y '.repeat(60), /Dài quá 200 ký tự/],
    ['text', '', /Hãy ghi nội dung/],
    ['text', 'a '.repeat(3_000), /Dài quá 5000 ký tự/],
    ['text', 'một\u202Ehai', /ký tự lạ/],
    ['text', 'x'.repeat(301), /từ dài quá 300/],
    ['kind', 'khen', /Hãy chọn/],
    ['about', 'khong-phai-ma', /lấy ý kiến/],
    ['phone', 'gọi cho tôi', /Số điện thoại chưa đúng/],
    ['email', 'a@b', /thư điện tử chưa đúng/],
    ['email', 'a@b.vn\nBcc: c@d.vn', /chưa đúng|ký tự lạ/],
    ['unit', '03349@2025-07-01', /đơn vị khác/],
    ['unit', '', /đơn vị khác/],
  ] as const) {
    it(`Z21 names the fault of ${field} ${JSON.stringify(value.slice(0, 20))}`, () => {
      assert.match(faultsOf({ [field]: value })[field] ?? '', words);
      assert.deepEqual(Object.keys(faultsOf({ [field]: value })), [field]);
    });
  }

  it('Z21 gives back what was written, markup as text', () => {
    const form = read({ subject: '', text: '<b>đậm</b>' });
    assert.ok(form.is === 'faulty');
    assert.equal(form.values.text, '<b>đậm</b>');
  });

  it('Z22 names the same words within an hour alike, and others not', () => {
    assert.equal(sendingOf(good, 10), sendingOf(good, 3_599_999));
    assert.notEqual(sendingOf(good, 10), sendingOf(good, 3_600_000));
    assert.notEqual(sendingOf(good, 10), sendingOf({ ...good, text: 'khác' }, 10));
    assert.notEqual(
      sendingOf({ ...good, name: 'a', phone: '' }, 0),
      sendingOf({ ...good, name: '', phone: 'a' }, 0),
    );
  });

  it('Z24 knows a program by the hidden field', () => {
    assert.equal(read({ website: 'https://mua-hang.example' }).is, 'from-a-program');
  });
});

describe('the limit of senders', () => {
  it('Z23 lets five through in a minute and thirty in an hour', () => {
    let now = 0;
    const waitOf = senderLimit({ inMinute: 5, inHour: 30 }, () => now);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map(() => waitOf('a')),
      [0, 0, 0, 0, 0, 60],
    );
    assert.equal(waitOf('b'), 0);
    for (now = 60_000; now <= 300_000; now += 60_000)
      for (let one = 0; one < 5; one += 1) assert.equal(waitOf('a'), 0);
    assert.equal(waitOf('a'), 3_600 - 360);
    now = 3_600_001;
    assert.equal(waitOf('a'), 0);
  });

  it('Z23 believes no client about its address but a proxy on this machine', () => {
    const from = (remoteAddress: string, forwarded?: string) =>
      clientOf({
        socket: { remoteAddress },
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      } as Parameters<typeof clientOf>[0]);
    assert.equal(from('203.0.113.7', '1.2.3.4'), '203.0.113.7');
    assert.equal(from('127.0.0.1', '1.2.3.4, 203.0.113.9'), '203.0.113.9');
    assert.equal(from('::ffff:127.0.0.1', '203.0.113.9'), '203.0.113.9');
    assert.equal(from('127.0.0.1'), '127.0.0.1');
    assert.equal(from('2001:db8:1:2:3:4:5:6'), from('2001:db8:1:2::9'));
    assert.notEqual(from('2001:db8:1:2::1'), from('2001:db8:1:3::1'));
  });
});
