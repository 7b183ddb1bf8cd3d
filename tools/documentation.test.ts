import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const root = dirname(import.meta.dirname);
const guides = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];
const pictures = globSync('docs/images/*.png', { cwd: root });

/** The pictures that a guide names, below the project's folder. */
function namedIn(guide: string): string[] {
  const text = readFileSync(join(root, guide), 'utf8');
  return [...text.matchAll(/!\[[^\]]+\]\(([^):]+)\)/g)].map(([, path = '']) => join(dirname(guide), path));
}

describe('the pictures of the guides', () => {
  it('exist wherever a guide names one, and are each named', () => {
    assert.ok(pictures.length > 0);
    assert.deepEqual([...new Set(guides.flatMap(namedIn))].toSorted(), pictures.toSorted());
  });

  it('are small enough for a slow line', () => {
    assert.deepEqual(
      pictures.filter((picture) => statSync(join(root, picture)).size > 80 * 1024),
      [],
    );
  });

  it('are made by the journeys, but for those of boards', () => {
    const spec = readFileSync(join(root, 'e2e/guide.spec.ts'), 'utf8');
    const made = [...spec.matchAll(/keep\(\w+, '([a-z-]+)'/g)].map(([, name]) => `docs/images/${name}.png`);
    const boards = pictures.filter((picture) => picture.startsWith('docs/images/board-'));
    assert.deepEqual([...new Set([...made, ...boards])].toSorted(), pictures.toSorted());
  });
});
