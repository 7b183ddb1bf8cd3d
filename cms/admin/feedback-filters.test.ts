import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, whereOf } from './feedback-filters.ts';

const at = '2026-11-21T00:00:00Z';

describe('the groups of feedback', () => {
  it('J4 lists what is late by its due day, as Payload’s lists read an address', () => {
    const { searchParams } = new URL(addressOf('late', at), 'http://localhost');
    assert.deepEqual(
      [...searchParams],
      [
        ['where[or][0][and][0][stage][in][0]', 'received'],
        ['where[or][0][and][0][stage][in][1]', 'transferred'],
        ['where[or][0][and][0][stage][in][2]', 'inProgress'],
        ['where[or][0][and][1][dueAt][less_than]', at],
        ['sort', 'dueAt'],
      ],
    );
  });

  it('J4 lists the rest by the day it came', () => {
    assert.equal(addressOf('all', at), '/admin/collections/feedback?sort=-receivedAt');
    assert.deepEqual(whereOf('refused', at), { and: [{ stage: { equals: 'refused' } }] });
  });
});
