import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { officialOrigins } from './config/security.ts';
import { readSettings } from './settings.ts';

const good = {
  DATABASE_URL: 'postgres://localhost/nguon',
  NGUON_DATA: '/srv/nguon',
  PAYLOAD_SECRET: '0123456789abcdef',
  NGUON_DELIVERY_KEY: '0123456789abcdef',
};

describe('the settings', () => {
  it('H3 are refused by the variable and without its value', () => {
    for (const [name, value] of [
      ['DATABASE_URL', 'mysql://user:secret-value@host'],
      ['PAYLOAD_SECRET', 'secret-value'],
      ['NGUON_DELIVERY_KEY', ''],
      ['PORT', '99999'],
      ['NGUON_DEMO', 'yes'],
    ] as const) {
      assert.throws(
        () => readSettings({ ...good, [name]: value }),
        (error) =>
          error instanceof Refusal &&
          error.code === 'setting-invalid' &&
          error.message.includes(name) &&
          !error.message.includes('secret-value'),
        name,
      );
    }
  });

  it('H4 let only the pages of the administration act for an official', () => {
    const local = readSettings({ ...good, PORT: '3000' });
    assert.deepEqual(officialOrigins(local), ['http://localhost:3000', 'http://127.0.0.1:3000']);
    const outside = readSettings({ ...good, NGUON_PUBLIC_URL: 'https://cms.laichau.gov.vn/' });
    assert.deepEqual(officialOrigins(outside), ['https://cms.laichau.gov.vn']);
  });
});
