import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { currentIn, fullMenu, mainMenu } from './menu.ts';
import { sections } from './sections.ts';

const current = (path: string) =>
  sections
    .map((section) => [section.section, currentIn(section, path)])
    .filter(([, mark]) => mark !== undefined);

describe('the menu', () => {
  it('G53 leads to every section, each once', () => {
    const reached = fullMenu.flatMap((group) => group.sections.map(({ section }) => section));
    assert.deepEqual(reached.toSorted(), sections.map(({ section }) => section).toSorted());
  });

  it('G53 shows beside it only sections that are in it', () => {
    const all = new Set(fullMenu.flatMap((group) => group.sections));
    for (const section of mainMenu) assert.ok(all.has(section), section.name);
  });

  it('G53 marks one section at most, the nearest', () => {
    assert.deepEqual(current('/'), [['home', 'page']]);
    assert.deepEqual(current('/van-ban/'), [['documents', 'page']]);
    assert.deepEqual(current('/van-ban/trang/2/'), [['documents', 'true']]);
    assert.deepEqual(current('/phan-anh/ket-qua/trang/2/'), [['answers', 'true']]);
    assert.deepEqual(current('/404.html'), []);
  });
});
