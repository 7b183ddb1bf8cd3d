import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { Refusal, type RefusalCode } from '@nguon/content-model/refusal';
import { type UnitKey, unitKey } from '@nguon/content-model/unit';
import { type Engine, renderSite } from './render-site.ts';
import { removeSite, type Written, writeSite } from './site-folder.ts';
import type { SiteView } from './site-view.ts';

/** What a worker works with, all its life. */
export interface Workplace {
  readonly engine: string;
  readonly out: string;
}

/** What a worker is asked to do, one at a time. */
export type Order =
  | { readonly act: 'publish'; readonly view: SiteView }
  | { readonly act: 'remove'; readonly unit: UnitKey };

/** What it answers; a refusal in its parts, because threads pass no classes on. */
export type Answer =
  | { readonly is: 'done'; readonly written: Written }
  | {
      readonly is: 'refused';
      readonly code: RefusalCode;
      readonly where: string;
      readonly found: string;
      readonly remedy: string;
    }
  | { readonly is: 'broken'; readonly words: string };

const { engine: folder, out }: Workplace = workerData;
const { app }: { app: Engine } = await import(pathToFileURL(join(folder, 'server/entry.mjs')).href);

async function obey(order: Order): Promise<Written> {
  if (order.act === 'publish') {
    return writeSite(out, unitKey(order.view.edition.unit), await renderSite(app, order.view), threadId);
  }
  removeSite(out, order.unit);
  return { written: 0, removed: 0, unchanged: 0 };
}

async function answerTo(order: Order): Promise<Answer> {
  try {
    return { is: 'done', written: await obey(order) };
  } catch (error) {
    if (!(error instanceof Refusal)) return { is: 'broken', words: (error as Error).stack ?? String(error) };
    const { code, where, found, remedy } = error;
    return { is: 'refused', code, where, found, remedy };
  }
}

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await answerTo(order)));
