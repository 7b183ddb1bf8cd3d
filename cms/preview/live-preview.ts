import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest, RootLivePreviewConfig } from 'payload';
import { actorOf } from '../access/actor.ts';
import { addressOfSite } from '../admin/page-on-site.ts';
import { officialOrigins } from '../config/security.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Settings } from '../settings.ts';
import { type PreviewedCollection, previewed, previewedCollections } from './previewed.ts';
import type { PreviewTokens } from './tokens.ts';

/** Below a site's own address: where delivery answers with previews. */
const PREVIEWS = '/tuong-tac/xem-truoc';

/** The origin of the administration that an official uses, where there are several on one machine. */
function frameOriginOf({ headers }: PayloadRequest, settings: Settings): string {
  const origins = officialOrigins(settings);
  const host = headers.get('host');
  return origins.find((origin) => new URL(origin).host === host) ?? origins[0] ?? '';
}

/** The address at which an official looks at a record's newest draft; `null` when they may not or no site shows it. */
export async function previewAddress(
  collection: PreviewedCollection,
  id: string,
  req: PayloadRequest,
  { settings, tokens }: { readonly settings: Settings; readonly tokens: PreviewTokens },
): Promise<string | null> {
  const actor = actorOf(req);
  if (actor === null) return null;
  const now = instantOf(Date.now());
  const snapshot = await deskOf(req.payload).snapshot();
  const placed = await previewed[collection].place(id, { snapshot, now }, req);
  const site = placed && snapshot.sites.get(placed.path);
  if (!site) return null;
  const frameOrigin = frameOriginOf(req, settings);
  const token = tokens.give({ user: actor.id, collection, id, frameOrigin }, now);
  return `${addressOfSite(site.host, settings)}${PREVIEWS}/${token}/`;
}

function isPreviewed(slug: string | undefined): slug is PreviewedCollection {
  return previewedCollections.some((each) => each === slug);
}

/**
 * Payload's live preview: the page of the last saved draft beside its form. What passes between the two windows, by
 * @payloadcms/ui 3.90.1 (elements/LivePreview/Window, providers/LivePreview):
 *
 * 1. The page says once that it is there: `{ type: 'payload-live-preview', ready: true }`, to `window.opener` or
 *    `window.parent`, for the administration's origin alone. Before that the form posts nothing.
 * 2. After each save, and once after the first `ready`, the form posts `{ type: 'payload-document-event' }` for the
 *    page's origin: the page loads again if its edition has another id.
 * 3. At each key the form posts `{ type: 'payload-live-preview', data, … }`, the unsaved fields. The page leaves it
 *    unheard: it shows what is saved, by the same engine as the public page.
 *
 * The address is asked for with each load and save of the form, which keeps its token alive.
 */
export function livePreview(settings: Settings, tokens: PreviewTokens): RootLivePreviewConfig {
  return {
    collections: previewedCollections,
    breakpoints: [
      { name: 'phone', label: 'Điện thoại', width: 360, height: 740 },
      { name: 'tablet', label: 'Máy tính bảng', width: 820, height: 1_100 },
      { name: 'desktop', label: 'Máy tính', width: 1_280, height: 800 },
    ],
    url: ({ collectionConfig, data, req }) => {
      const slug = collectionConfig?.slug;
      const id: unknown = data.id;
      return isPreviewed(slug) && typeof id === 'string'
        ? previewAddress(slug, id, req, { settings, tokens })
        : null;
    },
  };
}
