import './live.css';
import { DefaultTemplate } from '@payloadcms/next/templates';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { actorOf } from '../access/actor.ts';
import { maySpeak } from '../live/may-speak.ts';
import { LiveDesk } from './live-desk.tsx';
import { liveWordsFor } from './live-words.ts';

/** The screen on which an official speaks live. */
export async function Live({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, visibleEntities, permissions, locale } = initPageResult;
  const { payload, user, i18n } = req;
  const actor = actorOf(req);
  if (actor === null || user === null) redirect('/admin/login?redirect=%2Fadmin%2Flive');
  const words = liveWordsFor(i18n.language);
  return (
    <DefaultTemplate
      i18n={i18n}
      payload={payload}
      permissions={permissions}
      req={req}
      user={user}
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
      {...(locale && { locale })}
      {...(params && { params })}
      {...(searchParams && { searchParams })}
    >
      <main className="nguon-live">
        <header>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </header>
        {maySpeak(actor, actor.path) ? <LiveDesk /> : <p className="nguon-empty">{words.denied}</p>}
        <p>
          <a href="/admin/collections/live-broadcasts">{words.log}</a>
        </p>
      </main>
    </DefaultTemplate>
  );
}
