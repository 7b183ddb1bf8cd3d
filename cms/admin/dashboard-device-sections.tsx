import type { Instant } from '@nguon/content-model/instant';
import { Badge } from './badge.tsx';
import type { DeviceRow, deviceAlarms, Problem } from './dashboard-devices.ts';
import { moment } from './moment.ts';
import { deviceStateOf, toneOfDevice } from './standing.ts';
import type { Words } from './words.ts';

const addressOf = ({ collection, id }: Pick<DeviceRow, 'collection' | 'id'>) =>
  `/admin/collections/${collection}/${id}`;

interface DevicesProps {
  readonly devices: readonly DeviceRow[];
  /** Titles of what devices show, by bulletin. */
  readonly titles: ReadonlyMap<string, string>;
  readonly at: Instant;
  readonly words: Words;
}

function showing(
  { bulletinShown, collection }: DeviceRow,
  titles: ReadonlyMap<string, string>,
  { device: said }: Words,
): string {
  const title = bulletinShown ? titles.get(bulletinShown) : undefined;
  return title ?? (collection === 'boards' ? said.nothing : said.silence);
}

/** The unit's boards and speakers, when each was last heard from, and what it shows or plays. */
export function DevicesSection({ devices, titles, at, words }: DevicesProps) {
  const said = words.device;
  return (
    <section aria-labelledby="nguon-devices" className="nguon-card">
      <h2 id="nguon-devices">{words.dashboard.devices}</h2>
      {devices.length === 0 && <p className="nguon-empty">{words.dashboard.noDevices}</p>}
      <ul className="nguon-rows">
        {devices.map((device) => {
          const state = deviceStateOf(device, at);
          const does = device.collection === 'boards' ? said.showing : said.playing;
          return (
            <li key={device.id}>
              <a href={addressOf(device)}>{device.name}</a>
              <span className="nguon-marks">
                <Badge text={said[state]} tone={toneOfDevice[state]} />
                {device.seenAt && state === 'offline' && (
                  <small>
                    {said.lastSeen}: {moment(device.seenAt)}
                  </small>
                )}
                {state === 'online' && (
                  <small>
                    {does}: {showing(device, titles, words)}
                  </small>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly alarms: Awaited<ReturnType<typeof deviceAlarms>>;
  readonly words: Words;
}

/** What did not arrive, and the devices that need somebody, commune by commune. */
export function ProblemsSection({ problems, alarms, words }: ProblemsProps) {
  const said = words.dashboard;
  const isWell = problems.length + alarms.units.length === 0;
  return (
    <section aria-labelledby="nguon-problems" className="nguon-card">
      <h2 id="nguon-problems">{said.problems}</h2>
      {isWell && <p className="nguon-well">{said.noProblems}</p>}
      <ul className="nguon-rows">
        {problems.map(({ unit, messages }) => (
          <li className="nguon-problem" key={unit}>
            <strong>{unit}</strong>
            {messages.map((message) => (
              <span key={message}>{message}</span>
            ))}
          </li>
        ))}
        {alarms.units.map(({ unit, outages, devices }) => (
          <li className="nguon-problem" key={`devices ${unit}`}>
            <strong>{unit}</strong>
            {outages.map((outage) => (
              <span key={outage.said}>
                {outage.said}: {outage.names.join(', ')}
              </span>
            ))}
            {devices.map(({ collection, id, name, why }) => (
              <span key={id}>
                <a href={addressOf({ collection, id })}>{name}</a>: {why.join('; ')}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {alarms.more > 0 && (
        <a className="nguon-all" href="/admin/collections/boards">
          {said.all}
        </a>
      )}
    </section>
  );
}
