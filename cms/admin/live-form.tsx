import { Button } from '@payloadcms/ui';
import { type ReactNode, useId, useState } from 'react';
import type { LiveDesk, OfferedCluster } from '../live/live-endpoints.ts';
import type { LiveWords } from './live-words.ts';

/** What an official asks for who wants to speak. */
export interface LiveWishes {
  readonly speakers: readonly string[];
  readonly title: string;
  readonly priority: keyof LiveWords['priorities'];
  readonly minutes: number;
}

const lengths = [5, 10, 15, 30, 60];

/** The shortest reason that says something, in characters. */
const SHORTEST_REASON = 5;

const priorities = ['normal', 'priority', 'emergency'] as const;

const isReady = ({ state, isOff, heldBy }: OfferedCluster) => state === 'online' && !isOff && heldBy === null;

/** Can it be chosen at all? One that is out of reach plays as soon as it is back. */
const isChoosable = ({ state, isOff }: OfferedCluster) =>
  (state === 'online' || state === 'offline') && !isOff;

function stateSaid({ state, isOff, heldBy }: OfferedCluster, words: LiveWords): string {
  const said = [
    words.states[state],
    ...(isOff ? [words.off] : []),
    ...(heldBy ? [words.heldBy(heldBy)] : []),
  ];
  return said.join(' · ');
}

interface ChoiceProps {
  readonly clusters: readonly OfferedCluster[];
  readonly chosen: ReadonlySet<string>;
  readonly words: LiveWords;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function ClusterChoice({ clusters, chosen, words, onChoose }: ChoiceProps) {
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLocaleLowerCase('vi');
  const found = clusters.filter(({ name, unit }) =>
    `${name} ${unit}`.toLocaleLowerCase('vi').includes(wanted),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <fieldset>
      <legend>{words.clusters}</legend>
      {clusters.length > 8 && (
        <input
          aria-label={words.find}
          onChange={({ target }) => setSought(target.value)}
          placeholder={words.find}
          type="search"
          value={sought}
        />
      )}
      {clusters.length === 0 && <p className="nguon-empty">{words.noClusters}</p>}
      <ul>
        {found.map((cluster) => (
          <li key={cluster.id}>
            <label>
              <input
                checked={chosen.has(cluster.id)}
                disabled={!isChoosable(cluster)}
                onChange={() => toggle(cluster.id)}
                type="checkbox"
              />
              <span>
                {cluster.name}
                <small>
                  {cluster.unit} ·{' '}
                  <em data-state={isReady(cluster) ? 'ready' : 'away'}>{stateSaid(cluster, words)}</em>
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="nguon-buttons">
        <span>{words.chosen(chosen.size)}</span>
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => onChoose(new Set([...chosen, ...found.filter(isReady).map(({ id }) => id)]))}
        >
          {words.all}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => onChoose(new Set())}>
          {words.none}
        </Button>
      </div>
    </fieldset>
  );
}

interface FormProps {
  readonly desk: LiveDesk;
  readonly isStarting: boolean;
  readonly words: LiveWords;
  /** The microphone. */
  readonly children: ReactNode;
  readonly onStart: (wishes: LiveWishes) => void;
}

/** What is chosen before one speaks. */
export function LiveForm({ desk, isStarting, words, children, onStart }: FormProps) {
  const [title, setTitle] = useState('');
  const [priority, setPriority] = useState<LiveWishes['priority']>('normal');
  const [isConfirmed, setConfirmed] = useState(false);
  const [minutes, setMinutes] = useState(15);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, length, hint] = [useId(), useId(), useId()];
  const isWhole = title.trim().length >= SHORTEST_REASON && chosen.size > 0;
  const mayStart = isWhole && (priority !== 'emergency' || isConfirmed) && !isStarting;
  return (
    <div className="nguon-live__form">
      <div>
        <label htmlFor={reason}>{words.reason}</label>
        <input
          aria-describedby={hint}
          id={reason}
          maxLength={200}
          onChange={({ target }) => setTitle(target.value)}
          type="text"
          value={title}
        />
        <small id={hint}>{words.reasonHint}</small>
      </div>
      <fieldset>
        <legend>{words.priority}</legend>
        {priorities
          .filter((each) => each !== 'emergency' || desk.mayEmergency)
          .map((each) => (
            <label className={`nguon-live__priority nguon-live__priority--${each}`} key={each}>
              <input
                checked={priority === each}
                name="priority"
                onChange={() => setPriority(each)}
                type="radio"
              />
              <span>
                {words.priorities[each]}
                <small>{words.priorityHint[each]}</small>
              </span>
            </label>
          ))}
        {priority === 'emergency' && (
          <label className="nguon-live__confirm">
            <input
              checked={isConfirmed}
              onChange={({ target }) => setConfirmed(target.checked)}
              type="checkbox"
            />
            <strong>{words.confirm}</strong>
          </label>
        )}
      </fieldset>
      <ClusterChoice chosen={chosen} clusters={desk.clusters} onChoose={setChosen} words={words} />
      <div>
        <label htmlFor={length}>{words.minutes}</label>
        <select id={length} onChange={({ target }) => setMinutes(Number(target.value))} value={minutes}>
          {lengths.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <small>{words.minutesHint}</small>
      </div>
      <div className="nguon-live__microphone">{children}</div>
      <Button
        className="nguon-live__start"
        disabled={!mayStart}
        margin={false}
        onClick={() => onStart({ speakers: [...chosen], title, priority, minutes })}
        size="large"
      >
        {isStarting ? words.starting : words.start}
      </Button>
    </div>
  );
}
