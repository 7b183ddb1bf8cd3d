import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lineage } from '@nguon/content-model/unit';
import type { CollectionSlug } from 'payload';
import sharp from 'sharp';
import { above, within } from './access/scope.ts';
import type { Unit, User } from './payload-types.ts';
import { openTestCms, PASSWORD, type TestCms, type Told } from './testing/test-cms.ts';
import { bulletinOf, makeWorld, type World } from './testing/world.ts';

let cms: TestCms;
let world: World;

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
});
after(() => cms.close());

type Owned = 'bulletins' | 'boards' | 'speakers' | 'documents';

/** What an editor fills in for a record of a unit. */
const drafts: Record<Owned, (unit: Unit) => Record<string, unknown>> = {
  bulletins: (unit) => bulletinOf(world, unit),
  boards: ({ id }) => ({
    name: 'Bảng cổng chợ',
    technology: 'led',
    width: 192,
    height: 96,
    colour: 'full',
    unit: id,
  }),
  speakers: ({ id }) => ({
    name: 'Cụm loa bản',
    sessionMinutes: 15,
    volume: 80,
    accent: 'northern',
    unit: id,
  }),
  documents: ({ id }) => ({
    form: 'Quyết định',
    symbol: '12/QĐ-UBND',
    authority: 'UBND xã',
    issuedOn: '2026-11-02',
    abstract: 'Về việc thử',
    unit: id,
  }),
};
const owned = Object.keys(drafts).filter((name): name is Owned => name in drafts);

/** A record of a unit, made by the system. */
async function recordOf(collection: Owned, unit: Unit): Promise<string> {
  const editor = await world.official(unit, 'editor');
  const { status, json } = await cms.ask<{ doc: { id: string } }>(`/${collection}`, {
    method: 'POST',
    body: drafts[collection](unit),
    as: editor,
  });
  assert.equal(status, 201, JSON.stringify(json));
  return json.doc.id;
}

const statusOf = async (path: string, method: string, as: User | undefined, body?: unknown) =>
  (await cms.ask(path, { method, ...(as && { as }), ...(body !== undefined && { body }) })).status;

const refusing = new Set([401, 403, 404]);

describe('strangers', () => {
  const everything: CollectionSlug[] = [
    'bulletins',
    'decisions',
    'feedback',
    'feedback-contacts',
    'media',
    'documents',
    'recordings',
    'pages',
    'officials',
    'engagements',
    'procedures',
    'prepared-announcements',
    'sites',
    'boards',
    'requisitions',
    'schedules',
    'broadcast-rules',
    'speakers',
    'lexicon',
    'receipts',
    'playouts',
    'site-checks',
    'units',
    'categories',
    'users',
    'outbox',
    'payload-kv',
  ];
  for (const collection of everything) {
    it(`A1 read and write nothing of ${collection}`, async () => {
      for (const [path, method] of [
        [`/${collection}`, 'GET'],
        [`/${collection}/count`, 'GET'],
        [`/${collection}/${world.commune.id}`, 'GET'],
        [`/${collection}`, 'POST'],
        [`/${collection}/${world.commune.id}`, 'PATCH'],
        [`/${collection}/${world.commune.id}`, 'DELETE'],
        [`/${collection}?where[id][exists]=true`, 'PATCH'],
        [`/${collection}?where[id][exists]=true`, 'DELETE'],
      ] as const) {
        const status = await statusOf(path, method, undefined, method === 'GET' ? undefined : {});
        assert.ok([400, 401, 403, 404].includes(status), `${method} ${path}: ${status}`);
      }
    });
  }

  it('A1 cannot register, even as the first', async () => {
    const body = { email: 'ai-do@nguon.vn', password: PASSWORD, name: 'Ai đó', role: 'admin' };
    assert.equal(await statusOf('/users/first-register', 'POST', undefined, body), 403);
  });

  it('A9 cannot have a password reset, and learn from it no account', async () => {
    const [official] = (await cms.payload.find({ collection: 'users', limit: 1, overrideAccess: true })).docs;
    for (const email of [official?.email, 'khong-ai@nguon.vn']) {
      assert.equal(await statusOf('/users/forgot-password', 'POST', undefined, { email }), 403);
    }
    const { resetPasswordToken } = await cms.payload.findByID({
      collection: 'users',
      id: official?.id ?? '',
      showHiddenFields: true,
      overrideAccess: true,
    });
    assert.ok(!resetPasswordToken);
    const body = { token: 'x', password: PASSWORD };
    assert.equal(await statusOf('/users/reset-password', 'POST', undefined, body), 403);
  });

  it('A1 are those whose account is closed', async () => {
    const { id, email } = await cms.payload.create({
      collection: 'users',
      overrideAccess: true,
      data: {
        name: 'Đã nghỉ',
        email: 'da-nghi@nguon.vn',
        password: PASSWORD,
        role: 'editor',
        unit: world.commune.id,
        active: true,
      },
    });
    const login = () =>
      cms.ask<{ token?: string }>('/users/login', { method: 'POST', body: { email, password: PASSWORD } });
    const { token } = (await login()).json;
    await cms.payload.update({ collection: 'users', id, data: { active: false }, overrideAccess: true });
    assert.equal((await login()).status, 403);
    const late = await cms.ask('/bulletins', { headers: { Authorization: `JWT ${token}` } });
    assert.equal(late.status, 403);
  });
});

for (const collection of owned) {
  describe(`a record of ${collection}`, () => {
    let id: string;
    before(async () => {
      id = await recordOf(collection, world.commune);
    });

    it('A2 is read by its own unit and by those above it', async () => {
      for (const unit of [world.commune, world.province]) {
        const reader = await world.official(unit, 'auditor');
        assert.equal(await statusOf(`/${collection}/${id}`, 'GET', reader), 200, unit.fullName ?? '');
      }
      assert.equal(await statusOf(`/${collection}/${id}`, 'GET', world.admin), 200);
    });

    it('A2 is hidden from neighbours and from other provinces', async () => {
      for (const unit of [world.neighbour, world.elsewhere]) {
        const stranger = await world.official(unit, 'editor');
        assert.ok(refusing.has(await statusOf(`/${collection}/${id}`, 'GET', stranger)));
        const { json } = await cms.ask<{ docs: { id: string }[] }>(`/${collection}?limit=100`, {
          as: stranger,
        });
        assert.equal(
          json.docs.some((doc) => doc.id === id),
          false,
        );
      }
    });

    it('A2 of a unit above is hidden from those below', async () => {
      const higher = await recordOf(collection, world.province);
      const reader = await world.official(world.commune, 'editor');
      assert.ok(refusing.has(await statusOf(`/${collection}/${higher}`, 'GET', reader)));
    });

    it('A3 is changed and deleted by its own unit alone', async () => {
      for (const [unit, role] of [
        [world.province, 'editor'],
        [world.neighbour, 'editor'],
        [world.elsewhere, 'editor'],
        [world.commune, 'auditor'],
        [world.province, 'auditor'],
      ] as const) {
        const as = await world.official(unit, role);
        assert.ok(
          refusing.has(await statusOf(`/${collection}/${id}`, 'PATCH', as, {})),
          `${role} of ${unit.slug}`,
        );
        assert.ok(
          refusing.has(await statusOf(`/${collection}/${id}`, 'DELETE', as)),
          `${role} of ${unit.slug}`,
        );
      }
      const own = await world.official(world.commune, 'editor');
      assert.equal(await statusOf(`/${collection}/${id}`, 'PATCH', own, {}), 200);
    });

    it('A3 is not created for another unit', async () => {
      for (const unit of [world.province, world.neighbour]) {
        const as = await world.official(unit, 'editor');
        const body = drafts[collection](world.commune);
        assert.equal(await statusOf(`/${collection}`, 'POST', as, body), 403);
      }
      const auditor = await world.official(world.commune, 'auditor');
      assert.equal(await statusOf(`/${collection}`, 'POST', auditor, drafts[collection](world.commune)), 403);
    });

    it('A4 keeps its unit and its path', async () => {
      const own = await world.official(world.commune, 'editor');
      assert.equal(await statusOf(`/${collection}/${id}`, 'PATCH', own, { unit: world.neighbour.id }), 403);
      await statusOf(`/${collection}/${id}`, 'PATCH', own, { path: world.neighbour.path });
      const record = await cms.payload.findByID({
        collection,
        id,
        depth: 0,
        draft: true,
        overrideAccess: true,
      });
      assert.deepEqual([record.unit, record.path], [world.commune.id, world.commune.path]);
    });
  });
}

/** Records that only the system or the operator makes, for the commune. */
const made = {
  sites: async () => {
    const { docs } = await cms.payload.find({
      collection: 'sites',
      where: { path: { equals: world.commune.path } },
    });
    return docs[0]?.id ?? '';
  },
  users: async () => (await world.official(world.commune, 'approver')).id,
  media: async () => {
    const pixel = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const file = { data: pixel, size: pixel.length, name: 'a.png', mimetype: 'image/png' };
    const data = { alt: 'Ảnh', unit: world.commune.id };
    return (await cms.payload.create({ collection: 'media', overrideAccess: true, data, file })).id;
  },
  receipts: async () => {
    const data = { unitKey: 'thử', cursor: 1, at: '2026-11-21T00:00:00Z', path: world.commune.path ?? '' };
    return (await cms.payload.create({ collection: 'receipts', overrideAccess: true, data })).id;
  },
} satisfies Partial<Record<CollectionSlug, () => Promise<string>>>;

for (const [collection, make] of Object.entries(made)) {
  describe(`a record of ${collection}`, () => {
    let id: string;
    before(async () => {
      id = await make();
    });
    it('A2 is read by its own unit and above, and by nobody else', async () => {
      for (const [unit, expected] of [
        [world.commune, true],
        [world.province, true],
        [world.neighbour, false],
        [world.elsewhere, false],
      ] as const) {
        const as = await world.official(unit, 'editor');
        assert.equal((await statusOf(`/${collection}/${id}`, 'GET', as)) === 200, expected, unit.slug);
      }
    });
    it('A3 is not written by officials of other units, nor by auditors', async () => {
      for (const [unit, role] of [
        [world.province, 'editor'],
        [world.neighbour, 'editor'],
        [world.commune, 'auditor'],
      ] as const) {
        const as = await world.official(unit, role);
        assert.ok(refusing.has(await statusOf(`/${collection}/${id}`, 'PATCH', as, {})));
        assert.ok(refusing.has(await statusOf(`/${collection}/${id}`, 'DELETE', as)));
      }
    });
  });
}

describe('what the system records', () => {
  for (const collection of ['outbox', 'playouts', 'receipts'] as const) {
    it(`A5 is written by nobody in ${collection}, not even the operator`, async () => {
      assert.equal(await statusOf(`/${collection}`, 'POST', world.admin, {}), 403);
      assert.equal(await statusOf(`/${collection}?where[id][exists]=true`, 'PATCH', world.admin, {}), 403);
      assert.equal(await statusOf(`/${collection}?where[id][exists]=true`, 'DELETE', world.admin), 403);
    });
  }
  it('A5 keeps units, categories and accounts from officials', async () => {
    const editor = await world.official(world.province, 'editor');
    for (const collection of ['units', 'categories', 'users', 'sites']) {
      assert.equal(
        await statusOf(`/${collection}`, 'POST', editor, { email: 'x@nguon.vn', password: 'x' }),
        403,
      );
    }
    const site = await cms.payload.find({
      collection: 'sites',
      where: { path: { equals: world.province.path } },
    });
    const { id } = site.docs[0] ?? { id: '' };
    await statusOf(`/sites/${id}`, 'PATCH', editor, { host: 'gia.localhost', theme: 'nuoc' });
    const kept = await cms.payload.findByID({ collection: 'sites', id });
    assert.equal(kept.host, 'lai-chau.localhost');
  });
});

describe('an official', () => {
  it('A6 cannot raise their own rights', async () => {
    const editor = await world.official(world.commune, 'editor');
    const raised = { role: 'admin', unit: world.province.id, emergency: true, path: '', active: true };
    await statusOf(`/users/${editor.id}`, 'PATCH', editor, raised);
    const after = await cms.payload.findByID({
      collection: 'users',
      id: editor.id,
      depth: 0,
      overrideAccess: true,
    });
    assert.deepEqual(
      [after.role, after.unit, after.emergency, after.path],
      ['editor', world.commune.id, false, world.commune.path],
    );
  });

  it('A6 cannot change another account', async () => {
    const editor = await world.official(world.province, 'editor');
    const other = await world.official(world.commune, 'editor');
    assert.ok(refusing.has(await statusOf(`/users/${other.id}`, 'PATCH', editor, { name: 'Khác' })));
    assert.equal(await statusOf(`/users/${other.id}`, 'DELETE', world.admin), 403);
  });

  it('A10 has no short password, and a new one ends every other session', async () => {
    const own = await world.official(world.elsewhere, 'approver');
    const login = async () => {
      const body = { email: own.email, password: PASSWORD };
      return (await cms.ask<{ token: string }>('/users/login', { method: 'POST', body })).json.token;
    };
    const whoIs = async (token: string) => {
      const headers = { Authorization: `JWT ${token}` };
      return (await cms.ask<{ user: User | null }>('/users/me', { headers })).json.user?.id;
    };
    const [first, stolen] = [await login(), await login()];
    const change = async (password: string) =>
      cms.ask(`/users/${own.id}`, {
        method: 'PATCH',
        body: { password },
        headers: { Authorization: `JWT ${first}` },
      });
    assert.equal((await change('ngan-qua-11')).status, 400);
    assert.deepEqual([await whoIs(first), await whoIs(stolen)], [own.id, own.id]);
    assert.equal((await change(PASSWORD)).status, 200);
    assert.deepEqual([await whoIs(first), await whoIs(stolen)], [own.id, undefined]);
  });

  it('A6 rests after five wrong passwords', async () => {
    const { email } = await world.official(world.elsewhere, 'auditor');
    const login = (password: string) =>
      cms.ask('/users/login', { method: 'POST', body: { email, password } });
    for (let attempt = 0; attempt < 5; attempt += 1) assert.equal((await login('sai-mat-khau')).status, 401);
    assert.equal((await login(PASSWORD)).status, 401);
  });
});

describe('a session cookie', () => {
  it('H4 counts from pages of the administration only', async () => {
    const { email } = await world.official(world.commune, 'editor');
    const login = await cms.ask('/users/login', { method: 'POST', body: { email, password: PASSWORD } });
    const cookie = login.headers.get('set-cookie') ?? '';
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    const read = async (Origin: string) =>
      (await cms.ask('/bulletins', { headers: { Cookie: cookie.split(';')[0] ?? '', Origin } })).status;
    assert.equal(await read('http://localhost:3000'), 200);
    assert.equal(await read('http://xa-sin-ho.localhost:8080'), 403);
  });
});

describe('a device’s record', () => {
  it('W18 is refused with a number that no edition would carry', async () => {
    const as = await world.official(world.commune, 'editor');
    for (const [collection, wrong] of [
      ['boards', { width: 100.5 }],
      ['boards', { height: 7 }],
      ['boards', { height: null }],
      ['speakers', { volume: 50.5 }],
      ['speakers', { sessionMinutes: 241 }],
      ['speakers', { loudness: -6 }],
    ] as const) {
      const body = { ...drafts[collection](world.commune), ...wrong };
      assert.equal(await statusOf(`/${collection}`, 'POST', as, body), 400, JSON.stringify(wrong));
    }
    assert.equal(await statusOf('/boards', 'POST', as, drafts.boards(world.commune)), 201);
  });
});

describe('probing', () => {
  it('A63 speaks Vietnamese unless it names a language, also when it looks for words', async () => {
    const as = await world.official(world.commune, 'editor');
    const named = async (query: string) => {
      const where = '/categories?depth=0&limit=100';
      const { status, json } = await cms.ask<{ docs: { name: string }[] }>(`${where}&${query}`, { as });
      assert.equal(status, 200);
      return json.docs.map(({ name }) => name);
    };
    const vietnamese = await named('locale=vi');
    const [first = ''] = vietnamese;
    assert.ok(first !== '');
    assert.deepEqual(await named(''), vietnamese);
    assert.deepEqual(await named(`where[name][equals]=${encodeURIComponent(first)}`), [first]);
    assert.deepEqual(await named(`locale=en&where[name][equals]=${encodeURIComponent(first)}`), []);
  });

  it('A63 leaves a question that travels in a body as it is', async () => {
    const as = await world.official(world.commune, 'editor');
    const { token } = await cms.payload.login({
      collection: 'users',
      data: { email: as.email, password: PASSWORD },
    });
    const answer = await cms.fetch('/api/categories', {
      method: 'POST',
      headers: {
        Authorization: `JWT ${token}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Payload-HTTP-Method-Override': 'GET',
      },
      body: `depth=0&locale=vi&where[name][equals]=${encodeURIComponent('Đời sống')}`,
    });
    const { docs } = (await answer.json()) as { docs: { name: string }[] };
    assert.deepEqual(
      docs.map(({ name }) => name),
      ['Đời sống'],
    );
  });

  it('A8 learns nothing by filters over relations', async () => {
    await recordOf('bulletins', world.commune);
    const stranger = await world.official(world.neighbour, 'editor');
    for (const filter of [
      'where[unit.sites.host][exists]=true',
      `where[unit.path][equals]=${encodeURIComponent(world.commune.path ?? '')}`,
      'where[authors.email][like]=editor',
      'where[authors.unit.code][equals]=03478',
      'where[approved.title][exists]=true',
    ]) {
      const { status, json } = await cms.ask<{ totalDocs?: number }>(`/bulletins?${filter}`, {
        as: stranger,
      });
      assert.ok(status !== 200 || json.totalDocs === 0, `${filter}: ${status} ${json.totalDocs}`);
    }
  });

  it('A8 learns nothing by an order over relations', async () => {
    const as = await world.official(world.commune, 'editor');
    for (const [path, key] of [
      ['/bulletins', 'submittedBy.hash'],
      ['/bulletins', '-authors.salt,title'],
      ['/bulletins/versions', 'version.submittedBy.hash'],
      ['/media', 'unit.name'],
    ]) {
      assert.equal((await cms.ask(`${path}?sort=${key}`, { as })).status, 400, key);
    }
    assert.equal((await cms.ask('/bulletins?sort=-renditions.board,title', { as })).status, 200);
  });

  it('A8 learns no secret of devices or accounts', async () => {
    const own = await world.official(world.commune, 'editor');
    const id = await recordOf('boards', world.commune);
    await cms.ask(`/boards/${id}/enrolment`, { method: 'POST', as: own });
    const { json } = await cms.ask<{ doc?: object }>(`/boards/${id}`, { as: own });
    for (const secret of ['codeHash', 'tokenHash', 'publicKey']) assert.equal(secret in json, false, secret);
    const probe = await cms.ask('/boards?where[codeHash][exists]=true', { as: own });
    assert.notEqual(probe.status, 200);
    const account = await cms.ask<object>(`/users/${own.id}`, { as: own });
    for (const secret of ['hash', 'salt']) assert.equal(secret in account.json, false, secret);
  });

  it('A8 does not load related records of other units', async () => {
    const stranger = await world.official(world.neighbour, 'editor');
    const { json } = await cms.ask<{ doc: { id: string; unit: Unit; authors: unknown[] } }>(
      '/bulletins?depth=2',
      {
        method: 'POST',
        body: bulletinOf(world, world.neighbour, { audience: [world.commune.id] }),
        as: stranger,
      },
    );
    const { json: read } = await cms.ask<{ audience: unknown[] }>(
      `/bulletins/${json.doc.id}?depth=2&draft=true`,
      {
        as: stranger,
      },
    );
    assert.deepEqual(
      read.audience.filter((unit) => typeof unit === 'object'),
      [],
    );
  });

  it('A8 reads no versions of other units', async () => {
    const stranger = await world.official(world.neighbour, 'editor');
    const { json } = await cms.ask<{ docs: { version: { path: string } }[] }>(
      '/bulletins/versions?limit=100',
      {
        as: stranger,
      },
    );
    assert.deepEqual(
      json.docs.filter(({ version }) => version.path !== world.neighbour.path),
      [],
    );
  });
});

describe('a device', () => {
  it('A7 is governed by editors of its unit and the operator alone', async () => {
    const id = await recordOf('speakers', world.commune);
    for (const [unit, role] of [
      [world.province, 'editor'],
      [world.neighbour, 'editor'],
      [world.commune, 'auditor'],
      [world.commune, 'approver'],
    ] as const) {
      const as = await world.official(unit, role);
      for (const deed of ['enrolment', 'revoke', 'command']) {
        const { status } = await cms.ask<Told>(`/speakers/${id}/${deed}`, {
          method: 'POST',
          body: { act: 'test' },
          as,
        });
        assert.ok(refusing.has(status), `${role} of ${unit.slug} ${deed}: ${status}`);
      }
    }
    const own = await world.official(world.commune, 'editor');
    assert.equal((await cms.ask(`/speakers/${id}/enrolment`, { method: 'POST', as: own })).status, 200);
    assert.equal(
      (await cms.ask(`/speakers/${id}/enrolment`, { method: 'POST', as: world.admin })).status,
      200,
    );
  });
});

describe('a scope', () => {
  it('A2 is a range of paths that holds the subtree and nothing beside it', () => {
    const path = '12@2025-07-01/';
    const { and = [] } = within(path);
    assert.deepEqual(and, [
      { path: { greater_than_equal: path } },
      { path: { less_than: '12@2025-07-010' } },
    ]);
    const inside = `${path}03478@2025-07-01/`;
    assert.ok(path <= inside && inside < '12@2025-07-010');
    assert.ok(!('12@2025-07-02/' < '12@2025-07-010'));
    assert.deepEqual(above(inside), { path: { in: lineage(inside).slice(0, -1) } });
  });
});
