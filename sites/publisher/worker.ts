import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { Refusal, type RefusalWords } from '@nguon/content-model/refusal';
import { type UnitKey, unitKey } from '@nguon/content-model/unit';
import { type Engine, type RenderedPage, renderHome, renderOne, renderSite } from './render-site.ts';
import { removeSite, type Written, writeHome, writeSite } from './site-folder.ts';
import type { SiteView } from './site-view.ts';

/** What a worker works with, all its life. */
export interface Workplace {
  readonly engine: string;
  readonly out: string;
}

/** What a worker is asked to do, one at a time. */
export type Order =
  | { readonly act: 'publish' | 'publish-home'; readonly view: SiteView }
  | { readonly act: 'render'; readonly view: SiteView; readonly path: string }
  | { readonly act: 'remove'; readonly unit: UnitKey };

/** What comes of an order: files on disk, or a page that is on none. */
export type Done =
  | { readonly is: 'written'; readonly written: Written }
  | { readonly is: 'rendered'; readonly page: RenderedPage };

/** What it answers; a refusal in its parts, because threads pass no classes on. */
export type Answer =
  | Done
  | ({ readonly is: 'refused' } & RefusalWords)
  | { readonly is: 'broken'; readonly words: string };

const { engine: folder, out }: Workplace = workerData;
const { app }: { app: Engine } = await import(pathToFileURL(join(folder, 'server/entry.mjs')).href);

async function obey(order: Order): Promise<Done> {
  const written = (done: Written) => ({ is: 'written', written: done }) as const;
  switch (order.act) {
    case 'publish': {
      const files = await renderSite(app, order.view);
      return written(writeSite(out, unitKey(order.view.edition.unit), files, threadId));
    }
    case 'publish-home': {
      const home = await renderHome(app, order.view);
      return written(writeHome(out, unitKey(order.view.edition.unit), home, threadId));
    }
    case 'render':
      return { is: 'rendered', page: await renderOne(app, order.view, order.path) };
    case 'remove':
      removeSite(out, order.unit);
      return written({ written: 0, removed: 0, unchanged: 0 });
  }
}

async function answerTo(order: Order): Promise<Answer> {
  try {
    return await obey(order);
  } catch (error) {
    if (!(error instanceof Refusal)) return { is: 'broken', words: (error as Error).stack ?? String(error) };
    return { is: 'refused', ...error.words };
  }
}

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await answerTo(order)));
