import { readFileSync } from 'node:fs';
import type { GetStaticPaths, MiddlewareHandler } from 'astro';
import { paths } from '../page-addresses.ts';
import type { SiteView } from '../publisher/site-view.ts';

function oneView(): SiteView {
  return JSON.parse(readFileSync(process.env.NGUON_VIEW ?? '', 'utf8'));
}

/** Gives the one view to pages that no publisher gives another. */
export const onRequest: MiddlewareHandler = ({ locals }, next) => {
  locals.site = oneView();
  return next();
};

/** The pages of one route in a static build: those of the one view's paths that fit; the groups are its parameters. */
export const staticPaths =
  (route: RegExp): GetStaticPaths =>
  () =>
    paths(oneView()).flatMap((path) => {
      const params = route.exec(path)?.groups;
      return params === undefined ? [] : [{ params: { ...params } }];
    });
