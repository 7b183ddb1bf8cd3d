import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { quickly } from './quick-modules.ts';

const root = join(import.meta.dirname, '..');

/** What the modules of some folders import by path. */
function importsOf(pattern: string): { specifier: string; parent: string }[] {
  return globSync(pattern, { cwd: root }).flatMap((file) => {
    const parent = pathToFileURL(join(root, file)).href;
    const found = readFileSync(join(root, file), 'utf8').matchAll(/\bfrom '(\.{1,2}\/[^']+\.[jt]s)'/g);
    return [...found].map(([, specifier = '']) => ({ specifier, parent }));
  });
}

describe('modules named by their path', () => {
  it('O8 are found at once where Node finds them', () => {
    const imports = [
      ...importsOf('content-model/*.ts'),
      ...importsOf('node_modules/payload/dist/**/*.js'),
      ...importsOf('node_modules/@payloadcms/drizzle/dist/**/*.js'),
    ];
    assert.ok(imports.length > 1_000);
    for (const { specifier, parent } of imports) {
      const found = quickly(specifier, parent);
      assert.ok(found, `${specifier} from ${parent}`);
      assert.equal(fileURLToPath(found.url), createRequire(parent).resolve(specifier));
    }
  });

  it('O8 are left to Node where they are CommonJS, packages, or not there', () => {
    const from = (file: string) => pathToFileURL(join(root, file)).href;
    assert.equal(quickly('./client.js', from('node_modules/pg/lib/index.js')), null);
    assert.equal(quickly('zod', from('content-model/priority.ts')), null);
    assert.equal(quickly('./no-such-file.ts', from('content-model/priority.ts')), null);
    assert.equal(quickly('./priority', from('content-model/unit.ts')), null);
  });
});
