import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOfSite, pathInSiteMap } from './page-on-site.ts';

const id = '0b7c9d10-0000-4000-8000-000000000001';
const siteMap = (...addresses: string[]) =>
  `<urlset>${addresses.map((address) => `<url><loc>${address}</loc></url>`).join('')}</urlset>`;

describe('a bulletin’s page', () => {
  it('F5 is found by the id that ends its address, in short or in full', () => {
    const path = '/thong-tin-thiet-yeu/2026/lich-ngung-cap-dien-0b7c9d10/';
    assert.equal(pathInSiteMap(siteMap('http://a.localhost/', `http://a.localhost${path}`), id), path);
    const whole = `/thong-tin-thiet-yeu/2026/lich-${id}/`;
    assert.equal(pathInSiteMap(siteMap(`http://a.localhost${whole}`), id), whole);
  });

  it('F5 is nowhere when no address ends so', () => {
    assert.equal(pathInSiteMap(siteMap('http://a.localhost/0b7c9d10/x/', 'not an address'), id), null);
    assert.equal(pathInSiteMap('', id), null);
  });

  it('F5 is addressed on this machine by port, elsewhere by https', () => {
    assert.equal(
      addressOfSite('xa-sin-ho.localhost', { sitesPort: 8080 }),
      'http://xa-sin-ho.localhost:8080',
    );
    assert.equal(addressOfSite('sinho.laichau.gov.vn', { sitesPort: 8080 }), 'https://sinho.laichau.gov.vn');
  });
});
