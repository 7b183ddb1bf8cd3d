import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest, UIFieldServerProps } from 'payload';
import { actorOf } from '../access/actor.ts';
import { inLanguage } from '../language/said.ts';
import { missingIn } from '../preview/missing.ts';
import { nameOfField, wordsFor } from './words.ts';

/** The address of a record's preview, from the configuration that this process opened. */
async function addressOf(req: PayloadRequest, collection: string, id: string): Promise<string | null> {
  const { payload } = req;
  const collectionConfig = payload.config.collections.find(({ slug }) => slug === collection);
  const url = payload.config.admin.livePreview?.url;
  if (typeof url !== 'function' || collectionConfig === undefined) return null;
  const locale = { code: 'vi', label: '' };
  return (await url({ collectionConfig, data: { id }, locale, payload, req })) ?? null;
}

async function missingOf(req: PayloadRequest, id: string) {
  const asked = { collection: 'bulletins', id, draft: true, depth: 0, disableErrors: true, req } as const;
  const record = await req.payload.findByID({ ...asked, overrideAccess: false });
  return record === null ? [] : missingIn(record, instantOf(Date.now()), req);
}

/** The way to the page as it would be, and what it still lacks. */
export async function PreviewPanel({ collectionSlug, id, i18n, req }: UIFieldServerProps) {
  if (actorOf(req) === null) return null;
  const words = wordsFor(i18n.language);
  const { preview: said } = words;
  const address = id === undefined ? null : await addressOf(req, collectionSlug, String(id));
  if (id !== undefined && address === null) return null;
  const missing = id !== undefined && collectionSlug === 'bulletins' ? await missingOf(req, String(id)) : [];
  return (
    <section aria-label={said.title} className="nguon-places">
      <h3>{said.title}</h3>
      {address === null ? (
        <p>{said.saveFirst}</p>
      ) : (
        <>
          <p>
            <a href={address} rel="noreferrer" target="_blank">
              {said.open}
            </a>
          </p>
          <p>{said.lastSaved}</p>
        </>
      )}
      {missing.length > 0 && (
        <dl>
          <dt>{said.missing}</dt>
          {missing.map(({ path, said: why }) => (
            <dd key={path}>
              {nameOfField(path, words)}: {inLanguage(why, { i18n })}
            </dd>
          ))}
        </dl>
      )}
    </section>
  );
}
