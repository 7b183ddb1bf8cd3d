import { instantOf } from '@nguon/content-model/instant';
import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { readSettings } from '../settings.ts';
import { Badge } from './badge.tsx';
import { DeviceControls } from './device-controls.tsx';
import { moment } from './moment.ts';
import { deviceStateOf, toneOfDevice } from './standing.ts';
import { wordsFor } from './words.ts';

/** How a board's or speaker's device is doing, and what may be done with it. */
export async function DevicePanel({ id, collectionSlug, i18n, payload, user }: UIFieldServerProps) {
  const words = wordsFor(i18n.language);
  const said = words.device;
  const actor = user && actorFor(user);
  if (!actor || (collectionSlug !== 'boards' && collectionSlug !== 'speakers')) return null;
  if (id === undefined) return <p className="nguon-empty">{said.saveFirst}</p>;
  const asked = { user, overrideAccess: false, disableErrors: true, depth: 0 } as const;
  const device = await payload.findByID({ ...asked, collection: collectionSlug, id });
  if (device === null) return null;
  const shown = device.bulletinShown
    ? await payload.findByID({
        ...asked,
        collection: 'bulletins',
        id: device.bulletinShown,
        select: { title: true },
      })
    : null;
  const state = deviceStateOf(device, instantOf(Date.now()));
  const governs = actor.role === 'admin' || (actor.role === 'editor' && actor.path === device.path);
  return (
    <section aria-label={said.label} className="nguon-workflow">
      <div className="nguon-workflow__head">
        <Badge text={said[state]} tone={toneOfDevice[state]} />
        <dl className="nguon-people">
          <div>
            <dt>{said.lastSeen}</dt>
            <dd>{device.seenAt ? moment(device.seenAt) : said.never}</dd>
          </div>
          {state === 'online' && (
            <div>
              <dt>{collectionSlug === 'boards' ? said.showing : said.playing}</dt>
              <dd>{shown?.title ?? (collectionSlug === 'boards' ? said.nothing : said.silence)}</dd>
            </div>
          )}
        </dl>
      </div>
      {device.logFault && <p className="nguon-reason">{device.logFault}</p>}
      {governs && (
        <DeviceControls
          address={`/api/${collectionSlug}/${device.id}`}
          deviceUrl={readSettings(process.env).deviceUrl}
          language={i18n.language}
          name={device.name}
          state={state}
        />
      )}
    </section>
  );
}
