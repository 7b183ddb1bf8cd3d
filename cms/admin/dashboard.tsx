import { instantOf } from '@nguon/content-model/instant';
import { fullName } from '@nguon/content-model/unit';
import type { AdminViewServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { readSettings } from '../settings.ts';
import { boardWordsFor } from './board-words.ts';
import { fromAbove, liveHere, toApprove, toSubmit, type Viewer } from './dashboard-bulletins.ts';
import { DevicesSection, ProblemsSection } from './dashboard-device-sections.tsx';
import { deviceAlarms, devices, titlesOf, undelivered } from './dashboard-devices.ts';
import { feedbackWaiting } from './dashboard-feedback.ts';
import { FeedbackSection } from './dashboard-feedback-section.tsx';
import { LiveSection, WaitingSection } from './dashboard-sections.tsx';
import { standingDrafts } from './dashboard-standing.ts';
import { addressOfSite } from './page-on-site.ts';
import { wordsFor } from './words.ts';

const shortcuts = [
  'bulletins',
  'documents',
  'pages',
  'officials',
  'engagements',
  'procedures',
  'media',
  'boards',
  'speakers',
  'stations',
  'looks',
  'sites',
  'users',
] as const;

/** Those that are the operator's. */
const operators: readonly string[] = ['sites', 'users'];

/** Everything the dashboard shows, read side by side. */
async function read(viewer: Viewer, language: string) {
  const { payload, actor, user } = viewer;
  const [drafts, submitted, standing, above, live, own, problems, alarms, feedback, unit, sites, any] =
    await Promise.all([
      toSubmit(viewer),
      toApprove(viewer),
      standingDrafts(viewer),
      fromAbove(viewer),
      liveHere(viewer),
      devices(viewer),
      undelivered(viewer),
      deviceAlarms(viewer, boardWordsFor(language)),
      feedbackWaiting(viewer),
      payload.findByID({ collection: 'units', id: actor.unit, depth: 0, overrideAccess: true }),
      payload.find({
        collection: 'sites',
        where: { path: { equals: actor.path } },
        limit: 1,
        depth: 0,
        user,
        overrideAccess: false,
      }),
      payload.count({
        collection: 'bulletins',
        where: { path: { equals: actor.path } },
        user,
        overrideAccess: false,
      }),
    ]);
  const titles = await titlesOf(
    viewer,
    own.flatMap(({ bulletinShown }) => bulletinShown ?? []),
  );
  return {
    drafts,
    submitted,
    standing,
    above,
    live,
    own,
    problems,
    alarms,
    feedback,
    unit,
    host: sites.docs[0]?.host,
    isFirst: any.totalDocs === 0,
    titles,
  };
}

/** The first screen: what waits, what is live, how the devices are, what went wrong. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { user, payload, i18n } = initPageResult.req;
  const actor = user && actorFor(user);
  if (!actor) return null;
  const words = wordsFor(i18n.language);
  const said = words.dashboard;
  const at = instantOf(Date.now());
  const { alarms, drafts, submitted, standing, above, live, own, problems, feedback, ...rest } = await read(
    { payload, user, actor, at },
    i18n.language,
  );
  const { unit, host, isFirst, titles } = rest;
  const shown = shortcuts.filter((collection) => actor.role === 'admin' || !operators.includes(collection));
  const writes = actor.role === 'editor' || actor.role === 'approver';
  return (
    <main className="nguon-dashboard">
      <header className="nguon-dashboard__head">
        <div>
          <h1>{said.hello(user.name)}</h1>
          <p>
            {fullName(unit)}
            {host && (
              <a href={addressOfSite(host, readSettings(process.env))} rel="noreferrer" target="_blank">
                {said.openSite}
              </a>
            )}
          </p>
        </div>
        {writes && (
          <a className="nguon-primary" href="/admin/collections/bulletins/create">
            {said.write}
          </a>
        )}
      </header>
      <nav aria-label={said.shortcuts}>
        <ul className="nguon-shortcuts">
          {shown.map((collection) => (
            <li key={collection}>
              <a href={`/admin/collections/${collection}`}>{said.collections[collection]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="nguon-columns">
        <div>
          {writes && (
            <WaitingSection
              above={above}
              at={at}
              drafts={drafts}
              isFirst={isFirst}
              language={i18n.language}
              standing={standing}
              submitted={submitted}
              words={words}
            />
          )}
          <FeedbackSection
            all={said.all}
            at={at}
            feedback={feedback}
            language={i18n.language}
            writes={writes}
          />
          <LiveSection rows={live} words={words} />
        </div>
        <div>
          <ProblemsSection alarms={alarms} problems={problems} words={words} />
          <DevicesSection at={at} devices={own} titles={titles} words={words} />
        </div>
      </div>
    </main>
  );
}
