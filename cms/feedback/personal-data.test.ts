import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personalDataIn } from './personal-data.ts';

const foundIn = (text: string, own: string[] = [], sender = '') =>
  personalDataIn(text, own, sender).map(({ kind, found }) => `${kind} ${found}`);

describe('personal data', () => {
  it('J14 is a telephone number, however it is written', () => {
    for (const phone of [
      '0912345678',
      '0912 345 678',
      '0912.345.678',
      '091-234-5678',
      '+84 912 345 678',
      '+84912345678',
      '84912345678',
      '02133876123',
      '0213.3876.123',
      '０９１２３４５６７８'.normalize('NFKC'),
    ]) {
      assert.deepEqual(foundIn(`gọi ${phone}, gặp anh Páo.`), [`phone ${phone}`]);
    }
    assert.deepEqual(foundIn('gọi ０９１２３４５６７８'), ['phone 0912345678']);
    assert.deepEqual(foundIn('(0213) 3876 123'), ['phone 0213) 3876 123']);
  });

  it('J14 is an e-mail address or the number of an identity paper', () => {
    assert.deepEqual(foundIn('thư về pao.giang+1@gmail.com nhé'), ['email pao.giang+1@gmail.com']);
    assert.deepEqual(foundIn('CCCD 012088001234'), ['identity 012088001234']);
    assert.deepEqual(foundIn('CCCD 012 088 001 234, CMND 045123456.'), [
      'identity 012 088 001 234',
      'identity 045123456',
    ]);
  });

  it('J14 is not a date, a sum, a symbol, a year or a short number to call', () => {
    for (const text of [
      'từ 05.11.2026 - 06.11.2026, hạn 20-12-2026',
      'kinh phí 1.250.000.000 đồng, 84.000.000.000 đồng, 250000000 đồng, 250 000 000 đ',
      'Công văn 136/UBND-VHXH ngày 21/11/2026',
      'tổng đài 1022, 19001234, 113',
      'tọa độ 22.3964 103.4581, dài 0.5 km',
      'từ 06h30 đến 11h00, 12 hộ, 2025 2026 2027',
    ]) {
      assert.deepEqual(foundIn(text), [], text);
    }
  });

  it('J14 may stand where it is the unit’s own', () => {
    const own = ['0213.3876.123 hoặc 0213 3876 124', 'UBND@laichau.gov.vn'];
    assert.deepEqual(foundIn('gọi +84 213 3876 123 hay 02133876124, ubnd@laichau.gov.vn', own), []);
    assert.deepEqual(foundIn('gọi 0213 3876 125', own), ['phone 0213 3876 125']);
  });

  it('J14 is the sender’s name, in any letters', () => {
    assert.deepEqual(foundIn('Ông LY  A SUNG phản ánh', [], 'Lý A Sùng'), ['name Lý A Sùng']);
    assert.deepEqual(foundIn('Ông Lý A Sùngg phản ánh', [], 'Lý A Sùng'), []);
    assert.deepEqual(foundIn('Bà Hoa phản ánh', [], 'Hoa'), []);
  });

  it('J14 is looked for in time that grows with the text', () => {
    const began = performance.now();
    for (const text of ['0 '.repeat(5_000), '1'.repeat(10_000), 'a.'.repeat(5_000), '123 '.repeat(2_500)]) {
      foundIn(text, [], 'a b');
    }
    assert.ok(performance.now() - began < 1_000, `${performance.now() - began} ms`);
  });
});
