import { mkdir } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { answering, MADE_WITHIN_MS, signIn, test } from './journey.ts';
import { signInByApi } from './official.ts';
import { startPlayer } from './player.ts';

/** Where pictures of the screen are put to be looked at; none unless asked for. */
const PICTURES = process.env.NGUON_PICTURES;

test('a prepared announcement sounds by one press, and at the speaker itself', async ({
  browser,
  system,
}) => {
  test.setTimeout(2 * MADE_WITHIN_MS + 240_000);
  const account = accountOf(system, 'editor', 'commune');
  const editor = await signInByApi(system, account);
  const { docs } = await editor.get<{ docs: { id: string; name: string }[] }>('speakers?limit=1&depth=0');
  const [cluster] = docs;
  if (cluster === undefined) throw new Error('the demonstration has no loudspeaker');
  const { code } = await editor.post<{ code: string }>(`speakers/${cluster.id}/enrolment`, {});
  const player = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
  const sounding = async () => (await player.read('playing').catch(() => '')).toString('latin1');
  const picture = async (page: Page, name: string) => {
    if (PICTURES === undefined) return;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const atSpeaker = await browser.newPage();

  // They are made after the bulletins of the cluster, and those after all that is urgent.
  await test.step('the speaker holds what the province keeps ready', async () => {
    await expect(async () => {
      await atSpeaker.goto(player.page());
      await expect(atSpeaker.getByRole('listitem')).toHaveCount(4, { timeout: 1_000 });
    }).toPass({ timeout: 2 * MADE_WITHIN_MS });
    await picture(atSpeaker, 'speaker-page');
  });

  await test.step('one press in the administration sounds on this speaker', async () => {
    const page = await signIn(browser, system, account);
    await page.goto(`/admin/collections/speakers/${cluster.id}`);
    await answering(page);
    const panel = page.getByRole('region', { name: 'Thông báo soạn sẵn' });
    const dialog = page.getByRole('dialog');
    await expect(async () => {
      await panel.getByRole('button', { name: /^Phát ngay «Lũ quét/ }).click({ timeout: 8_000 });
      await expect(dialog).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await expect(dialog).toContainText(`Sẽ vang ở cụm loa «${cluster.name}»`);
    await picture(page, 'announcement-question');
    await dialog.getByRole('button', { name: 'Phát ngay' }).click();
    await expect(panel.getByRole('status')).toContainText(`tới: ${cluster.name}`, { timeout: 30_000 });
    await expect.poll(sounding, { timeout: 60_000 }).toMatch(/^OggS/);
    await picture(page, 'announcement-sent');
    await page.goto('/admin/collections/speakers');
    await expect(panel.getByRole('button', { name: /^Phát ngay «/ })).toHaveCount(4);
    await picture(page, 'announcements-of-unit');
    await page.context().close();
  });

  await test.step('another press at the speaker takes its place', async () => {
    await atSpeaker.goto(player.page());
    await expect(atSpeaker.getByRole('status')).toContainText('Lũ quét');
    await picture(atSpeaker, 'speaker-page-playing');
    const shelter = atSpeaker.getByRole('listitem').filter({ hasText: 'Bão' });
    await expect(async () => {
      await shelter.locator('summary').click({ timeout: 2_000 });
      await shelter.getByRole('button', { name: /^Phát ngay/ }).click({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await expect(atSpeaker.getByRole('status')).toContainText('Bão', { timeout: 30_000 });
  });

  await atSpeaker.close();
  await player.stop();
});
