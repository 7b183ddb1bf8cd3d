import { config } from 'zod';
import { BoardScreen } from '../player/board.ts';
import { TrustedClock } from '../player/clock.ts';
import { Duty } from '../player/duty.ts';
import { Holding } from '../player/holding.ts';
import { pageStateOf } from '../player/page-state.ts';
import { lackOf } from './ability.ts';
import { Database } from './database.ts';
import { askToJoin } from './join-form.ts';
import { type KioskIdentity, keysOf, readIdentity } from './kiosk-identity.ts';
import { KioskLog } from './kiosk-log.ts';
import { KioskMemory } from './kiosk-memory.ts';
import { KioskStore } from './kiosk-store.ts';
import { PagePanel } from './page-panel.ts';
import { partOf } from './page-part.ts';

// The page's policy allows no code made from text.
config({ jitless: true });

const KIOSK_VERSION = 'nguon-kiosk 0.1.0';

/** Held by the window that plays. */
const LOCK = 'nguon-kiosk';

/** How often the page follows its player, ms. */
const DRAW_MS = 250;

/** A page that could not begin tries again after this long, ms. */
const AGAIN_MS = 30_000;

/** Lines to people, Vietnamese first; none hides them. */
function say(...lines: readonly (readonly [vietnamese: string, english: string])[]): void {
  const message = partOf('message', HTMLElement);
  message.hidden = lines.length === 0;
  message.replaceChildren(
    ...lines.flatMap(([vietnamese, english]) => {
      const [first, second] = [document.createElement('p'), document.createElement('p')];
      first.textContent = vietnamese;
      second.textContent = english;
      second.lang = 'en';
      return [first, second];
    }),
  );
}

/** Keeps the page itself for the days without a server; a new version of it takes over by itself. */
function keepPage(): void {
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) location.reload();
  });
  navigator.serviceWorker
    .register('/kiosk/service-worker.js', { scope: '/kiosk/', updateViaCache: 'none' })
    .catch((error: unknown) => console.warn(error));
}

/** Keeps the screen on, and asks that storage is not cleared. Both are wishes: a browser may decline. */
function askForRest(): void {
  const wake = () => void navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  wake();
  void navigator.storage.persist().catch(() => {});
}

/** One window plays: a second one would write into the same log. It waits until the first is closed. */
function beAlone(): Promise<void> {
  return new Promise((resolve) => {
    const hold = () => {
      resolve();
      return new Promise<never>(() => {});
    };
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold();
      say(['Bảng tin đang mở ở một cửa sổ khác.', 'The board is open in another window.']);
      void navigator.locks.request(LOCK, hold);
      return Promise.resolve();
    });
  });
}

async function play(database: Database, identity: KioskIdentity): Promise<void> {
  const unit = partOf('unit', HTMLElement);
  unit.textContent = identity.name;
  document.title = identity.name;
  document.body.classList.add('playing');
  const store = await KioskStore.open();
  const memory = await KioskMemory.open(database);
  const clock = new TrustedClock(memory.now, () => Date.now());
  const holding = await Holding.open(identity, memory, store, clock);
  const log = await KioskLog.open(database, memory.now.accepted);
  const parts = { image: partOf('picture', HTMLImageElement), strip: partOf('strip', HTMLElement) };
  const screen = new BoardScreen(new PagePanel(parts, store), identity.device);
  const duty = new Duty({
    identity: { ...identity, server: location.origin },
    keys: await keysOf(identity),
    store,
    memory,
    clock,
    holding,
    log,
    output: screen,
    connect: () => ({ connected: false, say: () => false, hearAlarms: () => {}, close: async () => {} }),
    version: KIOSK_VERSION,
    restart: () => void duty.close().finally(() => location.reload()),
    onFault: (error) => console.warn(error instanceof Error ? error.message : error),
  });
  addEventListener('online', () => duty.ask());
  setInterval(() => draw(screen, duty, identity), DRAW_MS);
  draw(screen, duty, identity);
}

function draw(screen: BoardScreen, duty: Duty, identity: KioskIdentity): void {
  const { kind, title, notice, mark, brightness } = pageStateOf(screen, duty, identity);
  const image = partOf('picture', HTMLImageElement);
  image.alt = kind === 'neutral' ? identity.name : title;
  const strip = partOf('strip', HTMLElement);
  strip.ariaLabel = title;
  for (const { style } of [image, strip]) style.filter = `brightness(${brightness}%)`;
  partOf('unit', HTMLElement).hidden = kind !== 'none' || screen.isOff;
  for (const [id, text] of Object.entries({ notice, mark })) {
    const part = partOf(id, HTMLElement);
    part.hidden = text === '';
    if (part.textContent !== text) part.textContent = text;
  }
}

async function start(): Promise<void> {
  const lack = await lackOf();
  if (lack !== null) {
    say(lack);
    return;
  }
  keepPage();
  await beAlone();
  say();
  const database = await Database.open();
  const identity = (await readIdentity(database)) ?? (await askToJoin(database));
  askForRest();
  await play(database, identity);
}

start().catch((error: unknown) => {
  console.warn(error);
  say(['Bảng tin công cộng', 'It will try again in half a minute.']);
  setTimeout(() => location.reload(), AGAIN_MS);
});
