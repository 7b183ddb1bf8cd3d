import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bulletin,
  dengueAdvice,
  floodWarning,
  hostile,
  ordinaryDay,
} from '@nguon/content-model/fixtures/sin-ho';
import type { Article } from './article.ts';
import { fullView, illustrated, portalView, viewOf, viewWith } from './fixtures/views.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';
import {
  articleData,
  engagementEvents,
  jsonLd,
  newsArticle,
  organisation,
  pageGraph,
} from './structured-data.ts';

/** A node as a machine reads it: from the bytes in the page. */
type Node = Readonly<Record<string, unknown>>;
const read = (value: unknown): Node[] => [JSON.parse(jsonLd(value))].flat();

function nodesOf(view: SiteView, article: Article | undefined): Node[] {
  assert.ok(article);
  return read(articleData(view, article));
}

const article = (view: SiteView, id: string) =>
  readingOf(view).articles.find(({ content }) => content.id === id);
const types = (nodes: readonly Node[]) => nodes.map((node) => node['@type']);

describe('structured data', () => {
  it('G3 cannot end the element it stands in', () => {
    const written = jsonLd({ name: '</script><script>alert(1)</script>\u2028&' });
    assert.doesNotMatch(written, /[<>&\u2028]/);
    assert.equal(JSON.parse(written).name, '</script><script>alert(1)</script>\u2028&');
  });

  it('G3 keeps hostile text as it was written, in every node that holds it', () => {
    const view = viewWith([hostile]);
    const [one] = readingOf(view).articles;
    assert.ok(one);
    const written = jsonLd(
      pageGraph(view, { path: one.address, title: one.content.title }, articleData(view, one), []),
    );
    assert.doesNotMatch(written, /[<>&]/);
    const { '@graph': graph } = JSON.parse(written);
    assert.equal(graph[1].headline, hostile.content.title);
    assert.equal(graph[2].itemListElement.at(-1).name, hostile.content.title);
  });

  it('G69 names the unit, its parent and how to reach it', () => {
    const { name, parentOrganization, telephone, identifier, areaServed } = organisation(viewOf(ordinaryDay));
    assert.equal(name, 'Xã Sìn Hồ');
    assert.equal(identifier, '03478');
    assert.equal(areaServed.name, 'Xã Sìn Hồ');
    assert.equal(parentOrganization?.name, 'Tỉnh Lai Châu');
    assert.equal(telephone, '0200 3800 100');
    const [unit] = read(organisation(fullView));
    assert.deepEqual(unit?.address, {
      '@type': 'PostalAddress',
      streetAddress: 'Khu 2, xã Sìn Hồ, tỉnh Lai Châu',
      addressRegion: 'Tỉnh Lai Châu',
      addressCountry: 'VN',
    });
    assert.equal(unit?.faxNumber, '0200 3800 109');
    assert.equal(read(organisation(portalView))[0]?.parentOrganization, undefined);
  });

  it('G69 says when an article became public and when it ends', () => {
    const view = viewWith([hostile, floodWarning]);
    const [flood, other] = readingOf(view).articles.map((one) => newsArticle(view, one));
    assert.equal(flood?.datePublished, floodWarning.content.from);
    assert.equal(flood?.expires, floodWarning.content.until);
    assert.equal(other?.headline, hostile.content.title);
    assert.ok(other?.mainEntityOfPage.startsWith('https://xa-sin-ho.localhost/thong-tin-thiet-yeu/2026/'));
  });

  it('G102 gives an article its sound without the words the page has, and G9 the mark of a machine’s voice', () => {
    const [node] = nodesOf(fullView, article(fullView, illustrated.content.id));
    const audio = node?.audio as Node;
    assert.equal(audio['@type'], 'AudioObject');
    assert.equal(audio.contentUrl, `https://xa-sin-ho.localhost/shelf/${'b'.repeat(64)}.mp3`);
    assert.equal(audio.duration, 'PT42S');
    assert.equal(audio.digitalSourceType, 'https://schema.org/AlgorithmicMediaDigitalSource');
    assert.equal(audio.name, illustrated.content.title);
    assert.doesNotMatch(JSON.stringify(node), /hai nghìn không trăm hai mươi bảy/);
    const [spoken] = nodesOf(fullView, article(fullView, dengueAdvice.content.id));
    assert.equal((spoken?.audio as Node | undefined)?.digitalSourceType, undefined);
  });

  it('G69 announces emergencies and urgent words on disasters, and nothing else', () => {
    const storm = bulletin({
      id: '0b7c9d10-0000-4000-8000-00000000000a',
      priority: 'priority',
      category: { slug: 'thien-tai-khan-cap', name: 'Thiên tai, dịch bệnh, khẩn cấp' },
    });
    const view = viewWith([floodWarning, storm, dengueAdvice]);
    const announced = (id: string) => types(nodesOf(view, article(view, id))).includes('SpecialAnnouncement');
    assert.ok(announced(floodWarning.content.id));
    assert.ok(announced(storm.content.id));
    assert.ok(!announced(dengueAdvice.content.id));
    const [, flood] = nodesOf(view, article(view, floodWarning.content.id));
    assert.equal(flood?.datePosted, floodWarning.content.from);
    assert.equal(flood?.expires, floodWarning.content.until);
    assert.equal((flood?.spatialCoverage as Node | undefined)?.name, 'Xã Sìn Hồ');
  });

  it('G69 makes events only of engagements and of consultations with a last day', () => {
    const events = read(engagementEvents(fullView));
    assert.ok(events.length > 0);
    for (const event of events) {
      assert.match(String(event.startDate), /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+07:00$/);
      assert.ok(event.name);
    }
    const eventful = readingOf(fullView).articles.filter((one) =>
      types(nodesOf(fullView, one)).includes('Event'),
    );
    assert.ok(eventful.length > 0);
    for (const { section, content } of eventful) {
      assert.equal(section, 'consultations');
      assert.ok(content.until);
    }
  });

  it('G69 tells the way to a page, and of the site and its search on the home page alone', () => {
    const home = read(pageGraph(fullView, { path: '/' }, [], []))[0]?.['@graph'] as Node[];
    assert.deepEqual(types(home), ['GovernmentOrganization', 'WebSite']);
    const missing = read(pageGraph(fullView, null, [], []))[0]?.['@graph'] as Node[];
    assert.deepEqual(types(missing), ['GovernmentOrganization']);
    assert.match(
      JSON.stringify(home[1]),
      /"urlTemplate":"https:\/\/xa-sin-ho\.localhost\/tim-kiem\/\?q=\{search_term_string\}"/,
    );
    const page = read(
      pageGraph(
        fullView,
        { path: '/van-ban/x/', title: 'Số 1' },
        [],
        [{ name: 'Văn bản', address: '/van-ban/' }],
      ),
    )[0]?.['@graph'] as Node[];
    assert.deepEqual(types(page), ['GovernmentOrganization', 'BreadcrumbList']);
    assert.deepEqual(
      (page[1]?.itemListElement as Node[] | undefined)?.map(({ position, item }) => [position, item]),
      [
        [1, 'https://xa-sin-ho.localhost/'],
        [2, 'https://xa-sin-ho.localhost/van-ban/'],
        [3, 'https://xa-sin-ho.localhost/van-ban/x/'],
      ],
    );
  });
});
