import { mkdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { signIn, test } from './journey.ts';
import { type Official, signInByApi } from './official.ts';
import { type Player, startPlayer } from './player.ts';

/** Where pictures of the screen are put to be looked at; none unless asked for. */
const PICTURES = process.env.NGUON_PICTURES;

// Chromium's own microphone beeps once a second, and nobody has to allow it.
test.use({
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
});

interface Kept {
  readonly id: string;
  readonly ending: string | null;
  readonly by: string;
  readonly recordingSeconds: number | null;
  readonly clusters: readonly { readonly heardAt: string | null; readonly delayMs: number | null }[];
}

async function newest(reader: Official): Promise<Kept | undefined> {
  const { docs } = await reader.get<{ docs: Kept[] }>('live-broadcasts?limit=1&depth=0&sort=-startedAt');
  return docs[0];
}

test('an approver speaks live, is heard on a loudspeaker, and everything of it is kept', async ({
  browser,
  system,
}) => {
  const approver = accountOf(system, 'approver', 'commune');
  const editor = await signInByApi(system, accountOf(system, 'editor', 'commune'));
  const reader = await signInByApi(system, approver);
  const { docs } = await editor.get<{ docs: { id: string; name: string }[] }>('speakers?limit=1&depth=0');
  const [cluster] = docs;
  if (cluster === undefined) throw new Error('the demonstration has no loudspeaker');
  const { code } = await editor.post<{ code: string }>(`speakers/${cluster.id}/enrolment`, {});
  const player: Player = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
  const sounding = async () => (await player.read('playing').catch(() => '')).toString('latin1');
  const page = await signIn(browser, system, approver);
  const picture = async (name: string) => {
    if (PICTURES === undefined) return;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const air = page.getByRole('region', { name: 'ĐANG PHÁT TRỰC TIẾP' });
  const begin = async () => {
    await page.getByLabel('Lý do, nội dung sẽ nói').fill('Nước suối dâng nhanh tại bản 3');
    await page.getByRole('radio', { name: /^Khẩn cấp/ }).check();
    await page.getByRole('checkbox', { name: cluster.name }).check();
    await page.getByLabel('Đây là tình huống khẩn cấp thật').check();
    await page.getByRole('button', { name: 'Bắt đầu nói' }).click();
    await expect(air).toBeVisible();
  };

  await test.step('the microphone is tried, and reachable loudspeakers are shown', async () => {
    const isOnline = page.getByRole('checkbox', { name: new RegExp(`${cluster.name}.*trực tuyến`) });
    await expect(async () => {
      await page.goto('/admin');
      await page.locator('#nav-live').evaluate((link: HTMLAnchorElement) => link.click());
      await expect(isOnline).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Thử micro' }).click();
    await expect(page.getByText('Tốt', { exact: true })).toBeVisible();
    await picture('live-1360');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture('live-390');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'no sideways scrolling').toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1360, height: 900 });
  });

  await test.step('what is spoken sounds on the loudspeaker, and the delay is shown', async () => {
    await begin();
    await expect(air.getByText('1/1 cụm loa đang nhận tiếng')).toBeVisible();
    await expect(air.getByText(/^.*Trễ khoảng \d+,\d giây/)).toBeVisible();
    await expect.poll(sounding, { timeout: 60_000 }).toBe('live');
    await picture('live-on-air-1360');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture('live-on-air-390');
    await page.setViewportSize({ width: 1360, height: 900 });
  });

  await test.step('a second official is refused, and told who speaks', async () => {
    const above = await signInByApi(system, accountOf(system, 'approver', 'province'));
    const wish = { speakers: [cluster.id], title: 'Thông báo của tỉnh', priority: 'emergency', minutes: 5 };
    await expect(above.post('live-desk/start', wish)).rejects.toThrow(/409 .*đang phát trực tiếp/);
  });

  await test.step('it stops, and is kept with its recording', async () => {
    await air.getByRole('button', { name: 'Dừng phát' }).click();
    await expect(page.getByText('Đã dừng phát')).toBeVisible();
    await expect.poll(sounding, { timeout: 60_000 }).not.toBe('live');
    const kept = await newest(reader);
    expect(kept?.ending).toBe('stopped');
    expect(kept?.by).toBe(approver.email);
    expect(kept?.recordingSeconds ?? 0).toBeGreaterThan(0);
    expect(kept?.clusters[0]?.heardAt).toBeTruthy();
    expect(kept?.clusters[0]?.delayMs ?? 0).toBeGreaterThan(0);
    await page.goto(`/admin/collections/live-broadcasts/${kept?.id}`);
    const recording = page.getByLabel('Bản ghi âm', { exact: true });
    await expect(recording).toBeVisible();
    const seconds = () => recording.evaluate((sound: HTMLAudioElement) => sound.duration);
    await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(0);
    await picture('live-record-1360');
  });

  await test.step('a network that is gone ends it on both sides', async () => {
    await page.goto('/admin/live');
    await begin();
    await expect(air.getByText('1/1 cụm loa đang nhận tiếng')).toBeVisible();
    await page.context().setOffline(true);
    await expect(page.getByText(/Mất kết nối với máy chủ/)).toBeVisible();
    await expect.poll(async () => (await newest(reader))?.ending, { timeout: 60_000 }).toBe('lost');
    await expect.poll(sounding, { timeout: 60_000 }).not.toBe('live');
  });
  await player.stop();
});
