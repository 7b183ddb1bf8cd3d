import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Refusal } from '@nguon/content-model/refusal';
import { boardClauses, speakerClauses } from './clauses.ts';
import { lineOf, tryDevice, type Verdict } from './conformance.ts';
import { Station, until } from './station.ts';
import { WatchedBoard } from './watched-board.ts';
import { WatchedSpeaker } from './watched-speaker.ts';

const USAGE = `Tries the player of a board or speaker against docs/devices/protocol.md.

  npm run conformance                                  waits for a device of this machine to join
  npm run conformance -- --host 0.0.0.0 --name <ip>    for a device on the network

  --kind <kind>         board or speaker; board by default
  --device <url>        the device's page, if it has one: state.json there names the file that is up or sounds
  --size <w>x<h>        pixels of the board; 192x96 by default
  --port <number>       port of the door; any free one by default
  --mqtt-port <number>  port of the broker; any free one by default
  --wait <seconds>      how long the device may take to join; 600 by default
  --answer <seconds>    how long it may take to do what it is told; 15 by default

Nothing of an installation is touched: the server is one of its own, with keys of its own, and forgets everything.
`;

const options = {
  kind: { type: 'string', default: 'board' },
  device: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  name: { type: 'string' },
  size: { type: 'string', default: '192x96' },
  port: { type: 'string', default: '0' },
  'mqtt-port': { type: 'string', default: '0' },
  wait: { type: 'string', default: '600' },
  answer: { type: 'string', default: '15' },
  help: { type: 'boolean', default: false },
} as const;

/** Letters and digits of codes: none that is mistaken for another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Refusal(
    'setting-invalid',
    name,
    `${text} is not right`,
    `Give a number from ${least} to ${most}`,
  );
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width = '', height = ''] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  return { width: wholeNumber('--size', width, 8, 7_680), height: wholeNumber('--size', height, 8, 4_320) };
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const size = sizeOf(values.size);
  const { kind } = values;
  if (kind !== 'board' && kind !== 'speaker') {
    throw new Refusal('setting-invalid', '--kind', `${kind} is unknown`, 'Give board or speaker');
  }
  const patience = {
    answerMs: wholeNumber('--answer', values.answer, 1, 600) * 1_000,
    heartbeatMs: 90_000,
    heartbeats: 2,
  };
  const waitMs = wholeNumber('--wait', values.wait, 1, 86_400) * 1_000;
  const station = await Station.open({
    host: values.host,
    name: values.name ?? values.host,
    port: wholeNumber('--port', values.port, 0, 65_535),
    mqttPort: wholeNumber('--mqtt-port', values['mqtt-port'], 0, 65_535),
  });
  try {
    const code = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    station.joining = kind;
    station.codes.add(code);
    console.log(`server ${station.url}\nbroker ${station.mqttUrl}\ncode   ${code}\n`);
    const device = await until(() => [...station.register.keys()][0], waitMs);
    if (device === undefined) {
      throw new Refusal('device-unknown', 'conformance', 'no device joined', 'Join it with the code above');
    }
    console.log(`✓  1  joins with its code`);
    const watched = { station, device, patience, page: values.device ?? null };
    const print = (verdict: Verdict) => console.log(lineOf(verdict));
    const verdicts =
      kind === 'board'
        ? await tryDevice(new WatchedBoard({ ...watched, ...size }), boardClauses, print)
        : await tryDevice(new WatchedSpeaker(watched), speakerClauses, print);
    const kept = verdicts.filter(({ breach }) => breach === null).length;
    console.log(`\n${kept} of ${verdicts.length} clauses kept`);
    return kept === verdicts.length ? 0 : 1;
  } finally {
    await station.close();
  }
}

try {
  process.exit(await run());
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(2);
}
