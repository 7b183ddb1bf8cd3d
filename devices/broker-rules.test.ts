import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayHear, mayPublish, SERVER_ACCOUNT } from './broker-rules.ts';
import { alarmTopicFor, topicFor } from './topics.ts';

const own = 'b0a4d000-0000-4000-8000-000000000001';
const other = 'b0a4d000-0000-4000-8000-000000000002';
const say = (account: string, topic: string, payload = 'online', retain = false) =>
  mayPublish(account, { topic, payload, retain });

describe('the rules of the broker', () => {
  it('D4 let a device say its own reported, ack and presence', () => {
    for (const kind of ['reported', 'ack', 'presence'] as const) assert.ok(say(own, topicFor(own, kind)));
  });

  it('D4 let no device say what the server says, or speak for another', () => {
    for (const kind of ['desired', 'command'] as const) assert.ok(!say(own, topicFor(own, kind)));
    for (const kind of ['reported', 'ack', 'presence'] as const) assert.ok(!say(own, topicFor(other, kind)));
    for (const topic of ['$SYS/x', 'nguon/v1', `nguon/v2/${own}/ack`, `${topicFor(own, 'ack')}/x`, '']) {
      assert.ok(!say(own, topic), topic);
    }
  });

  it('D4 keep nothing of a device but its presence, and that is one of two words', () => {
    assert.ok(say(own, topicFor(own, 'presence'), 'offline', true));
    assert.ok(!say(own, topicFor(own, 'presence'), '<script>', true));
    assert.ok(!say(own, topicFor(own, 'reported'), 'x', true));
  });

  it('D4 let a device hear exactly two topics, and no wildcard', () => {
    assert.ok(mayHear(own, topicFor(own, 'desired')) && mayHear(own, topicFor(own, 'command')));
    const filters = [topicFor(other, 'command'), topicFor(own, 'reported'), '#', '+/+/+/+', '$SYS/#'];
    for (const filter of [...filters, 'nguon/v1/+/command', `nguon/v1/${own}/#`, `nguon/v1/${own}/+`]) {
      assert.ok(!mayHear(own, filter), filter);
    }
  });

  it('D69 let the server alone say alarms, none of them kept, and a device hear one unit’s', () => {
    const alarm = alarmTopicFor('03478@2025-07-01');
    assert.ok(say(SERVER_ACCOUNT, alarm) && !say(SERVER_ACCOUNT, alarm, 'sealed', true));
    assert.ok(!say(own, alarm));
    assert.ok(mayHear(own, alarm));
    for (const filter of ['nguon/v1/units/+/alarm', 'nguon/v1/units/#', 'nguon/v1/units/x/alarm']) {
      assert.ok(!mayHear(own, filter), filter);
    }
  });

  it('D4 let the server hear and say everything of ours, and nothing else', () => {
    assert.ok(
      mayHear(SERVER_ACCOUNT, 'nguon/v1/+/reported') && say(SERVER_ACCOUNT, topicFor(own, 'command')),
    );
    assert.ok(!mayHear(SERVER_ACCOUNT, '#') && !mayHear(SERVER_ACCOUNT, '$SYS/#'));
    assert.ok(!say(SERVER_ACCOUNT, 'elsewhere'));
  });
});
