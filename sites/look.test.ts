import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, hostileDay, NOW, powerCut, sources } from '@nguon/content-model/fixtures/sin-ho';
import { themes } from '@nguon/themes/theme';
import { type Browser, chromium } from '@playwright/test';
import { faultsOf, widthOver } from './fixtures/accessibility.ts';
import { longCommune } from './fixtures/hostile.ts';
import { kinds } from './fixtures/kinds.ts';
import { openReader, type Reader } from './fixtures/reader.ts';
import { emptyView, fullView, portalView, viewOf, viewWith } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import type { SiteView } from './publisher/site-view.ts';
import { articleAt } from './reading.ts';

const CHROMIUM = '/usr/bin/chromium';

const picture = { sha256: '7'.repeat(64), width: 1200, height: 800, alt: 'Ruộng bậc thang' };
const onShelf = [{ ...picture, mime: 'image/png' }];

/** A view in another look. */
function dressed(view: SiteView, changes: Partial<SiteView['edition']['site']>): SiteView {
  return { ...view, edition: { ...view.edition, site: { ...view.edition.site, ...changes } } };
}

/** The longest names that units have, a picture in the head, and a colour of its own. */
const pictured: SiteView = {
  ...viewOf(
    composeEdition(
      {
        ...sources,
        unit: { ...sources.unit, type: 'phường', name: 'Hòa Thuận Tây - Bắc Mỹ An Đông Thượng' },
        site: { ...sources.site, look: { logo: picture, header: picture, colour: '#ffcc00' } },
      },
      NOW,
    ),
  ),
  pictures: { [picture.sha256]: onShelf },
};

/** The address of the article with a table. */
const ARTICLE = pageAddresses(fullView).find(
  (address) => articleAt(fullView, address)?.content.id === powerCut.content.id,
);

/** Lines, letters, words and paragraphs further apart. Source: WCAG 2.2, 1.4.12. */
const SPACED =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

describe('the look of pages', { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` }, () => {
  let browser: Browser;
  let reader: Reader;

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    reader = await openReader(browser);
  });
  after(async () => {
    await browser.close();
  });

  for (const [name, view] of Object.entries({ fullView, portalView })) {
    it(`G54 no page of ${name} scrolls sideways at 320 px, with letters apart neither`, async () => {
      const page = await reader.open(view, '/', { viewport: { width: 320, height: 640 } });
      for (const path of kinds(view).values()) {
        await page.goto(`${view.origin}${path}`, { waitUntil: 'domcontentloaded' });
        const usual = await widthOver(page);
        await page.addStyleTag({ content: SPACED });
        assert.deepEqual([usual, await widthOver(page)], [0, 0], path);
      }
      await page.close();
    });
  }

  it('G118 no page scrolls sideways at 320 px where names have 300 letters and no space', async () => {
    const page = await reader.open(longCommune, '/', { viewport: { width: 320, height: 640 } });
    for (const path of kinds(longCommune).values()) {
      await page.goto(`${longCommune.origin}${path}`, { waitUntil: 'domcontentloaded' });
      assert.equal(await widthOver(page), 0, path);
    }
    await page.close();
  });

  it('G54 no page scrolls sideways when letters are twice as large', async () => {
    for (const view of [fullView, emptyView, pictured, viewOf(hostileDay)]) {
      const page = await reader.open(view, '/', { viewport: { width: 640, height: 800 } });
      for (const path of ['/', '/phan-anh/', '/chi-dao-dieu-hanh/lich-cong-tac/', '/van-ban/']) {
        await page.goto(`${view.origin}${path}`, { waitUntil: 'domcontentloaded' });
        await page.addStyleTag({ content: 'html{font-size:212.5%!important}' });
        assert.equal(await widthOver(page), 0, path);
      }
      await page.close();
    }
  });

  it('G55 the menu opens by keyboard over the page, which stays where it is', async () => {
    const page = await reader.open(fullView, '/', { viewport: { width: 360, height: 800 } });
    const top = () => page.locator('main').evaluate((main) => main.getBoundingClientRect().top);
    const before = await top();
    await page.locator('.menu summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('.all a').first().isVisible());
    assert.equal(await top(), before);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').getAttribute('href'), '/');
    await page.close();
  });

  for (const width of [320, 768, 1024, 1280, 1920]) {
    it(`G56 no letter of the head stands on its picture, ${width} px wide`, async () => {
      const page = await reader.open(pictured, '/', { viewport: { width, height: 800 } });
      const [view, words] = await page.evaluate(() => {
        const range = document.createRange();
        const boxes = [...document.querySelectorAll('.name :is(.kind, .unit)')].map((words) => {
          range.selectNodeContents(words);
          return range.getBoundingClientRect();
        });
        return [document.querySelector('.view')?.getBoundingClientRect(), boxes] as const;
      });
      assert.ok(view && words.length === 3);
      for (const box of words) {
        const apart = box.right <= view.left || box.bottom <= view.top || box.top >= view.bottom;
        assert.ok(apart, `words to ${box.right} px, picture from ${view.left} px`);
      }
      await page.close();
    });
  }

  for (const width of [320, 360, 390, 600]) {
    it(`G91 each fact of an article and a document is at least 8 letters wide, ${width} px wide`, async () => {
      const document = pageAddresses(fullView).find((address) => /^\/van-ban\/[^/]+-[^/]+\/$/.test(address));
      for (const path of [ARTICLE ?? '', document ?? '']) {
        const page = await reader.open(fullView, path, { viewport: { width, height: 800 } });
        const ems = await page
          .locator('.facts dd')
          .evaluateAll((all) =>
            all.map((one) => one.clientWidth / Number.parseFloat(getComputedStyle(one).fontSize)),
          );
        assert.ok(ems.length >= 2 && Math.min(...ems) >= 8, `${path}: ${ems.join(', ')}`);
        await page.close();
      }
    });
  }

  it('G93 a summary in a list takes three lines at most', async () => {
    const long = bulletin({ summary: 'Cấp nước sạch cho các bản vùng cao. '.repeat(8).trim() });
    for (const path of ['/', '/thong-tin-thiet-yeu/']) {
      const page = await reader.open(viewWith([long]), path, { viewport: { width: 360, height: 800 } });
      const lines = await page
        .locator('.cards > .card > p:not(.meta)')
        .first()
        .evaluate((words) => words.clientHeight / Number.parseFloat(getComputedStyle(words).lineHeight));
      assert.equal(Math.round(lines), 3, path);
      await page.close();
    }
  });

  it('G57 a printed article has its unit, day and address and nothing to press', async () => {
    assert.ok(ARTICLE);
    const page = await reader.open(fullView, ARTICLE, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.menu', '.trail', '.actions', '.player', 'aside', '.head form', '.letter-size']) {
      for (const found of await page.locator(gone).all()) assert.ok(!(await found.isVisible()), gone);
    }
    const printed = await page.locator('body').innerText();
    assert.match(printed, /Xã Sìn Hồ/);
    assert.match(printed, /Đăng lúc\s+07:00 ngày 20\/11\/2026/);
    assert.match(printed, /In từ xa-sin-ho\.localhost\/thong-tin-thiet-yeu\/2026\/lich-ngung/);
    const ink = await page
      .locator('.article p')
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
    assert.deepEqual(ink, ['rgb(0, 0, 0)']);
    await page.close();
  });

  it('G58 every kind of page is read in larger letters, and in usual ones again, without a program', async () => {
    const page = await reader.open(fullView, '/', {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    /** The size of letters after a press, px, and how far the page is wider than its window. */
    const after = (press: string | null) =>
      page.evaluate((selector) => {
        if (selector !== null) document.querySelector<HTMLElement>(selector)?.click();
        const { scrollWidth } = document.documentElement;
        const size = Number.parseFloat(getComputedStyle(document.querySelector('main') as Element).fontSize);
        return { size, over: Math.max(0, scrollWidth - innerWidth) };
      }, press);
    for (const path of kinds(fullView).values()) {
      await page.goto(`${fullView.origin}${path}`, { waitUntil: 'domcontentloaded' });
      const usual = await after(null);
      const larger = await after('.letter-size .larger');
      assert.ok(larger.size >= 1.3 * usual.size, `${path}: ${larger.size} px after ${usual.size} px`);
      assert.equal(larger.over, 0, path);
      assert.equal((await after('.letter-size .smaller')).size, usual.size, path);
    }
    await page.close();
  });

  it('G117 a printed list of documents says what it was chosen by, a page of a form no empty heading', async () => {
    const page = await reader.open(fullView, '/van-ban/linh-vuc/dat-dai/');
    await page.emulateMedia({ media: 'print' });
    const printed = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(await printed(), /Lĩnh vực .*8 văn bản/);
    assert.doesNotMatch(await printed(), /Hình thức|Số, ký hiệu|Bỏ lọc|Tải văn bản/);
    assert.ok(await page.locator('#linh-vuc').isVisible());
    for (const [path, heading] of [
      ['/phan-anh/', /Gửi phản ánh, kiến nghị|Theo dõi bằng mã/],
      ['/tim-kiem/', /Hoặc xem theo mục/],
    ] as const) {
      await page.goto(`${fullView.origin}${path}`, { waitUntil: 'domcontentloaded' });
      assert.doesNotMatch(await printed(), heading);
    }
    await page.close();
  });

  it('G121 the menu of a phone is one row of whole words in larger letters too', async () => {
    for (const width of [320, 360])
      for (const path of ['/', '/en/']) {
        const page = await reader.open(fullView, `${path}#chu-lon`, { viewport: { width, height: 800 } });
        const rows = await page.locator('.menu :is(summary, .brief)').evaluateAll((labels) =>
          labels.map((label) => {
            const words = document.createRange();
            words.selectNodeContents(label);
            const lines = [...words.getClientRects()].filter((rect) => rect.height > 0);
            return lines.map(({ bottom, right }) => ({ bottom: Math.round(bottom), right }));
          }),
        );
        const words = rows.map((lines) => lines.at(-1) ?? assert.fail());
        assert.equal(new Set(words.map(({ bottom }) => bottom)).size, 1, `${path} ${width} px`);
        assert.ok(Math.max(...words.map(({ right }) => right)) <= width, `${path} ${width} px`);
        await page.close();
      }
  });

  it('G122 a strip of choices on a phone begins where the chosen one is seen', async () => {
    const path = '/thong-tin-thiet-yeu/y-te/';
    const page = await reader.open(fullView, path, { viewport: { width: 360, height: 800 } });
    const box = await page.locator('.strip [aria-current]').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
    await page.close();
  });

  it('G59 the home page leaves out what it has nothing for', async () => {
    const headings = async (view: SiteView) => {
      const page = await reader.open(view, '/');
      const found = await page.locator('main h2').allInnerTexts();
      await page.close();
      return found.map((text) => text.replace(/\s+\d.*$/s, ''));
    };
    assert.deepEqual(await headings(emptyView), [
      'Thông tin thiết yếu',
      'Hôm nay',
      'Bà con có điều cần phản ánh?',
      'Liên hệ',
    ]);
    const full = await headings(fullView);
    for (const block of ['Tin tức, sự kiện', 'Thông báo', 'Lấy ý kiến', 'Văn bản mới', 'Kết quả trả lời']) {
      assert.ok(full.includes(block), block);
    }
    const portal = await headings(portalView);
    assert.ok(portal.includes('Xã, phường trong tỉnh') && portal.includes('Tin mới từ các xã, phường'));
  });

  it('G59 the home page is led by what matters most', async () => {
    const old = bulletin({ id: '0b7c9d10-0000-4000-8000-0000000000aa', title: 'Bài cũ', priority: 'normal' });
    const first = bulletin({
      id: '0b7c9d10-0000-4000-8000-0000000000bb',
      title: 'Bài ưu tiên',
      priority: 'priority',
    });
    const page = await reader.open(viewWith([old, first]), '/');
    assert.equal(await page.locator('main .card h3').first().innerText(), 'Bài ưu tiên');
    await page.close();
  });

  for (const { name } of themes) {
    it(`G19 the ${name} theme has no fault of accessibility, light and dark, in its own colour and another`, async () => {
      for (const [path, colorScheme, colour] of [
        ['/', 'light', null],
        [ARTICLE ?? '/', 'dark', '#7d1128'],
        ['/phan-anh/', 'dark', null],
        ['/chi-dao-dieu-hanh/lich-cong-tac/', 'light', '#ffcc00'],
      ] as const) {
        const view = dressed(fullView, { theme: name, look: { logo: null, header: null, colour } });
        const page = await reader.open(view, path, { colorScheme, viewport: { width: 1280, height: 900 } });
        await page.locator('.menu summary').click();
        assert.deepEqual(await faultsOf(page), [], `${path} ${colorScheme}`);
        await page.close();
      }
    });
  }
});
