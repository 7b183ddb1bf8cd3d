import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Manifest } from '@nguon/content-model/manifest';
import { unseal } from '@nguon/devices/envelope';
import { readIdentity } from '@nguon/devices/player/identity';
import { expect, type Page } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { openListed, pressAndConfirm, signIn, signInByForm, test } from './journey.ts';
import { signInByApi } from './official.ts';
import { type Player, startPlayer } from './player.ts';
import type { System } from './system.ts';

const TITLE = 'Diễn tập: nước suối dâng cao, không qua ngầm tràn';

/** Joins a device by the code an editor reads off the screen. */
async function enrol(
  page: Page,
  system: System,
  collection: 'boards' | 'speakers',
  name: RegExp,
): Promise<Player> {
  await page.goto(`/admin/collections/${collection}`);
  await openListed(page.locator('main, .collection-list').getByRole('link', { name }).first());
  await page.getByRole('button', { name: /^Ghi danh (thiết bị|máy khác)/ }).click();
  const code = (await page.locator('.nguon-code').innerText()).trim();
  return startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
}

/** Writes a bulletin as somebody does who opens the form for the first time, and submits it. */
async function writeAndSubmit(page: Page): Promise<string> {
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Viết bản tin mới' }).first().click();
  await page.locator('#field-title').fill(TITLE.normalize('NFD'));
  await page
    .locator('#field-summary')
    .fill('Từ 15h00 nước suối dâng 1,2 m; bà con không qua ngầm, gọi 0200.3800.114.');
  await page.locator('#field-category').click();
  await page.getByRole('option', { name: /Thiên tai/ }).click();
  await page.locator('#field-priority').click();
  await page.getByRole('option', { name: 'Khẩn cấp' }).click();
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Đã gửi duyệt' })).toBeVisible();
  return /bulletins\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Hashes of the frames or clips that a device is to play for the bulletin, as the server seals it. */
async function namedFor(player: Player): Promise<string[]> {
  const { server, device, token, serverKeys } = await readIdentity(join(player.folder, 'key.json'));
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${server}/devices/${device}/manifest`, { headers });
  const manifest = Manifest.parse((await unseal('manifest', await answer.text(), serverKeys)).payload);
  const files =
    manifest.kind === 'board'
      ? manifest.items.filter(({ title }) => title === TITLE).map(({ file }) => [file])
      : manifest.items.filter(({ title }) => title === TITLE).map(({ opus, mp3 }) => [opus, mp3]);
  return files.flat().map(({ sha256 }) => sha256);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Hash of what the speaker plays at this moment; `null` in silence. */
const soundingOn = (speaker: Player): Promise<string | null> =>
  speaker.read('playing').then(sha256, () => null);

/** Listens to a speaker from now on: an emergency sounds at once and again minutes later, and who comes between hears nothing. */
function listenTo(speaker: Player): { readonly heard: ReadonlySet<string>; stop(): void } {
  const heard = new Set<string>();
  const timer = setInterval(async () => {
    const sounding = await soundingOn(speaker);
    if (sounding !== null) heard.add(sounding);
  }, 200);
  return { heard, stop: () => clearInterval(timer) };
}

const homeOf = (unitSite: string, system: System) => `http://${unitSite}:${system.sitesPort}/`;

test('one bulletin, approved once, lives on a site, a board and a speaker @every-database', async ({
  browser,
  system,
}) => {
  const editor = accountOf(system, 'editor', 'commune');
  const approver = accountOf(system, 'approver', 'commune');
  const slug = /^bientap\.(.+)@/.exec(editor.email)?.[1] ?? '';
  const home = homeOf(`${slug}.localhost`, system);
  const writing = await signInByForm(browser, system, editor);
  const board = await enrol(writing, system, 'boards', /^Bảng LED/);
  const speaker = await enrol(writing, system, 'speakers', /^Cụm loa/);
  const resident = await (await browser.newContext()).newPage();

  const id = await test.step('an editor writes and submits, and cannot approve', async () => {
    const written = await writeAndSubmit(writing);
    await expect(writing.getByRole('button', { name: 'Duyệt và công bố' })).toHaveCount(0);
    return written;
  });

  const approving = await signIn(browser, system, approver);
  const listening = listenTo(speaker);
  await test.step('an approver approves', async () => {
    await approving.getByRole('link', { name: TITLE }).first().click();
    await pressAndConfirm(approving, 'Duyệt và công bố');
    await expect(approving.getByRole('status').filter({ hasText: 'Đã duyệt' })).toBeVisible();
  });

  await test.step('the page is there, with its sound and what the board shows', async () => {
    await expect(async () => {
      await resident.goto(home);
      await resident.getByRole('link', { name: TITLE }).first().click({ timeout: 5_000 });
      await expect(resident.getByRole('heading', { level: 1, name: TITLE })).toBeVisible({ timeout: 5_000 });
      await expect(resident.locator('audio source')).toHaveCount(2, { timeout: 5_000 });
      await expect(resident.locator('main img[src^="/shelf/"]').first()).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    const heard = await resident.locator('audio').evaluate(
      (audio: HTMLAudioElement) =>
        new Promise<number>((resolve) => {
          if (audio.duration > 0) resolve(audio.duration);
          audio.addEventListener('loadedmetadata', () => resolve(audio.duration));
          audio.load();
        }),
    );
    expect(heard).toBeGreaterThan(5);
  });

  const spoken =
    await test.step('the board shows the frame its manifest names, and the speaker plays its clip', async () => {
      await expect
        .poll(async () => (await (await fetch(`${board.page()}/state.json`)).json()).title)
        .toBe(TITLE);
      const { file } = await (await fetch(`${board.page()}/state.json`)).json();
      const named = await namedFor(board);
      expect(named).toContain(file);
      const picture = Buffer.from(await (await fetch(`${board.page()}/current`)).arrayBuffer());
      expect(named).toContain(sha256(picture));
      const spoken = await namedFor(speaker);
      await expect
        .poll(() => spoken.some((clip) => listening.heard.has(clip)), { timeout: 90_000 })
        .toBe(true);
      listening.stop();
      return spoken;
    });

  await test.step('the playout logs reach the CMS', async () => {
    const official = await signInByApi(system, approver);
    const logged = async () => {
      const found = await official.get<{ docs: { device: string }[] }>(
        `playouts?where[bulletin][equals]=${id}&limit=100&depth=0`,
      );
      return new Set(found.docs.map(({ device }) => device)).size;
    };
    await expect.poll(logged, { timeout: 90_000 }).toBe(2);
  });

  await test.step('withdrawal empties all three', async () => {
    await approving.goto(`/admin/collections/bulletins/${id}`);
    await approving.getByRole('button', { name: 'Thu hồi' }).click();
    await approving.getByRole('dialog').getByRole('textbox').fill('Kết thúc diễn tập');
    await approving.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await expect(approving.getByRole('status').filter({ hasText: 'Đã thu hồi' })).toBeVisible();
    await expect(async () => {
      await resident.goto(home);
      await expect(resident.getByText(TITLE)).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect
      .poll(async () => (await (await fetch(`${board.page()}/state.json`)).json()).title)
      .not.toBe(TITLE);
    await expect.poll(async () => spoken.includes((await soundingOn(speaker)) ?? '')).toBe(false);
    await expect.poll(() => namedFor(speaker)).toEqual([]);
  });
  await Promise.all([board.stop(), speaker.stop()]);
});
