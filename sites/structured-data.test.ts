import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { floodWarning, hostile, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';
import { viewOf, viewWith } from './fixtures/views.ts';
import { readingOf } from './reading.ts';
import { jsonLd, newsArticle, organisation } from './structured-data.ts';

describe('structured data', () => {
  it('G3 cannot end the element it stands in', () => {
    const written = jsonLd({ name: '</script><script>alert(1)</script>\u2028&' });
    assert.doesNotMatch(written, /[<>&\u2028]/);
    assert.equal(JSON.parse(written).name, '</script><script>alert(1)</script>\u2028&');
  });

  it('names the unit, its parent and how to reach it', () => {
    const { name, parentOrganization, telephone, identifier } = organisation(viewOf(ordinaryDay));
    assert.equal(name, 'Xã Sìn Hồ');
    assert.equal(identifier, '03478');
    assert.equal(parentOrganization?.name, 'Tỉnh Lai Châu');
    assert.equal(telephone, '0200 3800 100');
  });

  it('says when an article became public and when it ends', () => {
    const view = viewWith([hostile, floodWarning]);
    const [flood, other] = readingOf(view).articles.map((article) => newsArticle(view, article));
    assert.equal(flood?.datePublished, floodWarning.content.from);
    assert.equal(flood?.expires, floodWarning.content.until);
    assert.equal(other?.headline, hostile.content.title);
    assert.equal(
      other?.mainEntityOfPage.startsWith('https://xa-sin-ho.localhost/thong-tin-thiet-yeu/2026/'),
      true,
    );
  });
});
