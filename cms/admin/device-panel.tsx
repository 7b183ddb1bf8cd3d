import { instantOf } from '@nguon/content-model/instant';
import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { maySwitch } from '../devices/may-switch.ts';
import { readSettings } from '../settings.ts';
import { Badge } from './badge.tsx';
import { boardWordsFor } from './board-words.ts';
import { DeviceCommands } from './device-commands.tsx';
import { DeviceControls } from './device-controls.tsx';
import { marksOf } from './device-standing.ts';
import { DeviceSwitch } from './device-switch.tsx';
import { moment } from './moment.ts';
import { deviceStateOf } from './standing.ts';
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
  const address = `/api/${collectionSlug}/${device.id}`;
  const isBoard = 'width' in device;
  const marks = marksOf(device, instantOf(Date.now()), boardWordsFor(i18n.language), said);
  return (
    <section aria-label={said.label} className="nguon-workflow">
      <div className="nguon-workflow__head">
        {marks.map((mark) => (
          <Badge key={mark.text} {...mark} />
        ))}
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
      {device.logFault && (
        <p className="nguon-reason">{boardWordsFor(i18n.language).logFault(device.logFault)}</p>
      )}
      {maySwitch(actor, device.path) && (
        <DeviceSwitch
          address={address}
          kind={isBoard ? 'board' : 'speaker'}
          language={i18n.language}
          off={(isBoard ? device.blanked : device.muted) === true}
        />
      )}
      {governs && (
        <DeviceControls
          address={address}
          kind={isBoard ? 'board' : 'speaker'}
          deviceUrl={readSettings(process.env).deviceUrl}
          language={i18n.language}
          name={device.name}
          state={state}
        />
      )}
      <DeviceCommands address={address} language={i18n.language} />
    </section>
  );
}
