import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ANSWER_WITHIN_SECONDS } from '@nguon/delivery/unanswered';
import { newKeyPair, publicKeyOf } from '@nguon/devices/keys';
import type { Asked, Told } from './alarmed-server.ts';
import type { Cast, SpeakersTold } from './alarmed-speakers.ts';
import { deviceNumbered } from './polled-devices.ts';
import { quantile } from './quantile.ts';

/** How many are connected; `SPEAKERS=1000 npm run bench -- emergency` for a smaller machine. */
const SPEAKERS = Number(process.env.SPEAKERS ?? 10_000);

/** Processes that play speakers. */
const CASTS = 2;

/** Speakers that hear but never answer: what the list must name, and nobody else. */
const DUMB = 7;

function start(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file), { execArgv: ['--disable-warning=ExperimentalWarning'] });
}

/** The next word of a kind from a process. */
function hear<T extends Told | SpeakersTold, K extends T['tell']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<T, { tell: K }>> {
  return new Promise((resolve) => {
    const listen = (told: T) => {
      if (told.tell !== kind) return;
      child.off('message', listen);
      resolve(told as Extract<T, { tell: K }>);
    };
    child.on('message', listen);
  });
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

interface Stage {
  readonly ms: number;
  readonly cpuMs: number;
}

interface Run {
  /** From the first to connect to the last that listens: the server's CPU time, ms, and all of it, ms. */
  readonly connected: Stage;
  /** From the emergency to what each speaker would begin to play, ms. */
  readonly heard: readonly number[];
  /** Of how many the alarm came before the manifest. */
  readonly byAlarm: number;
  /** Until the last alarm was said, and until everybody had answered who does: ms, and the server's CPU time, ms. */
  readonly alarmed: Stage;
  readonly issued: Stage;
  readonly answered: Stage | null;
  /** Those that the list of the unanswered names at last. */
  readonly named: readonly string[];
  readonly silent: readonly string[];
  readonly cpuMs: number;
  readonly mebibytes: { readonly before: number; readonly after: number };
  readonly connections: number;
}

/** The numbers of those that hear and never answer, spread over all. */
const dumb = Array.from({ length: DUMB }, (_, place) => Math.floor(((place + 0.5) * SPEAKERS) / DUMB));
const nameOf = (number: number) => `Cụm loa ${number + 1}`;

/** One emergency to everybody. @param frozen the speaker that has stopped reading */
async function alarm(frozen: number | null): Promise<Run> {
  const pair = await newKeyPair();
  const server = start('alarmed-server.ts');
  const casts = Array.from({ length: CASTS }, () => start('alarmed-speakers.ts'));
  const ask = (asked: Asked) => server.send(asked);
  const use = () => {
    const told = hear<Told, 'use'>(server, 'use');
    ask({ ask: 'use' });
    return told;
  };
  let named: readonly string[] = [];
  server.on('message', (told: Told) => {
    if (told.tell === 'unanswered') named = told.names;
  });
  try {
    const opened = hear<Told, 'open'>(server, 'open');
    ask({ ask: 'open', count: SPEAKERS, publicKey: publicKeyOf(pair) });
    const { port, serverKey } = await opened;
    const idle = await use();
    const from = performance.now();
    await Promise.all(
      casts.map((child, place) => {
        const [first, last] = [place, place + 1].map((edge) => Math.round((edge * SPEAKERS) / CASTS));
        const cast: Cast = { port, first: first ?? 0, last: last ?? 0, dumb, frozen, serverKey, keys: pair };
        child.send(cast);
        return hear<SpeakersTold, 'connected'>(child, 'connected');
      }),
    );
    const connectedMs = performance.now() - from;
    await pause(2_000);
    const before = await use();
    const begun = hear<Told, 'emergency'>(server, 'emergency');
    const [alarmed, issued] = [
      hear<Told, 'alarmed'>(server, 'alarmed'),
      hear<Told, 'issued'>(server, 'issued'),
    ];
    const answered = hear<Told, 'answered'>(server, 'answered');
    const heard = casts.map((child) => hear<SpeakersTold, 'heard'>(child, 'heard'));
    const silent = [...dumb, ...(frozen === null ? [] : [frozen])];
    ask({
      ask: 'emergency',
      frozen: frozen === null ? null : deviceNumbered(frozen),
      answering: SPEAKERS - silent.length,
    });
    const { at } = await begun;
    const told = await Promise.all(heard);
    const stage = ({ at: reached, cpuMs }: { at: number; cpuMs: number }): Stage => ({
      ms: reached - at,
      cpuMs,
    });
    const stages = { alarmed: stage(await alarmed), issued: stage(await issued) };
    const unanswered = pause((ANSWER_WITHIN_SECONDS + 5) * 1_000, null);
    const last = await Promise.race([answered, unanswered]);
    await unanswered;
    const after = await use();
    return {
      connected: { ms: connectedMs, cpuMs: before.cpuMs - idle.cpuMs },
      heard: told.flatMap((cast) => cast.at.map((time) => time - at)),
      byAlarm: told.reduce((sum, cast) => sum + cast.byAlarm, 0),
      ...stages,
      answered: last === null ? null : stage(last),
      named,
      silent: silent.map(nameOf),
      cpuMs: after.cpuMs - before.cpuMs,
      mebibytes: { before: before.mebibytes, after: after.mebibytes },
      connections: before.connections,
    };
  } finally {
    await Promise.all([server, ...casts].map(end));
  }
}

function row(what: string, run: Run, goal: string): object {
  const { connected, heard, byAlarm, alarmed, issued, answered, named, silent, cpuMs, mebibytes } = run;
  const words = ({ ms, cpuMs: cpu }: Stage) => `${Math.round(ms)}, CPU ${Math.round(cpu)}`;
  const isListRight = new Set(named).symmetricDifference(new Set(silent)).size === 0;
  return {
    what,
    speakers: heard.length,
    'all connected, ms': words(connected),
    'p50, ms': Math.round(quantile(heard, 0.5)),
    'p99, ms': Math.round(quantile(heard, 0.99)),
    'worst, ms': Math.round(Math.max(...heard)),
    'first by alarm': `${byAlarm}, verified once a process`,
    'all alarms said, ms': words(alarmed),
    'all manifests issued, ms': words(issued),
    'all answered, ms': answered === null ? 'not all' : words(answered),
    'named as unanswered': `${named.length}${isListRight ? ', exactly the silent ones' : ', not the silent ones'}`,
    'CPU, ms': Math.round(cpuMs),
    'memory, MiB': `${mebibytes.before} → ${mebibytes.after}`,
    goal,
  };
}

/**
 * From an emergency to 10,000 connected speakers until each would begin to play it. Real: alarms, manifests, seals, hints, broker,
 * MQTT on sockets, each speaker's own verification of its manifest, sealed reports and the list of who has not answered.
 * Simulated: the speakers hold the clip already, have one key together, and share the two cores with the server; an alarm,
 * the same bytes for all speakers of a unit, is verified once in each of the processes that play them.
 */
export async function emergencyTimes(): Promise<object[]> {
  return [
    row('an emergency to every speaker', await alarm(null), 'p99 ≤ 2,000'),
    row('with one that stopped reading', await alarm(Math.floor(SPEAKERS / 3)), 'at most 3,000 later'),
  ];
}

if (import.meta.main) {
  console.table(await emergencyTimes());
  process.exit(0);
}
