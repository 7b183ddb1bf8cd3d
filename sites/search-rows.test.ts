import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Block } from '@nguon/content-model/block';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import { bulletin } from '@nguon/content-model/fixtures/sin-ho';
import { foldForSearch } from '@nguon/content-model/text';
import { answers } from './fixtures/full-commune.ts';
import { communes } from './fixtures/portal.ts';
import { emptyView, fullView, portalView, viewWith } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import { newestRecords } from './publisher/newest-records.ts';
import type { SiteView } from './publisher/site-view.ts';
import { type SearchFile, type SearchPart, searchFiles } from './search-rows.ts';
import { findAny, pieces, ready, takeIn } from './src/scripts/find.ts';
import { fold } from './src/scripts/fold.ts';

/** What is found in titles and summaries alone, or with some parts taken in too. */
const found = (view: SiteView, question: string, read = 0) => {
  const { first, parts } = searchFiles(view);
  const rows = ready(first, first.rows);
  for (const part of parts.slice(0, read)) takeIn(first, rows, part);
  return findAny(rows, question).map(({ t, o }) => (o === undefined ? t : `${first.sites[o]?.[0]}: ${t}`));
};

const rowsOf = ({ first, parts }: { first: SearchFile; parts: readonly SearchPart[] }) => [
  ...first.rows,
  ...parts.flatMap(({ rows }) => rows),
];

/** Names of units of today and of before; the same lists that an installation begins with. */
const names = ['units-2025.csv', 'former-units.csv'].flatMap((file) =>
  readFileSync(new URL(`../cms/reference-data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split(',').slice(1, 4)),
);

describe('a search', () => {
  it('G71 folds every name of a unit, composed or not, as the content model does', () => {
    assert.ok(names.length > 40_000);
    for (const name of names) {
      for (const text of [name, name.normalize('NFD'), name.toUpperCase(), name.toLowerCase()]) {
        assert.equal(fold(text), foldForSearch(text), name);
      }
    }
    assert.equal(fold('İ Ǆ Ω'), foldForSearch('İ Ǆ Ω'));
  });

  it('G72 finds words without their marks, in capitals, decomposed, and with either style of tone mark', () => {
    const view = viewWith([
      bulletin({ title: 'Cấp nước sạch cho bản Tà Ghềnh' }),
      bulletin({ id: '0b7c9d10-0000-4000-8000-00000000000b', title: 'Giá đất ở năm 2027' }),
      bulletin({ id: '0b7c9d10-0000-4000-8000-00000000000c', title: 'Tổ hòa giải ở cơ sở' }),
    ]);
    for (const [question, title] of [
      ['nuoc sach', 'Cấp nước sạch cho bản Tà Ghềnh'],
      ['NƯỚC SẠCH'.normalize('NFD'), 'Cấp nước sạch cho bản Tà Ghềnh'],
      ['dat', 'Giá đất ở năm 2027'],
      ['ĐẤT', 'Giá đất ở năm 2027'],
      ['hòa giải', 'Tổ hòa giải ở cơ sở'],
      ['hoà giải', 'Tổ hòa giải ở cơ sở'],
    ] as const) {
      assert.equal(found(view, question)[0], title, question);
    }
  });

  it('G72 finds documents by symbol, officials, procedures, answers, pages and former units', () => {
    for (const [question, title] of [
      ['12/QD-UBND', 'Quyết định 12/QĐ-UBND'],
      ['khai sinh', fullView.edition.procedures.find(({ name }) => /khai sinh/i.test(name))?.name],
      ['noi suong bi re lan 3', undefined],
      ['nam suong bi re lan 3', 'Loa bản Nậm Sương bị rè, lần 3'],
      [fullView.edition.officials[0]?.name ?? '', fullView.edition.officials[0]?.name],
      ['lien he', 'Liên hệ'],
      ['sa de phin', 'Xã Sìn Hồ'],
      ['huyen sin ho', 'Xã Sìn Hồ'],
    ] as const) {
      assert.equal(found(fullView, question)[0], title, question);
    }
  });

  it('G73 puts titles before texts, whole questions before scattered words, and written marks before others', () => {
    const title = (text: string, step: number, summary = 'Tóm tắt.') =>
      bulletin({ id: `0b7c9d1${step}-0000-4000-8000-000000000000`, title: text, summary });
    const view = viewWith([
      title('Kế hoạch tuần', 1, 'Thu gom rác thải ở chợ.'),
      title('Rác ở chợ, nước thải ở bản', 2),
      title('Phân loại rác thải tại nguồn', 3),
      title('Đạt chuẩn', 4),
      title('Đất ở', 5),
    ]);
    assert.deepEqual(found(view, 'rac thai'), [
      'Phân loại rác thải tại nguồn',
      'Rác ở chợ, nước thải ở bản',
      'Kế hoạch tuần',
    ]);
    assert.deepEqual(found(view, 'đất'), ['Đất ở', 'Đạt chuẩn']);
    assert.deepEqual(found(view, 'đạt'), ['Đạt chuẩn', 'Đất ở']);
  });

  it('G73 takes words whole, and the last by its beginning where no row has it whole', () => {
    const titled = (text: string, step: number) =>
      bulletin({ id: `0b7c9d1${step}-0000-4000-8000-000000000000`, title: text, summary: 'Tóm tắt.' });
    const view = viewWith([
      titled('Họp phòng, chống thiên tai ở thôn Một', 1),
      titled('Phòng Văn hóa thông báo', 2),
      titled('Chợ phiên Phong Thổ', 3),
      titled('Cấp nước sạch', 4),
    ]);
    assert.deepEqual(found(view, 'phong tho'), ['Chợ phiên Phong Thổ']);
    assert.deepEqual(found(view, 'nuo sach'), []);
    assert.deepEqual(found(view, 'nước sa'), ['Cấp nước sạch']);
  });

  it('G73 finds a published question by its subject and by its words', () => {
    assert.equal(found(fullView, 'giấy khai sinh')[0], 'Làm giấy khai sinh cho con cần gì?');
    const [question = assert.fail()] = answers.filter(({ kind }) => kind === 'question');
    const view = viewWith([], {
      answers: [{ ...question, subject: 'Hỏi về hộ tịch', text: 'Con tôi cần giấy khai sinh, đến đâu?' }],
    });
    assert.equal(found(view, 'giay khai sinh')[0], 'Hỏi về hộ tịch');
  });

  it('G73 needs every word', () => {
    assert.deepEqual(found(fullView, 'cau treo khong co'), []);
    assert.deepEqual(found(fullView, 'hanh cau'), []);
    assert.deepEqual(found(fullView, '  …  '), []);
    assert.deepEqual(found(fullView, ''), []);
    assert.deepEqual(found(emptyView, 'nuoc sach'), []);
  });

  it('G73 cuts a text into words and what is between them, without losing a letter', () => {
    for (const text of ['Cấp nước, “sạch”', 'Cấp nước'.normalize('NFD'), '<b>x</b>', '', 'ភាសាខ្មែរ'])
      assert.equal(pieces(text).join(''), text);
    assert.deepEqual(pieces('Nước sạch!'), ['', 'Nước', ' ', 'sạch', '!']);
  });

  it('G77 of a portal finds its communes’ articles, and communes by former units and districts', () => {
    const commune = communes[0];
    const [article] = commune?.articles ?? [];
    assert.equal(found(portalView, 'sin ho ban tin so 1')[0], `Xã Sìn Hồ: ${article?.title}`);
    assert.equal(found(portalView, 'doan ket')[0], 'Phường Đoàn Kết: Phường Đoàn Kết');
    assert.deepEqual(found(portalView, 'ta phin').toSorted(), [
      'Xã Hồng Thu: Xã Hồng Thu',
      'Xã Sìn Hồ: Xã Sìn Hồ',
    ]);
    assert.deepEqual(found(portalView, 'huyen muong te'), ['Xã Bum Tở: Xã Bum Tở']);
    const { sites } = searchFiles(portalView).first;
    assert.deepEqual(
      new Set(sites.map(([, origin]) => origin)),
      new Set(communes.map(({ origin }) => origin)),
    );
  });

  it('G77 of a portal finds its communes’ documents and published answers', () => {
    assert.deepEqual(found(portalView, '03478/QD-UBND'), ['Xã Sìn Hồ: Quyết định 03478/QĐ-UBND']);
    assert.equal(
      found(portalView, 'đường vào chợ Hồng Thu')[0],
      'Xã Hồng Thu: Đường vào chợ Hồng Thu bị hỏng',
    );
  });

  it('G77 tells a portal the newest documents and answers of a commune, each with its address', () => {
    const records = newestRecords(fullView, 3);
    assert.deepEqual(
      records.map(({ kind }) => kind),
      ['document', 'document', 'document', 'answer', 'answer', 'answer'],
    );
    for (const { address } of records)
      assert.ok(pageAddresses(fullView).includes(address.replace(/#.*/, '')), address);
    assert.ok((records[0]?.day ?? '') >= (records[2]?.day ?? ''));
  });

  it('G70 leads only to pages of the site, to others it names, and to the service portal', () => {
    for (const view of [fullView, emptyView, portalView]) {
      const pages = new Set(pageAddresses(view));
      for (const { a, o, t } of rowsOf(searchFiles(view))) {
        if (o === undefined && !a.startsWith('https://'))
          assert.ok(pages.has(a.replace(/#.*/, '')), `${t}: ${a}`);
      }
    }
  });
});

/** Words as frequent as in a language: few often, many seldom (Zipf), from a seed. */
function words(): () => string {
  const syllables = [...new Set(names.flatMap((name) => name.split(' ')))];
  let seed = 7;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return syllables[Math.floor(syllables.length ** (seed / 2_147_483_647)) - 1] ?? 'xã';
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

describe('the texts a search looks through', () => {
  const titled = (step: number, changes: Partial<BulletinContent>) =>
    bulletin({ id: `0b7c9d1${step}-0000-4000-8000-000000000000`, summary: 'Tóm tắt.', ...changes });
  const view = viewWith([
    titled(1, {
      title: 'Họp thôn',
      summary: `${'Một tóm tắt dài hơn một trăm bốn mươi chữ. '.repeat(4)}Mang theo căn cước.`,
      body: [
        paragraph('Bàn về giá ĐẤT và nước sạch.'.normalize('NFD')),
        { kind: 'list', ordered: false, items: [[{ text: 'Hoà giải ở cơ sở' }]] },
        { kind: 'table', rows: [[[{ text: 'Thửa 214' }], [{ text: 'bản Tà Ghềnh' }]]] },
      ],
    }),
    titled(2, { title: 'Giá đất', body: [] }),
  ]);

  it('G100 finds a word that stands in a body alone, whatever its marks, once its part is read', () => {
    for (const question of [
      'nuoc sach',
      'NƯỚC',
      'hòa giải',
      'HOÀ GIẢI',
      'thửa 214',
      'ta ghenh',
      'căn cước',
    ]) {
      assert.deepEqual(found(view, question), [], question);
      assert.deepEqual(found(view, question, 1), ['Họp thôn'], question);
    }
    for (const question of ['dat', 'ĐẤT', 'đất'.normalize('NFD')])
      assert.deepEqual(found(view, question, 1), ['Giá đất', 'Họp thôn'], question);
  });

  it('G100 finds standing pages and answers by their texts too', () => {
    const [page = assert.fail()] = fullView.edition.pages;
    const [answer = assert.fail()] = answers;
    const word = 'Xuyênkhôngtồntại';
    const one = viewWith([], {
      pages: [{ ...page, language: 'vi', topic: 'history', title: 'Lịch sử', body: [paragraph(word)] }],
      answers: [{ ...answer, answer: `${answer.answer} ${'x '.repeat(200)} traloi${word}` }],
    });
    assert.deepEqual(found(one, word, 1), ['Lịch sử, văn hóa']);
    assert.deepEqual(found(one, `traloi${word}`, 1), [answer.subject]);
  });

  it('G100 has each word of a text once, and none that its row has already', () => {
    const { first, parts } = searchFiles(view);
    const at = first.rows.findIndex(({ t }) => t === 'Giá đất');
    assert.deepEqual([parts.length, parts[0]?.from, parts[0]?.words[at]], [1, 0, '']);
    for (const text of parts.flatMap(({ words }) => words)) {
      const words = text.split(' ');
      assert.deepEqual(words, [...new Set(words)].toSorted());
    }
  });

  it('G100 has no part where there is no text beyond titles and summaries', () => {
    const { first, parts } = searchFiles(viewWith([titled(2, { title: 'Giá đất', body: [] })]));
    assert.deepEqual([parts, first.looked], [[], ['tìm trong tiêu đề, tóm tắt']]);
  });
});

describe('what a search looks through', () => {
  const word = words();
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const many = (count: number, paragraphs = 0) =>
    Array.from({ length: count }, (_, step) =>
      bulletin({
        id: `${(0xa0000000 + step).toString(16)}-0000-4000-8000-000000000000`,
        title: text(12).slice(0, 120),
        summary: text(40).slice(0, 300),
        body: Array.from({ length: paragraphs }, () => paragraph(text(60))),
        channels: ['site'],
        until: null,
        from: new Date(Date.UTC(2026, 10, 1) - step * 3_600_000).toISOString().replace('.000', ''),
      }),
    );

  it('G70 weighs at most 40 KB of 300 articles, compressed', (test) => {
    const bytes = brotliCompressSync(JSON.stringify(searchFiles(viewWith(many(300))).first)).length;
    test.diagnostic(`300 articles: ${bytes} bytes by brotli`);
    assert.ok(bytes <= 40_000, `${bytes} bytes`);
  });

  it('G70 of a portal of 168 communes weighs at most 160 KB, compressed', (test) => {
    const [pattern = assert.fail()] = communes;
    const view: SiteView = {
      ...portalView,
      communes: Array.from({ length: 168 }, (_, step) => ({
        ...pattern,
        unit: { ...pattern.unit, code: String(10_000 + step), name: text(2) },
        articles: pattern.articles.slice(0, 1).flatMap((article) =>
          Array.from({ length: 30 }, (_, one) => ({
            ...article,
            title: text(12),
            summary: text(40),
            address: `/thong-bao/2026/${one}/`,
          })),
        ),
        records: pattern.records.flatMap((record) =>
          Array.from({ length: 10 }, (_, one) => ({
            ...record,
            title: text(8),
            summary: text(40),
            address: `${record.address}${one}`,
          })),
        ),
      })),
    };
    const file = searchFiles(view).first;
    const bytes = brotliCompressSync(JSON.stringify(file)).length;
    test.diagnostic(`${file.rows.length} rows: ${bytes} bytes by brotli`);
    assert.equal(file.rows.length, 2_000);
    assert.ok(bytes <= 160_000, `${bytes} bytes`);
  });

  it('G100 holds the newest 2,000 of a huge site first, and the older ones in parts of at most 60 KB', (test) => {
    const huge = many(10_000, 6);
    for (const count of [300, 2_000, 10_000]) {
      const all = huge.slice(0, count);
      const { first, parts } = searchFiles(viewWith(all));
      const rows = rowsOf({ first, parts });
      const days = rows.flatMap(({ d }) => d?.split('/').toReversed().join('-') ?? []);
      const titles = new Set(all.map(({ content }) => content.title));
      assert.equal(rows.filter(({ t }) => titles.has(t)).length, count);
      assert.deepEqual(days, days.toSorted().toReversed());
      assert.deepEqual(
        [first.rows.length, / từ [\d/]{10}$/.test(first.looked[0] ?? '')],
        [Math.min(rows.length, 2_000), count >= 2_000],
      );
      assert.deepEqual(
        parts.map(({ from }) => from),
        parts.map((_, index) => parts.slice(0, index).reduce((sum, { words }) => sum + words.length, 0)),
      );
      assert.deepEqual([first.looked.length, first.looked.at(-1)], [parts.length + 1, 'tìm trong nội dung']);
      for (const [read, part] of parts.slice(0, -1).entries()) {
        const last = rowsOf({ first, parts })[part.from + part.words.length - 1];
        assert.equal(first.looked[read + 1], `tìm trong nội dung từ ${last?.d}`);
      }
      const weigh = (value: unknown) => gzipSync(JSON.stringify(value)).length;
      const sizes = parts.map(weigh);
      const sum = sizes.reduce((total, bytes) => total + bytes, 0);
      test.diagnostic(
        `${count} articles, bytes by gzip: first ${weigh(first)}, ${parts.length} parts ${sum}, largest ${Math.max(...sizes)}`,
      );
      assert.ok(Math.max(...sizes) <= 60_000, sizes.join(', '));
    }
  });
});
