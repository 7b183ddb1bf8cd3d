import type { ServerProps } from 'payload';
import { actorOf } from '../access/actor.ts';
import { maySpeak } from '../live/may-speak.ts';
import { liveWordsFor } from './live-words.ts';

/** The way to the screen on which one speaks live, for those who may. */
export function LiveLink({ i18n, user }: ServerProps) {
  const actor = user ? actorOf({ user }) : null;
  if (actor === null || !maySpeak(actor, actor.path)) return null;
  return (
    <a className="nav__link" href="/admin/live" id="nav-live">
      <span className="nav__link-label">{liveWordsFor(i18n.language).title}</span>
    </a>
  );
}
