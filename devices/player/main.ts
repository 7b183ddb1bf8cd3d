import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '@nguon/content-model/refusal';
import { cardAudio, fileAudio } from './audio.ts';
import { enrol, type Identity, readIdentity } from './identity.ts';
import { openBoardPage } from './page.ts';
import { Player } from './player.ts';
import { openSpeakerPage } from './speaker-page.ts';

/** The exit code that asks for a restart. Source: sysexits.h, EX_TEMPFAIL: another try is meant to succeed. */
const RESTART_EXIT_CODE = 75;

const USAGE = `The player of one board or speaker.

  npm run player -- --enrol <code> --server <url> --key <file>   join with a one-time code, then run
  npm run player -- --key <file> [--device <id>]                 run

  --store <folder>     where files, log and memory are kept; beside the key file by default
  --port <number>      port of the page on this machine: a board's picture, a speaker's prepared announcements;
                       any free one by default
  --audio file|alsa    how a speaker sounds: into the file 'playing', or through the sound card; file by default

A restart ordered from afar ends it with exit code ${RESTART_EXIT_CODE}: let a supervisor start it again (systemd: Restart=always).
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      enrol: { type: 'string' },
      server: { type: 'string', default: 'http://127.0.0.1:8080' },
      device: { type: 'string' },
      key: { type: 'string' },
      store: { type: 'string' },
      port: { type: 'string', default: '0' },
      audio: { type: 'string', default: 'file' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}
type Arguments = ReturnType<typeof readArguments>;

async function identify({ enrol: code, server, device, key = '' }: Arguments): Promise<Identity> {
  const identity = code === undefined ? await readIdentity(key) : await enrol(server, code, key);
  if (device === undefined || device === identity.device) return identity;
  const found = `${key} is the key of device ${identity.device}`;
  throw new Refusal('setting-invalid', '--device', found, 'Name that device, or the key file of this one');
}

async function run(values: Arguments): Promise<void> {
  const key = resolve(values.key ?? '');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Refusal(
      'setting-invalid',
      '--port',
      `${values.port} is not a port`,
      'Give one from 0 to 65535',
    );
  }
  if (values.audio !== 'file' && values.audio !== 'alsa') {
    throw new Refusal('setting-invalid', '--audio', `${values.audio} is unknown`, 'Give file or alsa');
  }
  const identity = await identify({ ...values, key });
  const folder = resolve(values.store ?? join(dirname(key), `player-${identity.device}`));
  const { promise: restart, resolve: onRestart } = Promise.withResolvers<void>();
  const player = await Player.start({
    identity,
    folder,
    audio: values.audio === 'alsa' ? cardAudio : fileAudio(folder),
    onFault: (error) => console.error(error instanceof Error ? error.message : error),
    onRestart,
  });
  const isBoard = identity.kind === 'board';
  const page = isBoard
    ? await openBoardPage(port, player.panel, () => player.pageState)
    : await openSpeakerPage(port, () => player.speakerAtHand);
  const where = isBoard ? page.url : join(folder, 'playing');
  if (!isBoard) console.log(`prepared announcements: ${page.url}`);
  console.log(`${identity.kind} ${identity.device} (${identity.name}): ${where}`);

  const stop = async (exitCode: number) => {
    await page.close();
    await player.close();
    process.exit(exitCode);
  };
  process.once('SIGTERM', () => void stop(0));
  process.once('SIGINT', () => void stop(0));
  void restart.then(() => stop(RESTART_EXIT_CODE));
}

try {
  const values = readArguments();
  if (values.help || values.key === undefined) console.log(USAGE);
  else await run(values);
} catch (error) {
  if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
