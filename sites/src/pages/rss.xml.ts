import rss from '@astrojs/rss';
import { fullName } from '@nguon/content-model/unit';
import type { APIRoute } from 'astro';
import { readingOf } from '../../reading.ts';
import { publicSince } from '../../structured-data.ts';

export const GET: APIRoute = ({ locals }) => {
  const { edition, origin } = locals.site;
  return rss({
    title: `Trang thông tin điện tử ${fullName(edition.unit)}`,
    description: `Thông tin thiết yếu của ${fullName(edition.unit)}`,
    site: origin,
    customData: '<language>vi</language>',
    items: readingOf(locals.site).articles.map((article) => ({
      title: article.content.title,
      description: article.content.summary,
      link: article.address,
      pubDate: new Date(publicSince(article)),
      categories: [article.content.category.name],
      author: article.content.issuer,
    })),
  });
};
