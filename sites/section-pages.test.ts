import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { siteSections } from '@nguon/content-model/site-section';
import { type DocumentsFile, libraryOf } from './documents.ts';
import {
  closedConsultation,
  consultation,
  correction,
  hmong,
  pastEmergency,
} from './fixtures/full-commune.ts';
import { mainOf, openEngine, pageOf, type Rendering, renderingOf } from './fixtures/rendering.ts';
import { emptyView, fullView, portalView } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import type { Engine } from './publisher/render-site.ts';
import { readingOf } from './reading.ts';

/** Sections where residents, machines or the law's own text leave nothing to wait for. */
const neverEmpty = new Set(['home', 'feedback', 'search', 'map', 'accessibility', 'privacy']);

describe('the sections of a site', () => {
  let engine: Engine;
  let full: Rendering;
  let empty: Rendering;
  let portal: Rendering;
  before(async () => {
    engine = await openEngine();
    full = await renderingOf(engine, fullView);
    empty = await renderingOf(engine, emptyView);
    portal = await renderingOf(engine, portalView);
  });
  const on = (rendering: Rendering, path: string) => {
    const html = rendering.get(path);
    assert.ok(html, `no page ${path}`);
    return mainOf(html);
  };
  const addressOf = (id: string) => readingOf(fullView).byId.get(id)?.address ?? '';

  for (const [name, { address }] of Object.entries(siteSections)) {
    if (neverEmpty.has(name)) continue;
    it(`G30 says of ${address} whether there is anything`, () => {
      assert.match(on(empty, address), /^<main [^>]*data-empty/);
      assert.match(on(empty, address), /class="empty"|người dân/);
      assert.doesNotMatch(on(full, address), /^<main [^>]*data-empty/);
    });
  }

  it('G120 speaks of broadcast times only where there are loudspeakers', () => {
    for (const path of ['/', '/truyen-thanh/']) {
      assert.match(on(full, path), /Giờ phát thanh/);
      for (const mute of [empty, portal])
        assert.doesNotMatch(on(mute, path), /Giờ phát thanh (?!có trên)|xếp lịch|phát xong trên loa/);
    }
    assert.match(on(empty, '/'), /Nghe bản tin/);
    assert.match(on(empty, '/truyen-thanh/'), /chưa có cụm loa.*href="\/thong-tin-thiet-yeu\/"/s);
    assert.match(on(portal, '/truyen-thanh/'), /href="\/danh-ba\/".*href="\/truyen-thanh\/dia-phuong\/"/s);
    assert.doesNotMatch(on(portal, '/truyen-thanh/'), /Chưa có/);
  });

  it('G123 says of a unit without boards where else to read', () => {
    for (const without of [empty, portal]) {
      assert.match(on(without, '/bang-tin/'), /chưa có bảng tin điện tử.*href="\/thong-tin-thiet-yeu\/"/s);
      assert.doesNotMatch(on(without, '/bang-tin/'), /hiển thị/);
    }
    assert.match(on(full, '/bang-tin/'), /lần lượt hiển thị/);
  });

  it('has one first heading on each page, and none that skips a level', () => {
    for (const rendering of [full, empty, portal]) {
      for (const [path, html] of rendering) {
        if (!path.endsWith('/') || path === '/') continue;
        const levels = [...mainOf(html).matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
        assert.equal(levels[0], 1, path);
        assert.equal(levels.filter((level) => level === 1).length, 1, path);
        for (const [step, level] of levels.entries())
          assert.ok(level <= (levels[step - 1] ?? 1) + 1, `${path}: h${levels[step - 1]} then h${level}`);
      }
    }
  });

  it('G32 keeps a bulletin that is over, says so and shows no alarm', () => {
    const page = on(full, addressOf(pastEmergency.content.id));
    assert.match(page, /Đã hết hiệu lực từ <time[^>]*>07:00 ngày 03\/08\/2026<\/time>/);
    assert.doesNotMatch(page, /urgent|Khẩn cấp</);
    for (const [path, html] of full) {
      const listed = mainOf(html).includes(`href="${addressOf(pastEmergency.content.id)}"`);
      const keeps = ['/thong-tin-thiet-yeu/luu-tru/', '/truyen-thanh/nghe-lai/', '/truyen-thanh/'];
      if (listed && path !== addressOf(pastEmergency.content.id)) assert.ok(keeps.includes(path), path);
    }
    assert.match(on(full, '/thong-tin-thiet-yeu/luu-tru/'), /Cấm qua ngầm tràn/);
  });

  it('G37 takes opinions on an open consultation alone, and shows those that were published', () => {
    const open = on(full, addressOf(consultation.content.id));
    assert.match(open, /Nhận ý kiến đến <strong><time[^>]*>17:00 ngày 05\/12\/2026/);
    assert.ok(open.includes(`name="about" value="${consultation.content.id}"`));
    assert.match(open, /name="kind" value="opinion"/);
    assert.match(open, /Đồng ý với dự thảo quy ước/);
    const closed = on(full, addressOf(closedConsultation.content.id));
    assert.doesNotMatch(closed, /<form/);
    assert.match(closed, /Nên đặt tên đường theo tên suối/);
    assert.match(on(full, '/lay-y-kien/'), /Nhận ý kiến đến.*Kết thúc/s);
  });

  it('G49 leads from what was corrected to its correction, and back', () => {
    const corrected = addressOf(closedConsultation.content.id);
    const corrects = addressOf(correction.content.id);
    assert.match(
      on(full, corrected),
      new RegExp(`đã được đính chính.</strong> Xem\\s+<a href="${corrects}"`),
    );
    assert.match(on(full, corrects), new RegExp(`Đính chính cho bài\\s+<a href="${corrected}"`));
  });

  it('G38 gives each document a page with every field, with a file and without one', () => {
    const [withFile, without] = ['/van-ban/1-qd-ubnd-d0c00000/', '/van-ban/2-qd-ubnd-d0c00000/'].map((path) =>
      on(full, path),
    );
    for (const field of ['Hình thức', 'Số, ký hiệu', 'Cơ quan', 'Ngày ban hành', 'Ngày có hiệu lực'])
      assert.ok(withFile?.includes(`<dt>${field}`), field);
    assert.match(withFile ?? '', /href="\/shelf\/d{64}\.pdf" download="quy-che\.pdf"/);
    assert.match(without ?? '', /Chưa có tệp/);
    for (const field of ['<dt>Lĩnh vực</dt><dd>Đất đai</dd>']) assert.ok(without?.includes(field), field);
    assert.doesNotMatch(withFile ?? '', /Lĩnh vực/);
    const listed = (path: string) => on(full, path).replace(/<section aria-labelledby="xem-theo".*/s, '');
    assert.match(listed('/van-ban/hinh-thuc/ke-hoach/'), /22\/KH-UBND/);
    assert.doesNotMatch(listed('/van-ban/nam/2025/'), /22\/KH-UBND/);
    assert.match(listed('/van-ban/linh-vuc/dat-dai/'), /số 2\/QĐ-UBND/);
    assert.doesNotMatch(listed('/van-ban/linh-vuc/dat-dai/'), /số 3\/QĐ-UBND/);
    assert.match(listed('/van-ban/co-quan/hdnd-xa-sin-ho/'), /số 4\/QĐ-UBND/);
  });

  it('G98 leads without a program to a list of every authority, form, field and year', () => {
    const { facets, all } = libraryOf(fullView);
    assert.deepEqual(
      facets.map(({ part }) => part),
      ['co-quan', 'hinh-thuc', 'linh-vuc', 'nam'],
    );
    const page = on(full, '/van-ban/');
    for (const { name, groups } of facets) {
      assert.ok(page.includes(`<strong>${name}</strong>`), name);
      for (const { value, address, items } of groups) {
        assert.ok(full.has(address), address);
        assert.match(page, new RegExp(`<a href="${address}"[^>]*>${value} \\(${items.length}\\)</a>`));
      }
    }
    const { documents } = JSON.parse(full.get('/van-ban.json') ?? '') as DocumentsFile;
    assert.equal(documents.length, all.items.length);
    assert.ok(documents.every(({ address }) => full.has(address)));
    assert.doesNotMatch(on(empty, '/van-ban/'), /<form class="form|xem-theo/);
  });

  it('G39 speaks English throughout on the English page', () => {
    const html = full.get('/en/') ?? '';
    assert.match(html, /<html lang="en"/);
    const main = mainOf(html);
    assert.match(main, /Sìn Hồ Commune, Lai Châu Province/);
    assert.match(main, /Chair of the People’s Committee/);
    assert.match(main, /Telephone: <a href="tel:02003800100"/);
    const words = main
      .replace(/<(\w+)[^>]* lang="vi"[^>]*>.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('Sìn Hồ', '')
      .replaceAll('Lai Châu', '');
    assert.doesNotMatch(main, /at any hour/);
    const around = html
      .slice(html.indexOf('</head>'))
      .replace(/<template>.*?<\/template>/gs, '')
      .replace(main, '')
      .replace(/<script.*?<\/script>/gs, '')
      .replace(/<(\w+)[^>]* lang="vi"[^>]*>.*?<\/\1>/gs, '')
      .replace(/<(?!input|[^>]*aria-label)[^>]*>/g, ' ')
      .replaceAll('Sìn Hồ', '')
      .replaceAll('Lai Châu', '');
    for (const text of [around, html.match(/<title>.*?<\/title>/)?.[0] ?? ''])
      assert.doesNotMatch(
        text.replaceAll('Sìn Hồ', ''),
        /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i,
      );
    assert.doesNotMatch(words, /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });

  it('G40 names a language twice, plays first and marks each text', () => {
    const page = on(full, '/tieng-dan-toc/hmn/');
    assert.match(page, /<span lang="hmn">Hmoob<\/span> <span[^>]*>\(tiếng Mông\)/);
    assert.ok(page.indexOf('<audio') < page.indexOf('Ntawv qhia'));
    assert.match(page, /<h2 lang="hmn"><a href="[^"]*">Tshaj tawm xov xwm/);
    assert.match(page, /<section [^>]*lang="hmn"[^>]*> ?<h2>Ntawv qhia/);
    assert.match(on(full, '/tieng-dan-toc/ium/'), /^<main [^>]*data-empty/);
    assert.ok(full.has(addressOf(hmong.content.id)));
  });

  it('G41 tells the leaders’ week, and the weeks beside it', () => {
    const page = on(full, '/chi-dao-dieu-hanh/lich-cong-tac/');
    const order = ['Tiếp công dân định kỳ', 'Đại đoàn kết', 'dự án nước sạch', 'Họp giao ban tuần'];
    assert.deepEqual(
      order.map((words) => page.indexOf(words)).toSorted((a, b) => a - b),
      order.map((words) => page.indexOf(words)),
    );
    assert.ok(!page.includes('Họp tổng kết năm'));
    assert.match(page, /Thứ Bảy, <time datetime="2026-11-21"/);
    assert.match(page, /<td data-label="Địa điểm">/);
  });

  it('G42 lists communes by the alphabet and former units with all their successors', () => {
    const page = on(portal, '/danh-ba/');
    const order = ['Xã Bum Tở', 'Phường Đoàn Kết', 'Xã Hồng Thu', 'Xã Sìn Hồ'].map((name) =>
      page.indexOf(name),
    );
    assert.ok(order.every((place) => place > 0));
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      order,
    );
    assert.match(
      on(portal, '/danh-ba/don-vi-cu/huyen-sin-ho/'),
      /Tả Phìn.*Nay chia về.*xa-hong-thu\.localhost.*xa-sin-ho\.localhost/s,
    );
    assert.ok(!full.has('/danh-ba/'));
  });

  it('G43 plays what communes broadcast, commune by commune', () => {
    assert.match(on(portal, '/truyen-thanh/dia-phuong/'), /Xã Hồng Thu.*Xã Sìn Hồ/s);
    const page = on(portal, '/truyen-thanh/dia-phuong/xa-sin-ho-03478/');
    assert.equal(page.match(/<audio/g)?.length, 2);
    assert.match(page, /href="https:\/\/xa-sin-ho\.localhost\/thong-bao\/2026\//);
  });

  it('G103 plays many recordings of a commune page by page, each page small', async (test) => {
    const [one = assert.fail()] = portalView.communes ?? [];
    const [pattern = assert.fail()] = one.recordings;
    const recordings = Array.from({ length: 100 }, (_, step) => ({
      ...pattern,
      title: `Bản tin truyền thanh số ${step + 1} về phòng, chống thiên tai, dịch bệnh và sản xuất vụ đông xuân`,
      summary: 'Tóm tắt của bản tin, dài như một tóm tắt thường thấy trên trang của xã, phường. '.repeat(3),
    }));
    const pages = await renderingOf(engine, { ...portalView, communes: [{ ...one, recordings }] });
    const first = [...pages.keys()].find((path) => /^\/truyen-thanh\/dia-phuong\/[^/]+\/$/.test(path)) ?? '';
    const listed = [first, ...[2, 3, 4, 5].map((page) => `${first}trang/${page}/`)].map((path) =>
      on(pages, path),
    );
    const titles = listed.flatMap((html) =>
      [...html.matchAll(/truyền thanh số (\d+) [^<]*<\/a>/g)].map(([, step]) => step),
    );
    assert.deepEqual(
      titles,
      recordings.map((_, step) => String(step + 1)),
    );
    for (const html of listed) assert.equal(html.match(/<audio/g)?.length, 20);
    assert.equal(pages.has(`${first}trang/6/`), false);
    const bytes = listed.map((html) => Buffer.byteLength(html));
    test.diagnostic(`bytes of a page of twenty recordings: ${Math.max(...bytes)}`);
    assert.ok(Math.max(...bytes) <= 40_000);
    assert.match(listed[0] ?? '', /href="[^"]*trang\/2\/"/);
  });

  it('G44 leads to procedures on the service portal, by field, with their code', () => {
    const page = on(full, '/thu-tuc-hanh-chinh/');
    assert.match(page, /<h2[^>]*>Chứng thực<\/h2>.*<h2[^>]*>Đất đai.*<h2[^>]*>Hộ tịch/s);
    assert.match(page, /<a href="https:\/\/dichvucong\.gov\.vn\/\?ma=1\.001193"[^>]*>Đăng ký khai sinh<\/a>/);
    assert.match(page, /Mã thủ tục 1\.001193/);
  });

  it('G47 shows officials with what they answer for and how they are reached', () => {
    const leaders = on(full, '/gioi-thieu/lanh-dao/');
    assert.match(leaders, /<img[^>]*alt="Chân dung Chủ tịch UBND xã"/);
    assert.match(leaders, /Nguyễn Văn An.*Chủ tịch UBND xã.*quốc phòng.*0200 3800 101.*Thạc sĩ/s);
    const contacts = on(full, '/gioi-thieu/lien-he/');
    assert.match(contacts, /Giàng A Chu.*Trưởng phòng.*Văn hóa - Xã hội.*0200 3800 102.*chu\.giang@/s);
    assert.match(contacts, /Đường dây nóng: <a href="tel:02003800114"/);
    assert.match(on(full, '/gioi-thieu/co-cau-to-chuc/'), /Phòng Văn hóa - Xã hội.*Vàng Thị Dua/s);
  });

  it('G48 maps everything but single bulletins, documents and later pages of lists', () => {
    for (const [rendering, view] of [
      [full, fullView],
      [empty, emptyView],
      [portal, portalView],
    ] as const) {
      const map = on(rendering, '/so-do-trang/');
      const mapped = pageAddresses(view).filter(
        (address) => !/\/\d{4}\/.|\/trang\/\d+\/|-[0-9a-f]{8}\/$|\/(don-vi-cu|dia-phuong)\/./.test(address),
      );
      for (const address of mapped) assert.ok(map.includes(`href="${address}"`), address);
      for (const archive of mapped.filter((address) => address.endsWith('/luu-tru/'))) {
        const section = archive.replace('luu-tru/', '');
        const [, below = ''] =
          new RegExp(`href="${section}"[^>]*>[^<]*</a>\\s*<ul>(.*?)</ul>`, 's').exec(map) ?? [];
        assert.ok(below.includes(`href="${archive}"`), archive);
      }
    }
  });

  it('answers an address of no page with none, in every folder', async () => {
    for (const path of [
      '/gioi-thieu/khong-co/',
      '/van-ban/khong-co/',
      '/tieng-dan-toc/xx/',
      '/danh-ba/',
      '/x/trang/2/',
    ])
      await assert.rejects(pageOf(engine, fullView, path), { actual: 404 }, path);
    for (const path of ['/van-ban/trang/1/', '/van-ban/trang/02/', '/van-ban/trang/3/', '/tin-tuc/luu-tru/'])
      await assert.rejects(pageOf(engine, fullView, path), { actual: 404 }, path);
  });
});
