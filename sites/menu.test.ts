import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { currentSection, fullMenu, mainMenu } from './menu.ts';
import { sections } from './sections.ts';

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
    assert.deepEqual(currentSection('/'), { section: 'home', is: 'page' });
    assert.deepEqual(currentSection('/van-ban/'), { section: 'documents', is: 'page' });
    assert.deepEqual(currentSection('/van-ban/trang/2/'), { section: 'documents', is: 'true' });
    assert.deepEqual(currentSection('/phan-anh/ket-qua/trang/2/'), { section: 'answers', is: 'true' });
    assert.equal(currentSection('/404.html'), null);
  });
});
