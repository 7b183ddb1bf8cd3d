import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brokenLink, PlayoutEntry } from '@nguon/content-model/playout';
import { Station } from './conformance/station.ts';
import { jsonSchemaOf, schemaNames } from './schemas.ts';

const folder = join(import.meta.dirname, '../docs/devices/schemas');

describe('the published schemas', () => {
  it('D49 are those the programs check by; `node devices/write-schemas.ts` writes them anew', () => {
    assert.deepEqual(readdirSync(folder).toSorted(), schemaNames.map((name) => `${name}.json`).toSorted());
    for (const name of schemaNames) {
      assert.equal(readFileSync(join(folder, `${name}.json`), 'utf8'), jsonSchemaOf(name), name);
    }
  });

  it('D49 are served by the door to everybody, once for each ETag', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    for (const name of schemaNames) {
      const address = `${station.url}/devices/schemas/${name}.json`;
      const answer = await fetch(address);
      assert.equal(answer.headers.get('content-type'), 'application/schema+json');
      assert.equal(await answer.text(), jsonSchemaOf(name));
      const headers = { 'If-None-Match': answer.headers.get('etag') ?? '' };
      assert.equal((await fetch(address, { headers })).status, 304);
    }
    for (const name of ['other.json', 'manifest', 'constructor.json', '..%2Fmanifest.json']) {
      assert.equal((await fetch(`${station.url}/devices/schemas/${name}`)).status, 404, name);
    }
  });
});

it('D80 the log entry that the protocol shows has the right address', () => {
  const protocol = readFileSync(join(folder, '../protocol.md'), 'utf8');
  const [, shown = ''] = /### The log\n.*?```json\n(.*?)```/s.exec(protocol) ?? [];
  assert.equal(brokenLink([PlayoutEntry.parse(JSON.parse(shown))], null), null);
});
