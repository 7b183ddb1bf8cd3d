import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { log } from './log.ts';

/** What drizzle-orm throws for a query that PostgreSQL refused, with what node-postgres says of it. */
function failedQuery(): Error {
  const refused = Object.assign(new Error('new row violates check constraint "kept"'), {
    code: '23514',
    detail: 'Failing row contains (1, Đường hỏng trước nhà tôi).',
  });
  const message =
    'Failed query: insert into "feedback" ("text") values ($1)\nparams: Đường hỏng\n    at nhà tôi';
  return Object.assign(new Error(message, { cause: refused }), { params: ['Đường hỏng trước nhà tôi'] });
}

function logged(...given: readonly (object | string)[]): string {
  const lines: string[] = [];
  const logger = pino(log.options, { write: (line) => lines.push(line) });
  Reflect.apply(logger.error, logger, given);
  return lines.join('');
}

describe('the log of the CMS', () => {
  for (const [how, given] of [
    ['by itself', [failedQuery()]],
    ['with words', [failedQuery(), 'feedback was not kept']],
    ['as Payload tells it', [{ err: failedQuery() }]],
    ['behind another', [new Error('feedback was not kept', { cause: failedQuery() })]],
  ] as const) {
    it(`H5 names no value of a failed query that is told ${how}`, () => {
      const line = logged(...given);
      assert.doesNotMatch(line, /Đường hỏng|nhà tôi/);
      assert.match(line, /insert into .*feedback/);
      assert.match(line, /violates check constraint/);
      assert.match(line, /log\.test\.ts/);
    });
  }

  it('H5 keeps what is no error as it was told', () => {
    assert.match(logged('mở cơ sở dữ liệu'), /"msg":"mở cơ sở dữ liệu"/);
    assert.match(logged({ unit: '03478' }, 'một đơn vị'), /"unit":"03478".*"msg":"một đơn vị"/);
  });
});
