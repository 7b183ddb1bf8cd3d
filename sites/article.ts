import type { BulletinContent } from '@nguon/content-model/bulletin';
import { isCurrent, isOver } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, pastOn } from '@nguon/content-model/edition';
import { type BulletinSection, sectionOf } from '@nguon/content-model/site-section';
import { articleAddresses } from './addresses.ts';
import type { RenderedBulletin, SiteView } from './publisher/site-view.ts';

/** One bulletin as the site shows it. */
export interface Article {
  readonly content: BulletinContent;
  readonly publishedAt: CarriedBulletin['publishedAt'];
  /** The bulletin it corrects. */
  readonly corrects: string | null;
  readonly section: BulletinSection;
  /** Empty for one that is on boards or speakers alone. */
  readonly address: string;
  /** Has its window closed? Then its page stays, and says so (G32). */
  readonly isOver: boolean;
  readonly rendered: RenderedBulletin;
  /** The words of its clip. */
  readonly script: string | null;
}

/** The bulletins of a view as articles, by their id. */
export interface Articles {
  /** Current on pages, in reading order. */
  readonly current: readonly Article[];
  /** Over, latest end first. */
  readonly past: readonly Article[];
  /** Also what is current on boards and speakers alone. */
  readonly byId: ReadonlyMap<string, Article>;
}

/** Every bulletin of a view as its article. Pure. */
export function articlesOf({ edition, at, rendered, script }: SiteView): Articles {
  const onPages = ({ carriedOn }: CarriedBulletin) => carriedOn.includes('site');
  const current = edition.bulletins.filter(({ content }) => isCurrent(content, at));
  const past = pastOn(edition, at).filter(onPages);
  const addresses = articleAddresses([...current.filter(onPages), ...past]);
  const articleOf = ({ content, publishedAt, corrects }: CarriedBulletin): Article => ({
    content,
    publishedAt,
    corrects,
    section: sectionOf(content),
    address: addresses.get(content.id) ?? '',
    isOver: isOver(content, at),
    rendered: rendered[content.id] ?? { pictures: {} },
    script: script?.[content.id] ?? null,
  });
  const articles = current.map(articleOf);
  const over = past.map(articleOf);
  return {
    current: articles.filter(({ address }) => address !== ''),
    past: over,
    byId: new Map([...articles, ...over].map((article) => [article.content.id, article])),
  };
}
