import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { accountOf } from '../e2e/accounts.ts';
import { signInByApi, submitBulletin } from '../e2e/official.ts';
import { type Player, startPlayer } from '../e2e/player.ts';
import type { System } from '../e2e/system.ts';
import { quantile } from './quantile.ts';

/** From an approver's click to each place where a resident meets the bulletin, ms. */
export interface Reach {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

const LOOK_EVERY_MS = 10;
const GIVE_UP_MS = 30_000;

function pageOf(port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    });
    asking.on('error', reject).end();
  });
}

/** Does the player obey a manifest that holds the bulletin? It does so once all its files are held. */
async function obeys(player: Player, bulletin: string): Promise<boolean> {
  const { current } = JSON.parse(String(await player.read('memory.json'))) as { current: string | null };
  return Buffer.from(current?.split('.')[1] ?? '', 'base64url').includes(bulletin);
}

/** Looks until it is so; gives how long that took from `begun`, ms. */
async function timeUntil(begun: number, isSo: () => Promise<boolean>): Promise<number> {
  while (!(await isSo().catch(() => false))) {
    if (performance.now() - begun > GIVE_UP_MS) throw new Error('it did not arrive within 30 s');
    await pause(LOOK_EVERY_MS);
  }
  return performance.now() - begun;
}

/** Approves one bulletin after another and waits for each at the page, the board's player and the speaker's. */
export async function reachTimes(system: System, runs: number): Promise<Reach[]> {
  const [editor, approver] = await Promise.all([
    signInByApi(system, accountOf(system, 'editor', 'commune')),
    signInByApi(system, accountOf(system, 'approver', 'commune')),
  ]);
  const host = `${/^bientap\.(.+)@/.exec(accountOf(system, 'editor', 'commune').email)?.[1]}.localhost`;
  const join = async (collection: string, name: string) => {
    const { docs } = await editor.get<{ docs: { id: string; name: string }[] }>(`${collection}?limit=50`);
    const device = docs.find((candidate) => candidate.name.startsWith(name));
    const { code } = await editor.post<{ code: string }>(`${collection}/${device?.id}/enrolment`, {});
    return startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
  };
  const board = await join('boards', 'Màn hình LCD');
  const speaker = await join('speakers', 'Cụm loa');
  const times: Record<'page' | 'frame' | 'clip', number[]> = { page: [], frame: [], clip: [] };
  try {
    for (let run = 0; run <= runs; run += 1) {
      const title = `Thông báo đo lần ${run} lúc ${Date.now()}`;
      const summary =
        'Từ 06h30 đến 11h00 ngày 25/11 tạm ngừng cấp điện tại tổ dân phố 1, 2 để thay công tơ; gọi 0200.3800.250.';
      const { id, hash } = await submitBulletin(editor, { title, summary, priority: 'priority' });
      const begun = performance.now();
      await approver.post(`bulletins/${id}/approve`, { hash });
      const [page, frame, clip] = await Promise.all([
        timeUntil(begun, async () => (await pageOf(system.sitesPort, host)).includes(title)),
        timeUntil(begun, () => obeys(board, id)),
        timeUntil(begun, () => obeys(speaker, id)),
      ]);
      await approver.post(`bulletins/${id}/withdraw`, { reason: 'Đo xong' });
      if (run === 0) continue;
      times.page.push(page);
      times.frame.push(frame);
      times.clip.push(clip);
    }
  } finally {
    await Promise.all([board.stop(), speaker.stop()]);
  }
  return Object.entries(times).map(([what, all]) => ({
    what:
      {
        page: 'approve → page',
        frame: 'approve → frame at the player (1920 × 1080)',
        clip: 'approve → clip at the player',
      }[what] ?? what,
    p50: Math.round(quantile(all, 0.5)),
    p95: Math.round(quantile(all, 0.95)),
    runs: all.length,
  }));
}
