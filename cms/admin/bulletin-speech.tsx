import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { DraftScript } from './draft-script.tsx';
import { speechWordsFor } from './speech-words.ts';

/** A bulletin on loudspeakers: the words they will say, while it is written and when it is approved. */
export async function BulletinSpeech({ id, i18n, payload, user }: UIFieldServerProps) {
  const actor = user && actorFor(user);
  if (!actor) return null;
  if (id === undefined) return <p className="nguon-empty">{speechWordsFor(i18n.language).saveOnce}</p>;
  const asked = { collection: 'bulletins', id: String(id), user, overrideAccess: false } as const;
  const select = { path: true, stage: true } as const;
  const record = await payload.findByID({ ...asked, draft: true, depth: 0, select, disableErrors: true });
  const isOwn = actor.path === record?.path && (actor.role === 'editor' || actor.role === 'approver');
  return (
    <DraftScript
      bulletin={String(id)}
      isReadAtOnce={record?.stage === 'submitted' || record?.stage === 'approved'}
      language={i18n.language}
      mayWrite={isOwn || actor.role === 'admin'}
    />
  );
}
