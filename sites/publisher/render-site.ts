import { Refusal } from '@nguon/content-model/refusal';
import { unitKey } from '@nguon/content-model/unit';
import { MISSING, paths } from '../page-addresses.ts';
import type { SiteView } from './site-view.ts';

/** The part of Astro's app that renders: the engine's door. */
export interface Engine {
  render(request: Request, options: { readonly locals: { readonly site: SiteView } }): Promise<Response>;
}

/** The file of a page: `/van-ban/` is `van-ban/index.html`. */
function fileOf(path: string): string {
  return (path.endsWith('/') ? `${path}index.html` : path).slice(1);
}

/** A page made on request. */
export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

async function renderPath(engine: Engine, view: SiteView, path: string): Promise<Buffer> {
  const request = new Request(`${view.origin}${path === MISSING ? '/404/' : path}`);
  const response = await engine.render(request, { locals: { site: view } });
  if (response.status !== (path === MISSING ? 404 : 200)) {
    throw new Refusal(
      'page-failed',
      `site ${unitKey(view.edition.unit)}, page ${view.origin}${path}`,
      `it answered with status ${response.status}, so nothing of this site was written`,
      'Read the error in the log above, correct the template or the bulletin, and publish again',
    );
  }
  return Buffer.from(await response.arrayBuffer());
}

/**
 * Renders every page of a site. Nothing is written.
 *
 * @returns bytes by file, relative to the site's folder, in the order of `paths`
 * @throws {Refusal} `page-failed`, naming unit, address and status, for the first page that is not answered as it should be
 */
export async function renderSite(engine: Engine, view: SiteView): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const path of paths(view)) files.set(fileOf(path), await renderPath(engine, view, path));
  return files;
}

/**
 * Renders a site's first page alone.
 * @throws {Refusal} `page-failed`
 */
export function renderHome(engine: Engine, view: SiteView): Promise<Buffer> {
  return renderPath(engine, view, '/');
}

/** Renders one page, whatever its status: a form's answer, or one that only an editor sees. */
export async function renderOne(engine: Engine, view: SiteView, path: string): Promise<RenderedPage> {
  const response = await engine.render(new Request(`${view.origin}${path}`), { locals: { site: view } });
  return { status: response.status, html: await response.text() };
}
