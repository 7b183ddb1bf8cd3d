import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { askAt } from '../delivery/testing/open-door.ts';
import { accountOf } from './accounts.ts';
import { type Official, signInByApi, submitBulletin } from './official.ts';
import { type System, startSystem } from './system.ts';

/** How often the feed of the demo commune names a title. */
async function times(system: System, title: string): Promise<number> {
  const slug = /^bientap\.(.+)@/.exec(accountOf(system, 'editor', 'commune').email)?.[1];
  const { status, text } = await askAt(system.sitesPort, '/feed.json', { host: `${slug}.localhost` }).catch(
    () => ({ status: 0, text: '' }),
  );
  if (status !== 200) return 0;
  const { items } = JSON.parse(text) as { items: { title: string }[] };
  return items.filter((item) => item.title === title).length;
}

async function officials(system: System): Promise<{ editor: Official; approver: Official }> {
  const [editor, approver] = await Promise.all([
    signInByApi(system, accountOf(system, 'editor', 'commune')),
    signInByApi(system, accountOf(system, 'approver', 'commune')),
  ]);
  return { editor, approver };
}

test.describe('the whole product', () => {
  let data: string;
  let system: System;
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    data = await mkdtemp(join(tmpdir(), 'nguon-crash-'));
    system = await startSystem({ data });
  });
  test.afterAll(async () => {
    await system.stop();
    await rm(data, { recursive: true, force: true });
  });

  for (const service of ['delivery', 'cms', 'database'] as const) {
    test(`loses nothing and publishes once when ${service} is killed while publishing`, async () => {
      const { editor, approver } = await officials(system);
      const title = `Tin giữa lúc mất điện: ${service}`;
      const { id, hash } = await submitBulletin(editor, { title, summary: 'Một câu để biết là gì.' });
      const approving = approver.post(`bulletins/${id}/approve`, { hash }).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      system.kill(service);
      const approved = await approving;
      if (!approved) {
        // The answer was lost with the service: the approver asks again, as a person would.
        await expect(async () => {
          const again = await officials(system);
          const { stage } = await again.approver.get<{ stage: string }>(`bulletins/${id}?draft=true&depth=0`);
          if (stage !== 'approved') await again.approver.post(`bulletins/${id}/approve`, { hash });
        }).toPass({ timeout: 60_000 });
      }
      await expect.poll(() => times(system, title), { timeout: 60_000 }).toBe(1);
    });
  }

  test('is up again with everything after it was stopped, and refuses a second start meanwhile', async () => {
    const { editor, approver } = await officials(system);
    const title = 'Tin trước khi tắt máy';
    const { id, hash } = await submitBulletin(editor, { title, summary: 'Một câu để biết là gì.' });
    await approver.post(`bulletins/${id}/approve`, { hash });
    await expect(startSystem({ data })).rejects.toThrow(/already runs on this data folder/);
    expect(await system.stop()).toBe(0);
    system = await startSystem({ data });
    await expect.poll(() => times(system, title), { timeout: 60_000 }).toBe(1);
    expect(system.accounts.length).toBeGreaterThan(0);
  });

  test('asks for the first administrator before anything listens, and has no demo accounts', async () => {
    const production = { NGUON_DEMO: '0' };
    await expect(startSystem({ environment: production })).rejects.toThrow(/NGUON_ADMIN_EMAIL/);
    const own = await startSystem({
      environment: {
        ...production,
        NGUON_ADMIN_EMAIL: 'quantri@laichau.example',
        NGUON_ADMIN_PASSWORD: 'mat-khau-rat-dai',
      },
    });
    expect(own.accounts).toEqual([]);
    const administrator = await signInByApi(own, {
      email: 'quantri@laichau.example',
      password: 'mat-khau-rat-dai',
      role: 'admin',
      unit: '',
    });
    const { totalDocs } = await administrator.get<{ totalDocs: number }>('users?limit=1');
    expect(totalDocs).toBe(1);
    const { totalDocs: bulletins } = await administrator.get<{ totalDocs: number }>(
      'bulletins?limit=1&draft=true',
    );
    expect(bulletins).toBe(0);
    expect(await own.stop()).toBe(0);
  });
});
