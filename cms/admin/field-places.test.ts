import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientField } from 'payload';
import { fieldPlaces, inFormOrder } from './field-places.ts';

const text = (name: string): ClientField => ({ name, type: 'text' });
const form: ClientField[] = [
  {
    type: 'tabs',
    tabs: [
      { label: 'Nội dung', fields: [text('title'), { type: 'row', fields: [text('summary')] }] },
      { label: 'Lời', fields: [{ name: 'renditions', type: 'group', fields: [text('board')] }] },
    ],
  },
  { name: 'panel', type: 'ui', admin: {} },
  text('until'),
];

describe('the fields of a form', () => {
  it('W103 are found on their tabs and in their groups', () => {
    assert.deepEqual(fieldPlaces(form), [
      { path: 'title', tab: 0 },
      { path: 'summary', tab: 0 },
      { path: 'renditions.board', tab: 1 },
      { path: 'panel', tab: null },
      { path: 'until', tab: null },
    ]);
  });

  it('W103 are named in the order in which they are read, unknown ones last', () => {
    const faults = ['elsewhere', 'until', 'renditions.board', 'title'].map((path) => ({ path }));
    assert.deepEqual(
      inFormOrder(faults, fieldPlaces(form)).map(({ path }) => path),
      ['title', 'renditions.board', 'until', 'elsewhere'],
    );
  });
});
