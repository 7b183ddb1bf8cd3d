'use client';

import './device-commands.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandStanding, GivenCommand } from '../devices/given-commands.ts';
import { ask } from './ask.ts';
import { Badge } from './badge.tsx';
import { type CommandWords, commandWordsFor } from './command-words.ts';
import { moment } from './moment.ts';
import { onOrdered } from './ordered.ts';
import type { Standing } from './standing.ts';
import { type Words, wordsFor } from './words.ts';

/** How soon it is asked again what became of a command, ms: a device with a line answers within a second. */
const SOON_MS = 1_500;

/** How often it is asked so soon; after that its device is away. */
const TIMES_SOON = 40;

/** How often it is asked of a device that is away, ms. */
const LATER_MS = 15_000;

const tones: Record<CommandStanding['kind'], Standing['tone']> = {
  waiting: 'wait',
  received: 'plain',
  obeyed: 'good',
  refused: 'bad',
  unanswered: 'bad',
};

/** A command in words: `Đặt âm lượng 40 %`. */
function commandSaid(
  { act, percent, title }: GivenCommand,
  words: CommandWords,
  acts: Words['device']['acts'],
) {
  if (percent !== null) return words.percent(acts[act], percent);
  return title === null ? acts[act] : words.clip(acts[act], title);
}

/** What stands behind the mark of what became of a command: when, or why not. */
function standingSaid(standing: CommandStanding, words: CommandWords): string {
  switch (standing.kind) {
    case 'waiting':
      return '';
    case 'received':
    case 'obeyed':
      return words.at(moment(standing.at));
    case 'refused': {
      const [vietnamese = '', english = vietnamese] = standing.reason.split(' · ');
      return words.reason(vietnamese, english);
    }
    case 'unanswered':
      return words.since(moment(standing.at));
  }
}

/** The latest commands to a device, asked for again while one waits and whenever one was given (W127). */
function useCommands(address: string, words: Words) {
  const [commands, setCommands] = useState<readonly GivenCommand[]>([]);
  const [asked, setAsked] = useState(0);
  const times = useRef(0);
  const load = useCallback(async () => {
    const answer = await ask(words, 'GET', `${address}/commands`);
    if (answer.ok) setCommands((answer.json as { commands: readonly GivenCommand[] }).commands);
    setAsked((before) => before + 1);
  }, [address, words]);
  useEffect(() => {
    const begin = () => {
      times.current = 0;
      void load();
    };
    begin();
    return onOrdered(begin);
  }, [load]);
  const waits = commands.some(({ standing }) => standing.kind === 'waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is followed by the next question
  useEffect(() => {
    if (!waits) return;
    times.current += 1;
    const timer = setTimeout(() => void load(), times.current < TIMES_SOON ? SOON_MS : LATER_MS);
    return () => clearTimeout(timer);
  }, [waits, asked, load]);
  return commands;
}

/** The newest command whose waiting ended between two answers. */
function newlyEnded(before: readonly GivenCommand[], commands: readonly GivenCommand[]): GivenCommand | null {
  const waited = new Set(before.flatMap(({ id, standing }) => (standing.kind === 'waiting' ? [id] : [])));
  return commands.find(({ id, standing }) => waited.has(id) && standing.kind !== 'waiting') ?? null;
}

export interface DeviceCommandsProps {
  /** Of the board or speaker in our API: `/api/boards/<id>`. */
  readonly address: string;
  readonly language: string;
}

/** Below the buttons of a device: the latest commands, who gave them, and what became of them (W125). */
export function DeviceCommands({ address, language }: DeviceCommandsProps) {
  const all = wordsFor(language);
  const words = commandWordsFor(language);
  const commands = useCommands(address, all);
  const before = useRef<readonly GivenCommand[]>([]);
  const [became, setBecame] = useState('');
  const { acts } = all.device;
  useEffect(() => {
    const ended = newlyEnded(before.current, commands);
    before.current = commands;
    if (ended === null) return;
    const { standing } = ended;
    const what = `${words[standing.kind]} ${standingSaid(standing, words)}`;
    setBecame(words.became(commandSaid(ended, words, acts), what));
  }, [commands, words, acts]);
  return (
    <section aria-label={words.title} className="nguon-commands">
      <h3>{words.title}</h3>
      {commands.length === 0 && <p>{words.none}</p>}
      <ol>
        {commands.map((command) => (
          <li id={command.id} key={command.id}>
            <strong>{commandSaid(command, words, acts)}</strong>
            <span>
              <Badge text={words[command.standing.kind]} tone={tones[command.standing.kind]} />{' '}
              {standingSaid(command.standing, words)}
            </span>
            <small>{words.by(command.by ?? words.system, moment(command.at))}</small>
          </li>
        ))}
      </ol>
      <p className="nguon-commands__said" role="status">
        {became}
      </p>
    </section>
  );
}
