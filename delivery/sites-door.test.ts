import assert from 'node:assert/strict';
import { readlinkSync } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { composeEdition, editionUnit } from '@nguon/content-model/edition';
import { laiChau, NOW, ordinaryDay, sinHo, sources } from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import type { FormerUnit } from '@nguon/content-model/unit';
import { hostLinks } from './host-links.ts';
import { replaceFile } from './replace-file.ts';
import { editionOf, type OpenDoor, openDoor, writePages } from './testing/open-door.ts';

const unit = '03478@2025-07-01';
const HOST = ordinaryDay.site.host;

describe('the door of the sites', () => {
  let door: OpenDoor;
  before(async () => {
    door = await openDoor([ordinaryDay]);
    for (const [path, words] of [
      ['index.html', 'trang chủ'],
      ['404.html', 'không thấy'],
      ['van-ban/index.html', 'văn bản'],
      ['.well-known/security.txt', 'Contact: mailto:a@b.vn'],
    ] as const) {
      await replaceFile(join(door.sites, unit, path), words);
    }
    await replaceFile(join(door.sites, '_astro', 'chu.woff2'), 'phông');
    await replaceFile(join(door.sites, 'khan-cap.json'), '{"version":1}');
    await replaceFile(join(door.folder, 'keys', 'signing.json'), 'bí mật');
  });
  after(() => door.close());

  it('gives a page, what all sites share, and nothing a second time', async () => {
    const home = await door.ask('/');
    assert.equal(home.text, 'trang chủ');
    assert.equal((await door.ask('/', { 'if-none-match': String(home.headers.etag) })).status, 304);
    assert.equal((await door.ask('/van-ban/?tim=x')).text, 'văn bản');
    assert.equal((await door.ask('/van-ban')).headers.location, '/van-ban/');
    assert.match(String((await door.ask('/_astro/chu.woff2')).headers['cache-control']), /immutable/);
    assert.equal((await door.ask('/khan-cap.json')).text, '{"version":1}');
    assert.equal((await door.ask('/.well-known/security.txt')).status, 200);
    assert.equal((await door.ask('/', {}, 'HEAD')).text, '');
    assert.equal((await door.ask('/', {}, 'POST')).status, 405);
  });

  it('Z28 lets a page run nothing but its own script', async () => {
    const policy = String((await door.ask('/')).headers['content-security-policy']);
    assert.match(
      policy,
      /default-src 'none'.*script-src 'self';.*connect-src 'self';.*frame-ancestors 'none'/,
    );
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
  });

  it('gives nothing from outside the site', async () => {
    for (const path of [
      '/khong-co/',
      '/../../keys/signing.json',
      '/%2e%2e/%2e%2e/keys/signing.json',
      '/..%2f..%2fkeys%2fsigning.json',
      '/.well-known/../../../keys/signing.json',
      '/.well-known/%2e%2e/%2e%2e/%2e%2e/keys/signing.json',
      '/.an/',
      '/%',
      '/%00',
      '/..\\keys',
      '*',
    ]) {
      const { status, text } = await door.ask(path);
      assert.deepEqual([status, text], [404, 'không thấy'], path);
    }
  });

  it('Z30 leads to no other host, however an address of its own is written', async () => {
    for (const path of [
      '//van-ban',
      '///van-ban',
      '/%2fvan-ban',
      '/%2f/van-ban',
      '/van-ban//',
      '//van-ban/',
    ]) {
      const { status, headers } = await door.ask(path);
      assert.deepEqual([status, headers.location], [404, undefined], path);
    }
  });

  it('G101 leads from /rss to the feed', async () => {
    for (const path of ['/rss', '/rss/', '/rss?x=1']) {
      const { status, headers } = await door.ask(path);
      assert.deepEqual([status, headers.location], [301, '/rss.xml'], path);
    }
    assert.equal((await door.ask('/rss/x')).status, 404);
  });

  it('asks visitors to wait while no site is made yet', async (t) => {
    const empty = await openDoor([]);
    t.after(() => empty.close());
    const { status, headers } = await empty.ask('/', { host: HOST });
    assert.deepEqual([status, headers['retry-after']], [503, '10']);
  });

  it('lists the sites where the host is none of theirs, however it is written', async () => {
    const { status, text } = await door.ask('/', { host: `localhost:${door.port}` });
    assert.equal(status, 200);
    assert.match(text, /href="http:\/\/xa-sin-ho\.localhost:\d+\/">Xã Sìn Hồ</);
    for (const host of ['la.example', '../keys', '', '..', '_astro', `${HOST}.la.example`, '%2e%2e', unit]) {
      assert.equal((await door.ask('/van-ban/', { host })).status, 404, host);
    }
    for (const host of [HOST.toUpperCase(), `${HOST}.`, `${HOST}:80`]) {
      assert.equal((await door.ask('/', { host })).text, 'trang chủ', host);
    }
  });

  it('Z11 gives a page whole while it is replaced by longer and shorter ones', async () => {
    const versions = ['trang chủ', 'dài '.repeat(20_000)];
    let replacing = true;
    const writer = (async () => {
      for (let turn = 0; replacing; turn += 1) {
        await replaceFile(join(door.sites, unit, 'index.html'), versions[turn % 2] ?? '');
      }
    })();
    try {
      for (let turn = 0; turn < 200; turn += 1) assert.ok(versions.includes((await door.ask('/')).text));
    } finally {
      replacing = false;
      await writer;
    }
  });
});

describe('the addresses of sites', () => {
  let door: OpenDoor;
  const former = (host: string, isPart = false): FormerUnit => ({
    code: '00001',
    type: 'xã',
    name: 'Cũ',
    district: 'Huyện Sìn Hồ',
    province: 'Lai Châu',
    isPart,
    host,
  });
  const leads = async (host: string, path: string) => {
    const { status, headers } = await door.ask(path, { host });
    return [
      status,
      String(headers.location ?? '')
        .replace(/:\d+/, '')
        .replace(`:${door.port}`, ''),
    ];
  };
  const links = () =>
    Object.fromEntries(
      ['a', 'b', 'moi']
        .map((name) => [name, `${name}.test`] as const)
        .flatMap(([name, host]) => {
          try {
            return [[name, readlinkSync(join(door.sites, 'hosts', host))]];
          } catch {
            return [];
          }
        }),
    );
  const portal = composeEdition(
    {
      ...sources,
      unit: laiChau,
      ancestors: [],
      bulletins: [],
      boards: [],
      speakers: [],
      site: { ...sources.site, host: 'tinh.test' },
    },
    NOW,
  );

  before(async () => {
    door = await openDoor([
      editionOf('00101', 'a.test', {
        site: { ...sources.site, host: 'a.test', aliases: ['www.a.test'] },
        former: [former('cu.test'), former('chia.test', true)],
      }),
      editionOf('00102', 'b.test', { former: [former('chia.test', true)] }),
      portal,
    ]);
    await writePages(door.sites, '00101@2025-07-01', ['index.html', 'van-ban/index.html']);
    await writePages(door.sites, '00102@2025-07-01', ['index.html']);
  });
  after(() => door.close());

  it('Z27 link each site’s own name to its pages, for a web server', () => {
    assert.deepEqual(links(), { a: '../00101@2025-07-01', b: '../00102@2025-07-01' });
  });

  it('Z27 lead another name of a site to the same path under its own', async () => {
    assert.deepEqual(await leads('www.a.test', '/van-ban/?tim=x'), [301, 'http://a.test/van-ban/?tim=x']);
    assert.deepEqual(await leads('www.a.test', '//la.example/x'), [301, 'http://a.test/la.example/x']);
  });

  it('Z14 lead a former unit’s name to the same page where there is one, else home', async () => {
    assert.deepEqual(await leads('cu.test', '/van-ban/'), [301, 'http://a.test/van-ban/']);
    assert.deepEqual(await leads('cu.test', '/tin-cu.htm'), [301, 'http://a.test/']);
  });

  it('Z14 lead a divided unit’s name to the portal’s page of former units', async () => {
    assert.deepEqual(await leads('chia.test', '/van-ban/'), [302, 'http://tinh.test/danh-ba/don-vi-cu/']);
  });

  it('Z14 let its readers choose where no portal is at hand', async () => {
    await door.editions.remove(editionUnit(portal));
    await door.hosts.follow(editionUnit(portal));
    const { status, text } = await door.ask('/', { host: 'chia.test' });
    assert.equal(status, 200);
    assert.match(text, /a\.test.*b\.test/s);
    assert.doesNotMatch(text, /tinh\.test/);
    await door.editions.put(editionUnit(portal), portal);
    await door.hosts.follow();
  });

  it('Z14 lead to the successor from the midnight in Vietnam at which a unit ends', async () => {
    const ending = editionOf('00102', 'b.test', {
      unit: { ...sinHo, validTo: '2026-12-01' },
      successors: ['00101@2025-07-01'],
    });
    await door.editions.put(editionUnit(ending), ending);
    door.now = millisecondsOf('2026-11-30T16:59:59Z');
    await door.hosts.follow();
    assert.equal((await door.ask('/', { host: 'b.test' })).status, 200);
    door.now = millisecondsOf('2026-11-30T17:00:00Z');
    await door.hosts.follow();
    assert.deepEqual(await leads('b.test', '/van-ban/'), [301, 'http://a.test/van-ban/']);
    assert.deepEqual(Object.keys(links()), ['a']);
  });

  it('Z27 of two sites with one host leave it to the one that has it, and tell the other', async () => {
    const late = editionOf('00100', 'a.test');
    await door.editions.put(editionUnit(late), late);
    await door.hosts.follow();
    assert.equal(links().a, '../00101@2025-07-01');
    assert.deepEqual(door.hosts.conflictOf('00100@2025-07-01'), {
      host: 'a.test',
      holder: '00101@2025-07-01',
    });
    assert.equal(door.hosts.conflictOf('00101@2025-07-01'), null);
  });

  it('Z27 follow a host that changes and a site that goes, and give its predecessor its name back', async () => {
    const moved = editionOf('00101', 'moi.test');
    await door.editions.put(editionUnit(moved), moved);
    await door.hosts.follow();
    assert.deepEqual(links(), { a: '../00100@2025-07-01', moi: '../00101@2025-07-01' });
    await door.editions.remove('00101@2025-07-01');
    await door.hosts.follow();
    assert.equal(links().moi, '../00101@2025-07-01', 'its edition may only be on its way again');
    await door.hosts.follow('00101@2025-07-01');
    assert.deepEqual((await readdir(join(door.sites, 'hosts'))).toSorted(), [
      'a.test',
      'b.test',
      'tinh.test',
    ]);
  });

  it('Z27 forget links that nobody placed', async () => {
    await symlink('/etc', join(door.sites, 'hosts', 'la.test'));
    const again = await hostLinks(door.sites, door.editions, () => door.now, assert.ifError);
    again.close();
    assert.ok(!(await readdir(join(door.sites, 'hosts'))).includes('la.test'));
  });
});
