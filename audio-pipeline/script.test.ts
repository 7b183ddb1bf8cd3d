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
import { readAloud, type Script, SPOKEN_CLASSES, scriptFor } from './script.ts';
import { knownWrong, planCases, type ScriptCase, scriptCases, wholePlan } from './script-cases.ts';

/** Least share of the reviewed table that is read as it says. */
const LEAST_RIGHT = 0.995;
/** Fewest rows of the reviewed table. */
const FEWEST_ROWS = 1_000;

const allRows = [...scriptCases, ...knownWrong];
const allWritten = allRows.map(({ written }) => written);

/** The row's script, its last full stop put back. */
function expected({ spoken }: ScriptCase): string {
  return /[.!?]$/.test(spoken) ? spoken : `${spoken}.`;
}

function found({ written, accent }: ScriptCase): string {
  return readAloud(written, { accent }).text;
}

/** A row that is read otherwise, for who has to judge which of the two is right. */
function difference(row: ScriptCase): string {
  return `${row.class}, ${row.accent}, ${row.source}\n  written  ${row.written}\n  expected ${expected(row)}\n  found    ${found(row)}`;
}

/** Letters, hyphens inside words, and pauses. */
function assertOnlyWords({ text }: Script): void {
  assert.match(text, /^[\p{Script=Latin}\p{M} ,.:?!\n-]*$/u);
  assert.doesNotMatch(text, /[ ,:]{2,}[,:.]| {2}|(^|\n)[ ,.:?!]| [,.:?!]/);
}

/** Spans in order, inside both texts, that leave nothing of the script but pauses. */
function assertCovered(written: string, { text, spans }: Script): void {
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

/** Numbers that look random and are the same each time. Source: Numerical Recipes, 32-bit generator. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the reviewed table', () => {
  for (const kind of SPOKEN_CLASSES) {
    it(`V1, V19 is read as it says where it is about ${kind}`, () => {
      const rows = scriptCases.filter((row) => row.class === kind);
      assert.ok(rows.length > 0, `no row is about ${kind}`);
      const wrong = rows.filter((row) => found(row) !== expected(row));
      assert.equal(wrong.map(difference).join('\n'), '');
    });
  }

  it('V19 has a thousand rows and is read right in 99.5 of 100', () => {
    assert.ok(allRows.length >= FEWEST_ROWS, `${allRows.length} rows`);
    const right = allRows.filter((row) => found(row) === expected(row)).length;
    assert.ok(right / allRows.length >= LEAST_RIGHT, `${right} of ${allRows.length} are right`);
  });

  it('V19 lists as wrong only what is wrong, with the reason', () => {
    assert.deepEqual(
      knownWrong.filter((row) => found(row) === expected(row)).map(({ written }) => written),
      [],
    );
  });

  it('V19 has no row twice', () => {
    const rows = allRows.map(({ accent, written }) => `${accent} ${written}`);
    assert.deepEqual(
      rows.filter((row, index) => rows.indexOf(row) !== index),
      [],
    );
  });

  it('V20 finds in each row a span of the class the row is about', () => {
    const without = scriptCases.filter(
      (row) => !readAloud(row.written, { accent: row.accent }).spans.some((span) => span.class === row.class),
    );
    assert.equal(without.map(difference).join('\n'), '');
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

  it('V2 reads a whole plan and leaves out only its footnote marks', () => {
    const script = readAloud(wholePlan);
    assertOnlyWords(script);
    assertCovered(wholePlan, script);
    assert.deepEqual(new Set(script.unread.map(({ text }) => text)), new Set(['⁽', '¹', '⁾']));
    assert.deepEqual(script.doubtful, []);
  });

  it('V1 takes the rows about a plan from the plan, word for word', () => {
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    const rows = planCases.filter(({ source }) => source === 'muong-te-2024.txt');
    assert.ok(rows.length > 20, `${rows.length} rows`);
    for (const { written } of rows) assert.ok(plain(wholePlan).includes(plain(written)), written);
  });

  it('V2 reads words that name parts of every object as words', () => {
    const words = 'constructor, toString, valueOf, hasOwnProperty, constructor chấm com';
    assert.equal(readAloud(words.replace(' chấm ', '.')).text, `${words}.`);
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
    for (const { written, accent } of allRows) assertCovered(written, readAloud(written, { accent }));
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

  it('V4 leads decomposed text back to the same parts', () => {
    for (const written of allWritten) {
      const decomposed = written.normalize('NFD');
      const script = readAloud(decomposed);
      assertCovered(decomposed, script);
      assert.deepEqual(
        script.spans.map(({ written: part }) => decomposed.slice(...part).normalize('NFC')),
        readAloud(written).spans.map(({ written: part }) => written.slice(...part)),
      );
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
    const words = [{ written: 'Ia Rbau', spoken: 'I-a Rơ-bau' }];
    assert.match(scriptFor(bulletin({ title: 'Hồ Ia Rbau', lexicon: words }).content).text, /Hồ I-a Rơ-bau/);
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

  it('V7 reads 100 KB of plans, digits, tags and emoji within seconds', () => {
    const page = scriptCases.map(({ written }) => written).join('\n');
    const texts = [page, '9', '<b>', '<script>', '&amp;', '📢', '25/11/2026 - ', '12.345,67 tỷ đồng/tháng '];
    for (const text of texts) {
      const long = text.repeat(Math.ceil(100_000 / text.length)).slice(0, 100_000);
      const started = performance.now();
      const script = readAloud(long);
      assert.ok(performance.now() - started < 10_000, text.slice(0, 20));
      assertOnlyWords(script);
      assertCovered(long, script);
    }
  });

  it('V2, V3 read any characters without losing their place', () => {
    const next = chances(2_026);
    const signs = [...'0123456789.,:;/-–()<>&%°²"\'\n hgkmđĐIVXQTPàếư₫…🌧'].concat(
      'ngày',
      'tháng',
      'Km',
      'UBND',
      '&amp;',
    );
    for (let run = 0; run < 2_000; run += 1) {
      const text = Array.from({ length: 40 }, () =>
        next() < 0.8
          ? (signs[Math.floor(next() * signs.length)] ?? '')
          : String.fromCodePoint(Math.floor(next() * 0x10_ffff)),
      ).join('');
      const script = readAloud(text);
      assertOnlyWords(script);
      assertCovered(text, script);
    }
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

  it('V20 names the class of each part', () => {
    const written = 'UBND xã: 7h30 ngày 25/11, 150-200 mm, 50.000đ, gọi 0213.3876.543 (VNeID).';
    assert.deepEqual(
      readAloud(written).spans.map((span) => [written.slice(...span.written), span.class]),
      [
        ['UBND', 'abbreviation'],
        ['xã', 'word'],
        ['7h30', 'time'],
        ['ngày', 'word'],
        ['25/11', 'date'],
        ['150-200 mm', 'range'],
        ['50.000đ', 'money'],
        ['gọi', 'word'],
        ['0213.3876.543', 'phone'],
        ['VNeID', 'name'],
      ],
    );
  });

  it('V21 marks dates and hours that do not exist and says them as they stand', () => {
    const written = 'Họp 25h70 ngày 30/02, 29/02/2026, 45/13/2026; đúng: 29/02/2028, 24h00, 29/02';
    const { text, doubtful } = readAloud(written);
    assert.match(text, /hai mươi lăm giờ bảy mươi phút ngày ba mươi tháng hai,/);
    assert.deepEqual(
      doubtful.map((part) => [part.text, written.slice(part.at, part.at + part.text.length)]),
      ['25h70', '30/02', '29/02/2026', '45/13/2026'].map((part) => [part, part]),
    );
  });

  it('V22 leaves tags out, reports them and ends a line where a paragraph ends', () => {
    const written = '<p>Mời <b>họp</b> &amp; ăn&nbsp;cơm.</p><script>alert(1)</script><p>Đúng giờ.</p>';
    const { text, unread } = readAloud(written);
    assert.equal(text, 'Mời họp và ăn cơm.\nĐúng giờ.');
    assert.deepEqual(
      unread.map((part) => part.text),
      ['<p>', '<b>', '</b>', '</p>', '<script>alert(1)</script>', '<p>', '</p>'],
    );
    for (const { text: part, at } of unread) assert.equal(written.slice(at, at + part.length), part);
  });

  it('V23 reads sixty digits one by one, in threes', () => {
    const { text } = readAloud(`Mã ${'123'.repeat(20)}`);
    assert.equal(text, `Mã ${Array(20).fill('một hai ba').join(', ')}.`);
  });
});
