import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spokenText } from '@nguon/content-model/bulletin';
import {
  bulletin,
  dengueAdvice,
  floodWarning,
  hostile,
  powerCut,
} from '@nguon/content-model/fixtures/sin-ho';
import { readAloud, type Script, scriptFor } from './script.ts';
import { scriptCases } from './script-cases.ts';

const allWritten = Object.values(scriptCases).flatMap((cases) => cases.map(([written]) => written));

/** A sentence whose end the table leaves out. */
function ended(spoken: string): string {
  return /[.!?]$/.test(spoken) ? spoken : `${spoken.replace(/,$/, '')}.`;
}

/** Letters, hyphens inside words, and pauses. */
function assertOnlyWords({ text }: Script): void {
  assert.match(text, /^[\p{Script=Latin}\p{M} ,.:?!\n-]*$/u);
  assert.doesNotMatch(text, /[ ,:]{2,}[,:.]| {2}|(^|\n)[ ,.:?!]| [,.:?!]/);
}

describe('the reviewed table', () => {
  for (const [group, cases] of Object.entries(scriptCases)) {
    it(`V1 reads ${group}`, () => {
      const read = cases.map(([written]) => [written, readAloud(written).text]);
      assert.deepEqual(
        read,
        cases.map(([written, spoken]) => [written, ended(spoken)]),
      );
    });
  }

  it('holds at least 300 expectations, none twice', () => {
    assert.ok(allWritten.length >= 300, `${allWritten.length}`);
    assert.equal(new Set(allWritten).size, allWritten.length);
  });
});

describe('a script', () => {
  it('V1 reads a bulletin from issuer to last item', () => {
    assert.equal(
      scriptFor(powerCut.content).text,
      [
        'Ủy ban nhân dân xã Sìn Hồ thông báo.',
        'Lịch ngừng cấp điện ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi sáu.',
        'Đội Quản lý điện khu vực thông báo lịch ngừng cấp điện như sau.',
        'Thời gian, Khu vực.',
        'sáu giờ ba mươi phút đến mười một giờ, Thôn một, thôn hai.',
        'Rút phích cắm các thiết bị điện.',
        'Gọi không hai không không, ba tám không không, hai năm không khi cần.',
      ].join('\n'),
    );
  });

  it('V2 holds only words and pauses for every text of the table', () => {
    for (const written of allWritten) assertOnlyWords(readAloud(written));
    assertOnlyWords(readAloud(allWritten.join('\n')));
    assertOnlyWords(readAloud(allWritten.join(' ')));
  });

  it('V2 reports what cannot be said with its place', () => {
    const { text, unread } = readAloud('Mưa to ⛈️ tại ភូមិ 5 ☎ gọi ngay');
    assert.equal(text, 'Mưa to tại năm gọi ngay.');
    assert.deepEqual(
      unread.map(({ text: sign, at }) => [sign, at]),
      [
        ['⛈️', 7],
        ['ភូមិ', 14],
        ['☎', 21],
      ],
    );
  });

  it('V2 survives hostile content without losing words', () => {
    const script = scriptFor(hostile.content);
    assertOnlyWords(script);
    assert.match(script.text, /Ưu đãi/);
    assertOnlyWords(readAloud('; rm -rf / ; $(reboot) `x` \\n <speak>&amp;</speak> "; DROP TABLE'));
  });

  it('V2 reports the path of a web address and says its host', () => {
    const { text, unread } = readAloud('Xem https://laichau.gov.vn/tin/1?x=2.');
    assert.equal(text, 'Xem laichau chấm gốp chấm vi en.');
    assert.deepEqual(unread, [{ text: '/tin/1?x=2', at: 26 }]);
  });

  it('V2 gives nothing for nothing', () => {
    for (const nothing of ['', ' \n ', '***', '---']) assert.equal(readAloud(nothing).text, '');
  });

  it('V3 leads each word back to what was written', () => {
    const written = 'UBND xã họp 07h30 ngày 25/11.';
    const { text, spans } = readAloud(written);
    const pairs = spans.map(({ spoken, written: from }) => [text.slice(...spoken), written.slice(...from)]);
    assert.deepEqual(pairs, [
      ['Ủy ban nhân dân', 'UBND'],
      ['xã', 'xã'],
      ['họp', 'họp'],
      ['bảy giờ ba mươi phút', '07h30'],
      ['ngày', 'ngày'],
      ['hai mươi lăm tháng mười một', '25/11'],
    ]);
  });

  it('V3 has spans in order that cover every word of every text of the table', () => {
    for (const written of allWritten) {
      const { text, spans } = readAloud(written);
      let spokenEnd = 0;
      let writtenEnd = 0;
      for (const span of spans) {
        assert.match(text.slice(spokenEnd, span.spoken[0]), /^[ ,.:?!\n]*$/);
        assert.ok(span.written[0] >= writtenEnd && span.written[1] > span.written[0], written);
        [spokenEnd, writtenEnd] = [span.spoken[1], span.written[1]];
      }
      assert.match(text.slice(spokenEnd), /^[,.:?!]*$/);
      assert.ok(writtenEnd <= written.length);
    }
  });

  it('V3 counts places in the text as it came, even decomposed', () => {
    const written = 'Số 5 đường Lê Lợi ☎'.normalize('NFD');
    const { text, spans, unread } = readAloud(written);
    const last = spans.at(-1);
    assert.ok(last);
    assert.equal(text.slice(...last.spoken), 'Lợi');
    assert.equal(written.slice(...last.written).normalize('NFC'), 'Lợi');
    assert.equal(written.slice(unread[0]?.at), '☎');
  });

  it('V4 reads composed and decomposed text alike', () => {
    for (const written of [
      ...allWritten,
      ...[powerCut, floodWarning, dengueAdvice].map(({ content }) => spokenText(content)),
    ]) {
      assert.equal(readAloud(written.normalize('NFD')).text, readAloud(written).text);
    }
  });

  it('V5 says numbers as each region does', () => {
    const read = (accent: 'northern' | 'central' | 'southern') =>
      readAloud('105; 5.000; 24; tháng 4', { accent }).text;
    assert.equal(read('northern'), 'một trăm linh năm, năm nghìn, hai mươi tư, tháng tư.');
    assert.equal(read('central'), 'một trăm lẻ năm, năm ngàn, hai mươi tư, tháng tư.');
    assert.equal(read('southern'), 'một trăm lẻ năm, năm ngàn, hai mươi bốn, tháng tư.');
    assert.equal(readAloud('105', { accent: 'southern', hundreds: 'linh' }).text, 'một trăm linh năm.');
  });

  it('V6 lets a commune say names its own way', () => {
    const lexicon = { 'Ia Rbau': 'I-a Rơ-bau', Zalo: 'za lô', UBND: 'u bê' };
    assert.equal(
      readAloud('UBND xã và hồ ia rbau, Ia Rbaux, Zalo', { lexicon }).text,
      'u bê xã và hồ I-a Rơ-bau, Ia Rbaux, za lô.',
    );
    assert.match(scriptFor(bulletin({ title: 'Hồ Ia Rbau' }).content, lexicon).text, /Hồ I-a Rơ-bau/);
  });

  it('V7 reads 10,000-character words and runs within a second', () => {
    const runs = [
      'Đ',
      'a',
      '1',
      '.',
      '-',
      '0 ',
      'a.',
      '1.',
      '1,',
      '1/',
      'a-',
      '(',
      '@',
      'I',
      'www.',
      '12/',
      '0912 ',
      'TT ',
      '\n',
      'a@',
    ];
    const started = performance.now();
    for (const run of runs) assertOnlyWords(readAloud(run.repeat(10_000 / run.length)));
    const perRun = (performance.now() - started) / runs.length;
    assert.ok(perRun < 1_000, `${perRun} ms`);
  });

  it('V7 takes about twice as long for twice the text', () => {
    const page = allWritten.join(' ');
    const time = (times: number) => {
      const started = performance.now();
      readAloud(`${page} `.repeat(times));
      return performance.now() - started;
    };
    time(2);
    assert.ok(time(16) < 16 * time(2) + 200);
  });

  it('V8 leaves a bulletin in another language unread', () => {
    const { content } = bulletin({ language: 'hmn' });
    const script = scriptFor(content);
    assert.equal(script.text, '');
    assert.deepEqual(script.unread, [{ text: spokenText(content), at: 0 }]);
  });
});
