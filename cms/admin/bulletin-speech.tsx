import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { DraftScript } from './draft-script.tsx';
import { speechWordsFor } from './speech-words.ts';

/** A bulletin on loudspeakers: the words they will say, while it is written. */
export function BulletinSpeech({ id, i18n, user }: UIFieldServerProps) {
  if (!user || !actorFor(user)) return null;
  if (id === undefined) return <p className="nguon-empty">{speechWordsFor(i18n.language).saveOnce}</p>;
  return <DraftScript bulletin={String(id)} language={i18n.language} />;
}
