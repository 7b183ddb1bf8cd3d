import type { AfterListTableServerProps, Payload, UIFieldServerProps } from 'payload';
import { actorFor, idOf } from '../access/actor.ts';
import { mayAnnounce } from '../announcements/may-announce.ts';
import { readyOn } from '../announcements/ready.ts';
import type { Unit } from '../payload-types.ts';
import { AnnouncementButtons } from './announcement-buttons.tsx';
import { announcementWordsFor } from './announcement-words.ts';

interface PanelProps {
  readonly payload: Payload;
  readonly user: UIFieldServerProps['user'];
  readonly language: string;
  readonly unit: Unit;
  /** The cluster at hand, beside all of its unit. */
  readonly speaker?: { readonly id: string; readonly name: string };
}

/** What is kept ready for the clusters of a unit, each with its button for those who may press it (A61). */
async function Panel({ payload, user, language, unit, speaker }: PanelProps) {
  const actor = user && actorFor(user);
  if (!actor) return null;
  const said = announcementWordsFor(language);
  const ready = await readyOn(unit.path ?? '', payload);
  const { docs } = await payload.find({
    collection: 'speakers',
    where: { unit: { equals: unit.id } },
    select: { name: true },
    sort: ['name', 'id'],
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  if (docs.length === 0) return null;
  const may = mayAnnounce(actor, unit.path);
  return (
    <section aria-label={said.title} className="nguon-workflow">
      <h3>{said.title}</h3>
      <p>{ready.length === 0 ? said.none : said.hint}</p>
      {ready.length > 0 && !may && <p className="nguon-reason">{said.noRight}</p>}
      {ready.length > 0 && (
        <AnnouncementButtons
          announcements={ready.map(({ id, title, text }) => ({ id, title, text }))}
          language={language}
          may={may}
          names={docs.map(({ name }) => name)}
          unit={{ id: unit.id, name: unit.fullName ?? '' }}
          {...(speaker && { speaker })}
        />
      )}
      <p>
        <a href="/admin/collections/prepared-announcements">{said.manage}</a>
      </p>
    </section>
  );
}

async function unitFor(payload: Payload, id: string): Promise<Unit | null> {
  return payload.findByID({
    collection: 'units',
    id,
    depth: 0,
    locale: 'vi',
    disableErrors: true,
    overrideAccess: true,
  });
}

/** On the page of a cluster. */
export async function SpeakerAnnouncements({ id, i18n, payload, user }: UIFieldServerProps) {
  if (id === undefined || !user) return null;
  const speaker = await payload.findByID({
    collection: 'speakers',
    id,
    depth: 0,
    user,
    overrideAccess: false,
    disableErrors: true,
  });
  const unit = speaker && (await unitFor(payload, idOf(speaker.unit)));
  if (!unit) return null;
  const at = { id: speaker.id, name: speaker.name };
  return <Panel language={i18n.language} payload={payload} speaker={at} unit={unit} user={user} />;
}

/** Below the list of clusters: those of the reader's own unit. */
export async function UnitAnnouncements({ i18n, payload, user }: AfterListTableServerProps) {
  const actor = user && actorFor(user);
  const unit = actor && (await unitFor(payload, actor.unit));
  return unit ? <Panel language={i18n.language} payload={payload} unit={unit} user={user} /> : null;
}
