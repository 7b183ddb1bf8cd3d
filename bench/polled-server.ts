import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@nguon/content-model/content-address';
import type { RegisteredDevice } from '@nguon/content-model/device';
import { boards, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';
import type { Instant } from '@nguon/content-model/instant';
import type { BoardManifest, ShelfFile } from '@nguon/content-model/manifest';
import { boardDoor } from '@nguon/delivery/board-door';
import { openDoors } from '@nguon/delivery/doors';
import { contentOf, manifestsIn } from '@nguon/delivery/manifests';
import { pictureFormats } from '@nguon/delivery/picture-formats';
import { shelfIn } from '@nguon/delivery/shelf';
import { deviceDoor } from '@nguon/devices/door/device-door';
import { seal, tellTime } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import { deviceNumbered, SECRET, tokenNumbered } from './polled-devices.ts';

/** Frames in a board's manifest: a busy commune's. */
const FRAMES = 12;

/**
 * The doors as delivery opens them, with as many boards as its parent asks for, whose manifests are on disk. A process of
 * its own, so that its CPU time is the server's alone; it answers `cpu` with what it has used, µs.
 */
const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'nguon-polling-'));
const keys = await newKeys();
const shelf = shelfIn(join(folder, 'shelf'));
const manifests = manifestsIn(folder, Date.now, (manifest) => seal('manifest', manifest, keys));
const { publicKey } = await newKeys();
const register = new Map<string, RegisteredDevice>();
const neutral = await shelf.put(Buffer.from('a frame'), 'image/png');
for (let number = 0; number < count; number += 1) {
  const device = deviceNumbered(number);
  const tokenHash = sha256(tokenNumbered(number));
  register.set(device, {
    device,
    kind: 'board',
    unit: '03478@2025-07-01',
    publicKey,
    tokenHash,
    windows: null,
  });
  await manifests.issue(device, (sequence, issuedAt) => manifestOf(device, neutral, sequence, issuedAt));
}

function manifestOf(device: string, file: ShelfFile, sequence: number, issuedAt: Instant): BoardManifest {
  const frame = {
    file,
    page: 1,
    pages: 1,
    dwellSeconds: 8,
    dayParts: [],
    restMinutes: 0,
    priority: 'normal' as const,
  };
  const times = { from: '2026-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' };
  const items = Array.from({ length: FRAMES }, (_, place) => ({
    ...frame,
    ...times,
    bulletin: deviceNumbered(place),
    title: 'Lịch ngừng cấp điện tại thôn 1, thôn 2 để thay công tơ',
  }));
  const head = { kind: 'board' as const, version: 1 as const, device, unit: '03478@2025-07-01' };
  const habits = {
    neutral: file,
    offline: file,
    blanked: false,
    hours: [],
    brightness: [],
    priorityShare: 0,
    windows: null,
  };
  return { ...head, edition: ordinaryDay.id, sequence, issuedAt, ...habits, items };
}

const unasked = () => Promise.reject(new Error('nobody asks this here'));
const doors = await openDoors({
  host: '127.0.0.1',
  port: 0,
  people: (_request, response) => response.writeHead(404).end(),
  shelf,
  loops: () => new Response(null, { status: 404 }),
  voices: () => new Response(null, { status: 404 }),
  devices: deviceDoor({
    account: (device) => register.get(device) ?? null,
    async manifest(device) {
      const issued = await manifests.issued(device);
      return issued && { jws: issued.jws, etag: String(issued.sequence) };
    },
    commands: async () => [],
    enrol: unasked,
    playouts: unasked,
    reported: unasked,
    sealTime: (nonce) => seal('time', tellTime(nonce, Date.now()), keys),
    welcome: () => ({ mqttUrl: 'mqtt://127.0.0.1', serverKeys: [keys.publicKey] }),
    live: () => null,
    liveHeard: () => {},
  }).fetch,
  boards: boardDoor({
    secret: SECRET,
    async board(id) {
      const issued = await manifests.issued(id);
      const manifest = issued && contentOf(issued);
      const [, board] = boards;
      return manifest?.kind === 'board'
        ? { board: { ...board, id }, manifest, origin: 'http://127.0.0.1' }
        : null;
    },
    shelf,
    formats: pictureFormats(shelf),
    now: Date.now,
    onError: console.error,
  }).fetch,
});

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system });
});
process.once('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.({ port: doors.port });
