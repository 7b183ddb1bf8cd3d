import { defineConfig } from '@playwright/test';
import type { DatabaseOption } from './journey.ts';

/** One journey for each database, one after the other: each starts the whole product for itself. */
export default defineConfig<DatabaseOption>({
  testDir: '.',
  outputDir: './test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  /** A journey that passes at the second try only is printed as flaky: it wants mending. */
  retries: 1,
  reporter: 'list',
  timeout: 420_000,
  expect: { timeout: 40_000 },
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1360, height: 900 },
    actionTimeout: 40_000,
    screenshot: 'only-on-failure',
    /** A trace of every page doubles the time that a page takes; the second try of a failed journey is traced. */
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        // A microphone that beeps; who may use it is up to each journey.
        '--use-fake-device-for-media-stream',
      ],
    },
  },
  projects: [
    { name: 'embedded', use: { database: 'embedded' } },
    { name: 'postgres', use: { database: 'postgres' }, grep: /@every-database/ },
    { name: 'mongo', use: { database: 'mongo' }, grep: /@every-database/ },
  ],
});
