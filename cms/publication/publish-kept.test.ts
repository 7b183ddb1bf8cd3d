import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres';
import pg from 'pg';
import { openEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';
import { openTestCms, type TestCms } from '../testing/test-cms.ts';

const path = '12@2025-07-01/';
const address = sha256('%PDF-1.7');

/** A database as it was before documents and looks had drafts: one unit with a site and one document with a file. */
async function fillAsBefore(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const all = readMigrations();
  const since = all.findIndex(({ name }) => name.endsWith('documents-with-drafts'));
  assert.ok(since > 0);
  await migrate(drizzle({ client: pool }), all.slice(0, since));
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO units (name, full_name, type, code, valid_from, slug, path)
     VALUES ('Lai Châu', 'tỉnh Lai Châu', 'tỉnh', '12', '2025-07-01', 'lai-chau', $1) RETURNING id`,
    [path],
  );
  const { rows: sites } = await pool.query<{ id: string }>(
    `INSERT INTO sites (host, theme, look_colour, contact_phone, unit_id, path)
     VALUES ('lai-chau.localhost', 'gom', '#1d5433', '0213.3870.123', $1, $2) RETURNING id`,
    [rows[0]?.id, path],
  );
  await pool.query(
    `INSERT INTO site_links (_order, _parent_id, id, name, href)
     VALUES (1, $1, 'a1', 'Chính phủ', 'https://chinhphu.vn/'), (2, $1, 'a2', 'Pháp luật', 'https://vbpl.vn/')`,
    [sites[0]?.id],
  );
  await pool.query(`INSERT INTO sites_languages ("order", parent_id, value) VALUES (1, $1, 'hmn')`, [
    sites[0]?.id,
  ]);
  await pool.query(
    `INSERT INTO documents
       (id, form, symbol, authority, issued_on, abstract, sha256, unit_id, path, filename, mime_type, filesize)
     VALUES ('3d8f0a54-6f0e-4c57-9d2e-0a1b2c3d4e5f', 'Quyết định', '12/QĐ-UBND', 'UBND tỉnh', '2026-11-02T12:00:00Z',
       'Về việc thử', $1, $2, $3, 'quyet-dinh.pdf', 'application/pdf', 8)`,
    [address, rows[0]?.id, path],
  );
  await pool.end();
}

describe('a PostgreSQL from before documents and looks had drafts', () => {
  let database: Awaited<ReturnType<typeof openEmbedded>>;
  let cms: TestCms;
  before(async () => {
    database = await openEmbedded('memory', { port: 0 });
    await fillAsBefore(database.url);
    cms = await openTestCms(database.url);
  });
  after(async () => {
    await cms.close();
    await database.close();
  });

  it('W75 keeps its documents public, their files too', async () => {
    const edition: Edition = parseEdition((await cms.deliver('/editions/12@2025-07-01')).json);
    assert.deepEqual(edition.documents, [
      {
        id: '3d8f0a54-6f0e-4c57-9d2e-0a1b2c3d4e5f',
        form: 'Quyết định',
        symbol: '12/QĐ-UBND',
        authority: 'UBND tỉnh',
        issuedOn: '2026-11-02',
        effectiveOn: null,
        abstract: 'Về việc thử',
        file: { sha256: address, name: 'quyet-dinh.pdf', bytes: 8, mime: 'application/pdf' },
      },
    ]);
    const { docs } = await cms.payload.findVersions({ collection: 'documents', overrideAccess: true });
    assert.deepEqual(
      docs.map(({ version }) => version._status),
      ['published'],
    );
  });

  it('W81 keeps the looks of its sites public, each a record of its own', async () => {
    const { site }: Edition = parseEdition((await cms.deliver('/editions/12@2025-07-01')).json);
    assert.deepEqual(site, {
      host: 'lai-chau.localhost',
      aliases: [],
      theme: 'gom',
      look: { logo: null, header: null, colour: '#1d5433' },
      contact: { phone: '0213.3870.123' },
      languages: ['hmn'],
      links: [
        { name: 'Chính phủ', href: 'https://chinhphu.vn/' },
        { name: 'Pháp luật', href: 'https://vbpl.vn/' },
      ],
    });
    const { docs } = await cms.payload.find({ collection: 'looks', overrideAccess: true });
    assert.deepEqual(
      docs.map(({ title, _status }) => [title, _status]),
      [['Giao diện trang – tỉnh Lai Châu', 'published']],
    );
  });
});
