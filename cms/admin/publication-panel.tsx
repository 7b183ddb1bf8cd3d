import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { inLanguage } from '../language/said.ts';
import { type StandingCollection, standingCollections } from '../publication/shown.ts';
import { Badge } from './badge.tsx';
import { marksOf, nextStep, type Publication, publishesIn } from './publication.ts';

const isStanding = (slug: string): slug is StandingCollection =>
  standingCollections.some((collection) => collection === slug);

interface AtHand {
  readonly path: string;
  readonly publication: Publication;
}

async function atHand(
  { payload, user }: Pick<UIFieldServerProps, 'payload' | 'user'>,
  collection: StandingCollection,
  id: string,
): Promise<AtHand | null> {
  const asked = { collection, id, depth: 0, disableErrors: true, overrideAccess: false } as const;
  const select = { path: true, _status: true } as const;
  const [newest, kept] = await Promise.all([
    payload.findByID({ ...asked, draft: true, select, user }),
    payload.findByID({ ...asked, select, user }),
  ]);
  if (newest === null || kept === null) return null;
  return {
    path: newest.path ?? '',
    publication: {
      isNewestPublic: newest._status === 'published',
      isPublic: kept._status === 'published',
    },
  };
}

/** Whether a record of standing content is public, and what comes next. */
export async function PublicationPanel({ collectionSlug, id, i18n, payload, user }: UIFieldServerProps) {
  const actor = user && actorFor(user);
  if (!actor || !isStanding(collectionSlug)) return null;
  const known = id === undefined ? null : await atHand({ payload, user }, collectionSlug, String(id));
  if (id !== undefined && known === null) return null;
  const path = known?.path ?? actor.path;
  const publication = known?.publication ?? null;
  const place = collectionSlug === 'prepared-announcements' ? 'speakers' : 'site';
  const writes = actor.role === 'admin' || actor.path === path;
  return (
    <section
      aria-label={inLanguage({ vi: 'Công bố', en: 'Publication' }, { i18n })}
      className="nguon-workflow"
    >
      {publication && (
        <div className="nguon-workflow__head">
          {marksOf(publication).map(({ tone, text }) => (
            <Badge key={text.en} text={inLanguage(text, { i18n })} tone={tone} />
          ))}
        </div>
      )}
      {writes && actor.role !== 'auditor' && (
        <p>{inLanguage(nextStep(publication, publishesIn(actor, path), place), { i18n })}</p>
      )}
    </section>
  );
}
