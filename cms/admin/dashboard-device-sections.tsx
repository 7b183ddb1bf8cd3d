import type { Instant } from '@nguon/content-model/instant';
import { Badge } from './badge.tsx';
import type { boardAlarms, DeviceRow, Problem } from './dashboard-devices.ts';
import { moment } from './moment.ts';
import { deviceStateOf, toneOfDevice } from './standing.ts';
import type { Words } from './words.ts';

const addressOf = ({ collection, id }: DeviceRow) => `/admin/collections/${collection}/${id}`;

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
  readonly devices: readonly DeviceRow[];
  readonly problems: readonly Problem[];
  readonly alarms: Awaited<ReturnType<typeof boardAlarms>>;
  readonly at: Instant;
  readonly words: Words;
}

/** What did not arrive, boards that need somebody, commune by commune, and speakers that fell silent. */
export function ProblemsSection({ devices, problems, alarms, at, words }: ProblemsProps) {
  const said = words.dashboard;
  const silent = devices.filter(
    (device) => device.collection === 'speakers' && deviceStateOf(device, at) === 'offline',
  );
  const isWell = silent.length + problems.length + alarms.units.length === 0;
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
        {alarms.units.map(({ unit, boards }) => (
          <li className="nguon-problem" key={`boards ${unit}`}>
            <strong>{unit}</strong>
            {boards.map(({ id, name, why }) => (
              <span key={id}>
                <a href={`/admin/collections/boards/${id}`}>{name}</a>: {why.join('; ')}
              </span>
            ))}
          </li>
        ))}
        {silent.map((device) => (
          <li className="nguon-problem" key={device.id}>
            <a href={addressOf(device)}>
              {device.seenAt ? said.silent(device.name, moment(device.seenAt)) : said.neverSeen(device.name)}
            </a>
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
