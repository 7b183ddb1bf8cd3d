import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlanSources } from '@nguon/content-model/broadcast-plan';
import type { BroadcastRules } from '@nguon/content-model/broadcast-rules';
import { Schedule } from '@nguon/content-model/schedule';
import { programmeCalendar } from './icalendar.ts';

const speaker = '5bea4e40-0000-4000-8000-000000000001';
/** A Saturday in Vietnam. */
const AT = '2026-11-20T22:30:00Z';

const rules: BroadcastRules = {
  whose: 'Quy chế',
  windows: [{ from: '05:00', to: '20:00' }],
  weekends: true,
  quiet: [],
  longestMinutes: null,
  highestVolume: null,
  relayHosts: [],
};

let made = 0;
function schedule(name: string, changes: Partial<Schedule>): Schedule {
  made += 1;
  return Schedule.parse({
    id: `5c4ed01e-0000-4000-8000-00000000000${made}`,
    name,
    unit: '12@2025-07-01/03478@2025-07-01/',
    speakers: [],
    mode: 'daily',
    days: [],
    times: ['05:30'],
    minutes: 15,
    firstDay: null,
    lastDay: null,
    plays: { kind: 'bulletins', order: [] },
    ...changes,
  });
}

function calendarOf(...schedules: Schedule[]): string {
  const sources: PlanSources = { speaker, schedules, rules: [rules], bulletins: new Map() };
  return programmeCalendar({ name: 'Lịch', at: AT, clusters: [{ name: 'Cụm loa; bản, chợ', sources }] });
}

/** One part of a calendar: its properties, and the parts in it. */
interface Part {
  readonly kind: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
}

/** Reads a calendar by the grammar of RFC 5545, 3.1 and 3.4, and nothing looser. */
function read(text: string): Part {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'every line ends with CRLF');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n');
  const open: { kind: string; properties: Map<string, string>; parts: Part[] }[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[^:;"]+)*):(.*)$/.exec(line) ?? [];
    assert.notEqual(name, '', `no content line: ${line}`);
    if (name === 'BEGIN') open.push({ kind: value, properties: new Map(), parts: [] });
    else if (name === 'END') {
      const part = open.pop();
      assert.equal(part?.kind, value);
      if (part === undefined || open.length === 0) return part ?? assert.fail('empty');
      open.at(-1)?.parts.push(part);
    } else {
      assert.ok(!open.at(-1)?.properties.has(name), `${name} stands twice`);
      open.at(-1)?.properties.set(name, value);
    }
  }
  return assert.fail('it has no end');
}

const eventsOf = (text: string) =>
  read(text)
    .parts.filter(({ kind }) => kind === 'VEVENT')
    .map(({ properties }) => properties);

describe('the calendar of a programme', () => {
  it('W94 has what RFC 5545 demands of a calendar, its zone and its events', () => {
    const calendar = read(calendarOf(schedule('Bản tin sáng', {})));
    assert.equal(calendar.kind, 'VCALENDAR');
    assert.equal(calendar.properties.get('VERSION'), '2.0');
    const [zone, event] = calendar.parts;
    assert.deepEqual([zone?.kind, zone?.properties.get('TZID')], ['VTIMEZONE', 'Asia/Ho_Chi_Minh']);
    assert.equal(zone?.parts[0]?.properties.get('TZOFFSETTO'), '+0700');
    for (const name of ['UID', 'DTSTAMP', 'DTSTART;TZID=Asia/Ho_Chi_Minh', 'DURATION', 'SUMMARY']) {
      assert.ok(event?.properties.get(name), name);
    }
  });

  it('W94 tells how sessions come again, in the time of Vietnam', () => {
    const days = { firstDay: '2026-11-24', lastDay: '2026-12-31' };
    const events = eventsOf(
      calendarOf(
        schedule('hằng ngày', days),
        schedule('hằng tuần', { mode: 'weekly', days: [1, 3], times: ['17:00'] }),
        schedule('một ngày', { mode: 'once', firstDay: '2026-11-26', times: ['11:00'] }),
      ),
    );
    const start = 'DTSTART;TZID=Asia/Ho_Chi_Minh';
    assert.deepEqual(
      events.map((event) => [event.get('SUMMARY'), event.get(start), event.get('RRULE')]),
      [
        ['hằng ngày', '20261124T053000', 'FREQ=DAILY;UNTIL=20261231T165959Z'],
        ['hằng tuần', '20261123T170000', 'FREQ=WEEKLY;BYDAY=MO,WE'],
        ['một ngày', '20261126T110000', undefined],
      ].map(([name, begins, rule]) => [name, begins, rule]),
    );
    assert.equal(new Set(events.map((event) => event.get('UID'))).size, 3);
  });

  it('W94 leaves out what the rules leave out', () => {
    assert.deepEqual(eventsOf(calendarOf(schedule('khuya', { times: ['22:00'] }))), []);
  });

  it('W94 escapes signs, and cuts long lines between letters', () => {
    const name = `Tiếng Việt, dấu; gạch \\ ${'ế'.repeat(80)}`;
    const [event] = eventsOf(calendarOf(schedule(name, {})));
    assert.equal(
      event?.get('SUMMARY'),
      name.replaceAll('\\', '\\\\').replaceAll(/[,;]/g, (sign) => `\\${sign}`),
    );
    assert.equal(event?.get('LOCATION'), 'Cụm loa\\; bản\\, chợ');
  });
});
