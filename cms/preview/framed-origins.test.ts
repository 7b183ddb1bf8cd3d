import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { securityHeaders } from '../security-headers.ts';
import { originsToFrame } from './framed-origins.ts';

const originsOf = (...hosts: string[]) => originsToFrame(hosts, { sitesPort: 8080 });

describe('what the administration frames', () => {
  it('X19 is each site by name, or by the domain above when they share one', () => {
    assert.deepEqual(originsOf('xa-sin-ho.localhost', 'lai-chau.localhost'), ['http://*.localhost:8080']);
    assert.deepEqual(originsOf('sinho.laichau.gov.vn', 'bumto.laichau.gov.vn', 'laichau.gov.vn'), [
      'https://*.laichau.gov.vn',
      'https://laichau.gov.vn',
    ]);
    assert.deepEqual(originsOf('laichau.vn', 'dienbien.vn'), ['https://dienbien.vn', 'https://laichau.vn']);
    assert.deepEqual(originsOf(), []);
  });

  it('X19 is in the policy of its pages alone', () => {
    const policy = (isApi: boolean, framed?: string[]) =>
      securityHeaders(isApi, framed)['content-security-policy'] ?? '';
    const framed = ['https://*.laichau.gov.vn'];
    assert.match(policy(false, framed), /frame-src 'self' https:\/\/\*\.laichau\.gov\.vn;/);
    assert.match(policy(false), /frame-src 'self';/);
    assert.doesNotMatch(policy(true, framed), /laichau/);
    assert.match(policy(false, framed), /frame-ancestors 'none'/);
  });
});
