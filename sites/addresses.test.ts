import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, NOW, sources } from '@nguon/content-model/fixtures/sin-ho';
import { articleAddresses, categoryAddress, listAddress } from './addresses.ts';

function addressesOf(...changes: Parameters<typeof bulletin>[0][]): string[] {
  const edition = composeEdition({ ...sources, bulletins: changes.map(bulletin) }, NOW);
  return [...articleAddresses(edition.bulletins).values()].toSorted();
}

describe('addresses', () => {
  it('G31 make an article’s of its section, its year in Vietnam, its slug and its id', () => {
    assert.deepEqual(addressesOf({ from: '2025-12-31T18:00:00Z' }), [
      '/thong-tin-thiet-yeu/2026/lich-ngung-cap-dien-ngay-22-11-2026-0b7c9d10/',
    ]);
  });

  it('N8 keep a bulletin’s slug, whatever its title becomes', () => {
    const named = bulletin({ title: 'Tên mới của bản tin' });
    const { bulletins } = composeEdition({ ...sources, bulletins: [{ ...named, slug: 'ten-cu' }] }, NOW);
    assert.deepEqual(
      [...articleAddresses(bulletins).values()],
      ['/thong-tin-thiet-yeu/2026/ten-cu-0b7c9d10/'],
    );
  });

  it('give a new section its own articles', () => {
    const category = { slug: 'x', name: 'X', section: 'notices' as const };
    assert.match(addressesOf({ category })[0] ?? '', /^\/thong-bao\/2026\//);
  });

  it('keep what is no list from taking a list’s place', () => {
    assert.equal(categoryAddress('luu-tru'), '/thong-tin-thiet-yeu/khac-luu-tru/');
    assert.equal(categoryAddress('trang'), '/thong-tin-thiet-yeu/khac-trang/');
  });

  it('cut a long title at a word', () => {
    const [address = ''] = addressesOf({ title: 'Thông báo '.repeat(12).trim() });
    assert.match(address, /\/2026\/(thong-bao-)+0b7c9d10\/$/);
    assert.ok(address.length < 120, address);
  });

  it('are made of letters, digits and hyphens whatever the title holds', () => {
    for (const title of ['../../etc/passwd', '你好', '%2e%2e', '?a=b#c', 'Đ'.repeat(110)]) {
      const [address = ''] = addressesOf({ title });
      assert.match(address, /^\/thong-tin-thiet-yeu\/2026\/[a-z0-9-]+-0b7c9d10\/$/);
    }
  });

  it('G5 tell two bulletins of one title apart', () => {
    const [one, other] = addressesOf(
      { id: '0b7c9d10-0000-4000-8000-00000000000a' },
      { id: '0b7c9d10-0000-4000-8000-00000000000b' },
    );
    assert.ok(one?.endsWith('00000000000a/'), one);
    assert.ok(other?.endsWith('00000000000b/'), other);
  });

  it('keep a category inside its list whatever its slug', () => {
    assert.equal(categoryAddress('y-te'), '/thong-tin-thiet-yeu/y-te/');
    assert.equal(categoryAddress('../..'), '/thong-tin-thiet-yeu/khac/');
  });

  it('count the pages of a list from the list itself', () => {
    assert.equal(listAddress('/van-ban/', 1), '/van-ban/');
    assert.equal(listAddress('/van-ban/', 2), '/van-ban/trang/2/');
  });
});
