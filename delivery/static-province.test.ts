import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { composeEdition, editionUnit } from '@nguon/content-model/edition';
import { laiChau, NOW, sources } from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { checkLimits, headerRules } from './netlify.ts';
import { pageHeaders } from './page-headers.ts';
import { makeStaticProvince } from './static-province.ts';
import { answerLikeNetlify } from './testing/netlify-host.ts';
import { editionOf } from './testing/open-door.ts';

const picture = Buffer.from('ảnh trên kho');
const shelfName = `${sha256(picture)}.webp`;
/** Pages that say whose they are and where, and lead to a file of the shelf. */
const engineSource = `
export const app = {
  async render(request, { locals: { site } }) {
    const { hostname, pathname } = new URL(request.url);
    const text = [hostname, pathname, site.actions, '/shelf/${shelfName}'].join(' ');
    return new Response(text, { status: pathname === '/404/' ? 404 : 200 });
  },
};`;

describe('a province as one folder of files', () => {
  let folder: string;
  let out: string;
  const former = {
    code: '00001',
    type: 'xã',
    name: 'Cũ',
    district: 'Huyện Cũ',
    province: 'Lai Châu',
    isPart: true,
  } as const;
  const editions = [
    editionOf('00101', 'a.test', {
      site: { ...sources.site, host: 'a.test', aliases: ['www.a.test'] },
      former: [
        { ...former, isPart: false, host: 'cu.test' },
        { ...former, host: 'chia.test' },
      ],
    }),
    editionOf('00102', 'b.test', { former: [{ ...former, host: 'chia.test' }] }),
    composeEdition(
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
    ),
  ];
  const make = (changes: Partial<Parameters<typeof makeStaticProvince>[0]> = {}) =>
    makeStaticProvince({
      data: join(folder, 'data'),
      engine: join(folder, 'engine'),
      out,
      actions: null,
      hasWildcard: false,
      voice: VoiceSettings.parse({}),
      now: millisecondsOf(NOW),
      ...changes,
    });
  const read = (host: string, path: string) => {
    const answer = answerLikeNetlify(out, host, path);
    return 'file' in answer ? readFileSync(answer.file, 'utf8') : `${answer.status} ${answer.location}`;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nguon-static-'));
    out = join(folder, 'dist');
    const put = (path: string, content: string | Buffer) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    put('engine/server/entry.mjs', engineSource);
    put('engine/client/_astro/chu.woff2', 'phông');
    put(`data/shelf/${shelfName.slice(0, 2)}/${shelfName}`, picture);
    for (const edition of editions)
      put(`data/delivery/editions/${editionUnit(edition)}.json`, JSON.stringify(edition));
    await make();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('Z29 answers every page of every host with that unit’s own', () => {
    for (const edition of editions) {
      const { host } = edition.site;
      const files = globSync('**/*.{html,xml,txt,json}', { cwd: join(out, editionUnit(edition)) });
      assert.ok(files.length > 10);
      for (const file of files.filter((name) => name !== '404.html')) {
        const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
        assert.ok(read(host, path).startsWith(`${host} ${path} `), `${host}${path}`);
      }
    }
  });

  it('Z29 answers every host with what all share', () => {
    for (const host of ['a.test', 'b.test', 'tinh.test']) {
      assert.equal(read(host, '/_astro/chu.woff2'), 'phông');
      assert.equal(read(host, `/shelf/${shelfName}`), String(picture));
      assert.match(read(host, '/khan-cap.json'), /"emergencies":\[\]/);
      assert.equal(answerLikeNetlify(out, host, '/khong-co/').status, 404);
    }
    assert.deepEqual(globSync('.*', { cwd: out }), []);
  });

  it('Z29 leads from other and former names as the door does', () => {
    assert.equal(read('www.a.test', '/van-ban/'), '301 https://a.test/van-ban/');
    assert.equal(read('cu.test', '/tin.htm'), '301 https://a.test/');
    assert.equal(read('chia.test', '/'), '302 https://tinh.test/danh-ba/don-vi-cu/');
  });

  it('G101 leads from /rss to the feed, on every host', () => {
    for (const host of ['a.test', 'tinh.test']) {
      for (const path of ['/rss', '/rss/']) assert.equal(read(host, path), '301 /rss.xml');
    }
    assert.match(
      readFileSync(join(import.meta.dirname, '../netlify.toml'), 'utf8'),
      /from = "\/rss"\n {2}to = "\/rss.xml"/,
    );
  });

  it('Z28 sends the headers of the door', () => {
    const rules = readFileSync(join(out, '_headers'), 'utf8');
    for (const [name, value] of Object.entries(pageHeaders))
      assert.ok(rules.includes(`  ${name}: ${value}\n`), name);
    assert.match(headerRules('https://gui.{host}/tuong-tac/'), /form-action 'self' https:;/);
  });

  it('leads forms to the server that is named, or to none', async () => {
    assert.doesNotMatch(read('a.test', '/'), /tuong-tac/);
    const other = join(folder, 'with-forms');
    await make({ out: other, actions: 'https://gui.{host}/tuong-tac/' });
    assert.match(
      readFileSync(join(other, '00101@2025-07-01/index.html'), 'utf8'),
      /https:\/\/gui\.a\.test\/tuong-tac\//,
    );
  });

  it('Z29 is refused above the limits of its host, saying what to do', () => {
    const within = { hosts: 50, rules: 9_999, largestFolder: 54_000 };
    checkLimits(within, false);
    checkLimits({ ...within, hosts: 168 }, true);
    assert.throws(() => checkLimits({ ...within, hosts: 51 }, false), /51 host names.*wildcard domain/);
    assert.throws(() => checkLimits({ ...within, rules: 10_000 }, true), /10000 rules.*nginx/);
    assert.throws(() => checkLimits({ ...within, largestFolder: 54_001 }, true), /54001 files.*nginx/);
  });

  it('is refused for a folder without sites, and touches nothing', async () => {
    await assert.rejects(make({ data: join(folder, 'leer') }), { code: 'setting-invalid' });
    assert.ok(existsSync(join(out, '_redirects')));
  });
});
