import { LONGEST_RECORDING_SECONDS } from '@nguon/content-model/recording';
import type { UploadFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { ChooseRecording } from './choose-recording.tsx';
import { recordingWordsFor } from './recording-words.ts';

/** A bulletin read by a person: recorded or uploaded, heard again, and confirmed by a second person. */
export async function BulletinRecording({ id, i18n, path, payload, user }: UploadFieldServerProps) {
  const actor = user && actorFor(user);
  if (!actor) return null;
  const said = recordingWordsFor(i18n.language);
  if (id === undefined) {
    return (
      <section aria-label={said.title} className="nguon-loop">
        <h3>{said.title}</h3>
        <p>{said.hint}</p>
        <p className="nguon-empty">{said.saveOnce}</p>
      </section>
    );
  }
  const asked = { collection: 'bulletins', id: String(id), user, overrideAccess: false } as const;
  const record = await payload.findByID({
    ...asked,
    draft: true,
    depth: 0,
    select: { path: true },
    disableErrors: true,
  });
  const isOwn = actor.path === record?.path && (actor.role === 'editor' || actor.role === 'approver');
  return (
    <ChooseRecording
      bulletin={String(id)}
      language={i18n.language}
      longest={LONGEST_RECORDING_SECONDS}
      mayWrite={isOwn || actor.role === 'admin'}
      path={path}
    />
  );
}
