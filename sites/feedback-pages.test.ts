import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedbackStage, FeedbackStanding } from '@nguon/content-model/feedback';
import { mainOf, openEngine, pageOf } from './fixtures/rendering.ts';
import { emptyView, fullView } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import type { Engine } from './publisher/render-site.ts';
import type { Outcome, SiteView } from './publisher/site-view.ts';

const SENT = '/tuong-tac/gui-phan-anh/';
const FOLLOWED = '/tuong-tac/theo-doi/';

function standing(stage: FeedbackStage, changes: Partial<FeedbackStanding> = {}): FeedbackStanding {
  return {
    code: '7K2QM-9XH4T',
    unit: '03478@2025-07-01',
    kind: 'reflection',
    subject: 'Loa bị rè <b>',
    receivedAt: '2026-11-21T00:00:00Z',
    dueAt: '2026-12-11T00:00:00Z',
    stage,
    reply: null,
    ...changes,
  };
}

describe('the forms of a site', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine();
  });
  const main = async (path: string, view: SiteView) => mainOf(await pageOf(engine, view, path));
  const told = (path: string, outcome: Outcome) => main(path, { ...fullView, outcome });

  for (const [path, kind] of [
    ['/phan-anh/', 'reflection'],
    ['/hoi-dap/', 'question'],
    ['/lay-y-kien/2026/gop-y-du-thao-quy-uoc-ban-5ec70001/', 'opinion'],
  ] as const) {
    it(`G34 sends from ${path} exactly the fields that are received`, async () => {
      const page = await main(path, fullView);
      const form = /<form class="form" method="post" action="\/tuong-tac\/gui-phan-anh\/".*?<\/form>/s.exec(
        page,
      )?.[0];
      const names = [...(form ?? '').matchAll(/<(?:input|textarea)[^>]* name="(\w+)"/g)].map(
        ([, name]) => name,
      );
      assert.deepEqual(names, [
        'unit',
        'kind',
        'about',
        'subject',
        'text',
        'name',
        'phone',
        'email',
        'address',
        'mayPublish',
        'website',
      ]);
      assert.ok(form?.includes(`name="kind" value="${kind}"`));
      assert.match(form ?? '', /name="unit" value="03478@2025-07-01"/);
      assert.match(form ?? '', /name="website" autocomplete="off" tabindex="-1"/);
      assert.match(form ?? '', /name="mayPublish" value="yes"/);
      for (const name of names.slice(3)) assert.ok(form?.includes(`<label for="${name}"`), name);
    });
  }

  it('G34 gives way to telephone, e-mail and address where no server is', async () => {
    const page = await main('/phan-anh/', { ...fullView, actions: null });
    assert.doesNotMatch(page, /<form/);
    assert.match(page, /tel:02003800100.*mailto:ubnd\.sinho@example\.gov\.vn/s);
    assert.match(await main('/hoi-dap/', { ...emptyView, actions: null }), /đang được cập nhật/);
  });

  it('G34 leads to a form at another origin where the server is there', async () => {
    const page = await main('/phan-anh/', { ...fullView, actions: 'https://goc.test/tuong-tac/' });
    assert.match(page, /action="https:\/\/goc\.test\/tuong-tac\/gui-phan-anh\/"/);
    assert.match(page, /method="get" action="https:\/\/goc\.test\/tuong-tac\/theo-doi\/"/);
  });

  it('G35 keeps what was written and leads from each fault to its field', async () => {
    const page = await told(SENT, {
      kind: 'faults',
      faults: { text: 'Chưa viết nội dung.', email: 'Thư điện tử chưa đúng.' },
      values: {
        unit: '03478@2025-07-01',
        kind: 'question',
        subject: 'Hỏi "về" <script>',
        email: 'sai',
        mayPublish: 'yes',
      },
    });
    assert.match(page, /role="alert".*<a href="#text">Chưa viết nội dung\.<\/a>.*<a href="#email">/s);
    assert.match(page, /<textarea[^>]*aria-invalid="true" aria-describedby="text-goi-y text-loi"/);
    assert.match(page, /<p class="fault" id="email-loi">Thư điện tử chưa đúng\.<\/p>/);
    assert.match(page, /name="kind" value="question"/);
    assert.match(page, /id="subject"[^>]*|value="Hỏi &quot;về&quot; <script>"/);
    assert.match(page, /<input[^>]*name="mayPublish"[^>]* checked/);
    assert.doesNotMatch(page.replace(/="[^"]*"/g, ''), /<script/);
  });

  it('G35 takes a kind that there is none of for a reflection', async () => {
    const page = await told(SENT, { kind: 'faults', faults: { kind: 'Không rõ.' }, values: { kind: 'x' } });
    assert.match(page, /name="kind" value="reflection"/);
  });

  it('G36 shows the code, what happens next and when an answer is due', async () => {
    const page = await told(SENT, { kind: 'received', standing: standing('received') });
    assert.match(page, /<p class="key">7K2QM-9XH4T<\/p>/);
    assert.match(page, /chậm nhất vào ngày <strong>\s*<time datetime="2026-12-11"/);
    assert.match(page, /theo-doi\/\?ma=7K2QM-9XH4T/);
    assert.match(page, /Loa bị rè &lt;b&gt;/);
  });

  it('G36 shows where a feedback stands, with its answer', async () => {
    const reply = { text: 'Đã sửa.', by: 'UBND xã', symbol: '45/UBND', at: '2026-11-25T00:00:00Z' };
    const page = await told(FOLLOWED, { kind: 'standing', standing: standing('answered', { reply }) });
    assert.match(page, /<li aria-current="step"[^>]*>Đã trả lời<\/li>/);
    assert.match(page, /Đã sửa\..*45\/UBND/s);
    const refused = await told(FOLLOWED, { kind: 'standing', standing: standing('refused') });
    assert.match(refused, /aria-current="step"[^>]*>Không thuộc phạm vi/);
    assert.doesNotMatch(refused, /Đã công bố/);
  });

  it('G36 says that a code is unknown, or that nothing can be taken now', async () => {
    const unknown = await told(FOLLOWED, { kind: 'unknown-code', code: '"><script>' });
    assert.match(unknown, /value="&quot;><script>"|value="&quot;&gt;/);
    assert.match(unknown, /id="ma-loi"/);
    assert.match(await told(SENT, { kind: 'unavailable' }), /chưa được gửi.*tel:/s);
    assert.match(await told(FOLLOWED, { kind: 'unavailable' }), /gián đoạn/);
    assert.match(await main(FOLLOWED, fullView), /<form[^>]* method="get"/);
  });

  it('G36 stands in no list, and is kept from search engines', async () => {
    assert.ok(!pageAddresses(fullView).some((address) => address.startsWith('/tuong-tac/')));
    assert.match(await pageOf(engine, fullView, SENT), /<meta name="robots" content="noindex"/);
    await assert.rejects(pageOf(engine, fullView, '/tuong-tac/khac/'), { actual: 404 });
  });
});
