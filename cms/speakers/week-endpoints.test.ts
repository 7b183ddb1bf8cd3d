import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseEdition } from '@nguon/content-model/edition';
import { unitKey } from '@nguon/content-model/unit';
import type { Schedule, Speaker, Unit, User } from '../payload-types.ts';
import { openTestCms, PASSWORD, type TestCms, type Told } from '../testing/test-cms.ts';
import { makeWorld, type World } from '../testing/world.ts';
import type { SpeakerWeek } from './week-endpoints.ts';

/** A Monday far ahead, so that no test depends on today. */
const MONDAY = '2030-01-07';

let cms: TestCms;
let world: World;
let editor: User;
let approver: User;
let speaker: Speaker;

type Made<Doc> = Told & { readonly doc: Doc };

const make = <Doc>(collection: string, body: object, as: User) =>
  cms.ask<Made<Doc>>(`/${collection}`, { method: 'POST', body, as });

const schedule = (changes: object, unit: Unit = world.commune) => ({
  name: 'Bản tin trưa',
  mode: 'daily',
  times: [{ at: '11:00' }],
  minutes: 10,
  plays: 'bulletins',
  unit: unit.id,
  ...changes,
});

/** What a refusal says. */
const faultOf = ({ errors }: Told) => errors[0]?.message ?? '';

const weekOf = async (as?: User) =>
  cms.ask<SpeakerWeek>(`/speaker-weeks/${speaker.id}?from=${MONDAY}`, as ? { as } : {});

before(async () => {
  cms = await openTestCms();
  world = await makeWorld(cms);
  editor = await world.official(world.commune, 'editor');
  approver = await world.official(world.commune, 'approver');
  const body = {
    name: 'Cụm loa bản',
    sessions: [{ at: '05:30' }],
    sessionMinutes: 15,
    volume: 80,
    accent: 'northern',
    unit: world.commune.id,
  };
  speaker = (await make<Speaker>('speakers', body, editor)).json.doc;
});
after(() => cms.close());

describe('broadcast rules', () => {
  const rules = (unit: Unit) => ({
    decision: 'Quy chế 12/QC-UBND',
    windows: [{ from: '05:00', to: '20:00' }],
    quiet: [{ from: '12:00', to: '13:30' }],
    longestMinutes: 30,
    highestVolume: 60,
    relayHosts: ['dai.example.vn'],
    unit: unit.id,
  });

  it('W91 are written once for a unit, by its approvers, and hosts by the operator', async () => {
    assert.equal((await make('broadcast-rules', rules(world.commune), editor)).status, 403);
    const first = await make<{ id: string; relayHosts?: string[] }>(
      'broadcast-rules',
      rules(world.commune),
      approver,
    );
    assert.equal(first.status, 201, JSON.stringify(first.json));
    assert.deepEqual(first.json.doc.relayHosts ?? [], []);
    assert.equal((await make('broadcast-rules', rules(world.commune), approver)).status, 409);
    const change = (relayHosts: string[], as: User) =>
      cms.ask(`/broadcast-rules/${first.json.doc.id}`, { method: 'PATCH', body: { relayHosts }, as });
    assert.equal((await change(['https://dai.example.vn/'], world.admin)).status, 400);
    assert.equal((await change(['dai.example.vn'], world.admin)).status, 200);
  });

  it('W90 refuse a schedule against them, and say whose they are', async () => {
    const refused = async (changes: object) => {
      const { status, json } = await make('schedules', schedule(changes), editor);
      assert.equal(status, 400, JSON.stringify(json));
      return faultOf(json);
    };
    assert.match(
      await refused({ times: [{ at: '21:00' }] }),
      /^«.*Cụm loa bản» .*Ngoài khung giờ 05h00–20h00 .*Quy chế 12/,
    );
    assert.match(await refused({ times: [{ at: '12:30' }] }), /giờ yên tĩnh 12h00–13h30/);
    assert.match(await refused({ minutes: 31 }), /Dài quá 30 phút/);
    assert.match(await refused({ mode: 'weekly', days: [] }), /^Các ngày trong tuần: /);
    assert.match(await refused({ mode: 'once' }), /^Ngày đầu: /);
    assert.match(
      await refused({ plays: 'relay', stream: 'https://khac.example.vn/a' }),
      /Máy chủ khac\.example\.vn/,
    );
    assert.match(await refused({ plays: 'relay', stream: 'file:///etc/passwd' }), /^Địa chỉ luồng phát: /);
    assert.match(await refused({ plays: 'bulletin' }), /^Bản tin: /);
  });
});

describe('a schedule', () => {
  let noon: Schedule;

  it('W90 is refused in the time of another, which the refusal names', async () => {
    const { status, json } = await make<Schedule>('schedules', schedule({}), editor);
    assert.equal(status, 201, JSON.stringify(json));
    noon = json.doc;
    const same = await make(
      'schedules',
      schedule({
        name: 'Tiếp sóng',
        times: [{ at: '10:55' }],
        mode: 'once',
        firstDay: `${MONDAY}T12:00:00.000Z`,
      }),
      editor,
    );
    assert.equal(same.status, 400);
    assert.match(faultOf(same.json), /Bản tin trưa.*11h00 07\/01\/2030.*Trùng với «Tiếp sóng»/);
    const daily = await cms.ask(`/speakers/${speaker.id}`, {
      method: 'PATCH',
      body: { sessions: [{ at: '05:30' }, { at: '11:05' }] },
      as: editor,
    });
    assert.equal(daily.status, 400);
    assert.match(faultOf(daily.json), /lúc 11h05 .*Trùng với «Bản tin trưa»/);
    const relay = schedule({
      name: 'Tiếp sóng',
      mode: 'weekly',
      days: ['tue', 'thu'],
      times: [{ at: '17:00' }],
      minutes: 30,
      plays: 'relay',
      stream: 'https://dai.example.vn/luong',
      speakers: [speaker.id],
    });
    assert.equal((await make('schedules', relay, editor)).status, 201);
  });

  it('W92 is in the week of its clusters, for whoever may read them', async () => {
    const { status, json } = await weekOf(editor);
    assert.equal(status, 200);
    assert.deepEqual([json.days[0], json.days[6]], [MONDAY, '2030-01-13']);
    const tuesday = json.sessions.filter(({ day }) => day === '2030-01-08');
    assert.deepEqual(
      tuesday.map(({ at, until, name, fault }) => [at, until, name, fault]),
      [
        ['05:30', '05:45', 'Buổi hằng ngày', null],
        ['11:00', '11:10', 'Bản tin trưa', null],
        ['17:00', '17:30', 'Tiếp sóng', null],
      ],
    );
    assert.equal(tuesday[2]?.plays, 'Tiếp sóng dai.example.vn');
    for (const other of [await world.official(world.neighbour, 'editor'), undefined]) {
      assert.ok([401, 403, 404].includes((await weekOf(other)).status));
    }
  });

  it('W93 may be moved in the week by whoever may write it', async () => {
    const movable = async (as: User) => {
      const { sessions } = (await weekOf(as)).json;
      return [...new Set(sessions.filter(({ mayMove }) => mayMove).map(({ isDaily }) => isDaily))].toSorted();
    };
    assert.deepEqual(await movable(editor), [false, true]);
    assert.deepEqual(await movable(approver), [false]);
    assert.deepEqual(await movable(await world.official(world.province, 'editor')), []);
  });

  it('W93 is moved in the week by the same checks', async () => {
    const move = (id: string, at: string, to: { day?: string; at: string }, as: User) =>
      cms.ask(`/speaker-weeks/${speaker.id}/move`, {
        method: 'POST',
        body: { schedule: id, from: { day: '2030-01-08', at }, to: { day: '2030-01-08', ...to } },
        as,
      });
    const times = async () =>
      (await weekOf(editor)).json.sessions.filter(({ day }) => day === '2030-01-08').map(({ at }) => at);
    assert.equal((await move(noon.id, '11:00', { at: '10:30' }, editor)).status, 200);
    assert.equal((await move(speaker.id, '05:30', { at: '06:00' }, editor)).status, 200);
    assert.deepEqual(await times(), ['06:00', '10:30', '17:00']);
    const refused = await move(noon.id, '10:30', { at: '12:30' }, editor);
    assert.equal(refused.status, 400);
    assert.match(faultOf(refused.json), /giờ yên tĩnh/);
    assert.equal((await move(noon.id, '10:30', { day: '2030-01-09', at: '10:30' }, editor)).status, 409);
    const stranger = await world.official(world.neighbour, 'editor');
    assert.ok([403, 404].includes((await move(noon.id, '10:30', { at: '11:00' }, stranger)).status));
    assert.deepEqual(await times(), ['06:00', '10:30', '17:00']);
  });

  it('W94 is in the calendar of its unit', async () => {
    const { token } = await cms.payload.login({
      collection: 'users',
      data: { email: editor.email, password: PASSWORD },
    });
    const path = `/api/unit-programmes/${world.commune.id}/lich-phat.ics`;
    const answer = await cms.fetch(path, { headers: { Authorization: `JWT ${token}` } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const text = await answer.text();
    assert.match(text, /SUMMARY:Tiếp sóng\r\n/);
    assert.match(text, /RRULE:FREQ=WEEKLY;BYDAY=TU,TH\r\n/);
    assert.equal((await cms.fetch(path)).status, 401);
  });

  it('W95 reaches its clusters in the edition, and what the rules forbid does not', async () => {
    const province = await world.official(world.province, 'approver');
    const rules = {
      decision: 'Quyết định của tỉnh',
      weekdaysOnly: true,
      windows: [{ from: '05:00', to: '17:15' }],
      unit: world.province.id,
    };
    assert.equal((await make('broadcast-rules', rules, province)).status, 201);
    const { code, validFrom } = world.commune;
    const { json } = await cms.deliver(`/editions/${unitKey({ code, validFrom })}`);
    const [cluster] = parseEdition(json).speakers;
    assert.deepEqual(
      cluster?.sessions.map(({ at, days, plays }) => [at, days, plays.kind]),
      [
        ['06:00', [1, 2, 3, 4, 5], 'bulletins'],
        ['10:30', [1, 2, 3, 4, 5], 'bulletins'],
      ],
    );
    assert.deepEqual([cluster?.volume, cluster?.emergencyVolume], [60, 100]);
    const faults = (await weekOf(editor)).json.sessions.filter(({ fault }) => fault !== null);
    assert.match(
      faults.find(({ name }) => name === 'Tiếp sóng')?.fault ?? '',
      /05h00–17h15 của «Quyết định của tỉnh»/,
    );
  });
});
