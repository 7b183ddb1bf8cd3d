import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Who may import whom. A package knows only packages that stand above it; nobody imports the CMS. */
const mayImport: Record<string, readonly string[]> = {
  'content-model': [],
  themes: ['content-model'],
  cms: ['content-model'],
  sites: ['content-model', 'themes'],
  'signage-renderer': ['content-model', 'themes'],
  'audio-pipeline': ['content-model'],
  devices: ['content-model'],
  delivery: ['content-model', 'themes', 'sites', 'signage-renderer', 'audio-pipeline', 'devices'],
  tools: ['content-model'],
};

const left = /(^|\/)(node_modules|dist|\.next|\.astro)\//;
const ours = (pattern: string) => globSync(pattern, { cwd: root, exclude: (path) => left.test(`${path}/`) });
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the packages', () => {
  for (const [folder, allowed] of Object.entries(mayImport)) {
    it(`let ${folder} import ${allowed.join(', ') || 'nothing of ours'}`, () => {
      for (const file of ours(`${folder}/**/*.{ts,tsx,astro,mjs}`)) {
        for (const [, imported = ''] of read(file).matchAll(
          /(?:from |import\(|import )['"]@nguon\/([a-z-]+)/g,
        )) {
          assert.ok(imported === folder || allowed.includes(imported), `${file} imports ${imported}`);
        }
        for (const [, imported = ''] of read(file).matchAll(/from ['"](\.{1,2}\/[^'"]+)['"]/g)) {
          const target = join(dirname(file), imported);
          assert.ok(target.startsWith(`${folder}/`), `${file} reaches into ${target}`);
        }
      }
    });
  }

  it('let delivery import no page template', () => {
    for (const file of ours('delivery/**/*.ts')) {
      for (const [door = ''] of read(file).matchAll(/@nguon\/sites\/[^'"]+/g)) {
        assert.ok(door.startsWith('@nguon/sites/publisher/'), `${file} imports ${door}`);
      }
    }
  });
});

describe('the lock file', () => {
  it('O7 names the packages of every system', () => {
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
      JSON.parse(read('package-lock.json'));
    const held = new Set(
      Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)),
    );
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !held.has(name));
    assert.deepEqual(missing, []);
  });
});

describe('the rules', () => {
  const rules = new Set(
    [...read('content-model/SPEC.md').matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule]) => rule),
  );
  const tests = ours(
    '{content-model,themes,cms,sites,signage-renderer,audio-pipeline,devices,delivery,deploy,tools,e2e}/**/*.{test,spec,contract}.ts',
  ).concat(ours('cms/database/contract.ts'));
  const tested = new Map<string, string>();
  for (const file of new Set(tests)) {
    for (const [, numbers = ''] of read(file).matchAll(
      /\b(?:it|test)\(\s*['"`]((?:[A-Z]\d+(?:, | and )?)+) /g,
    )) {
      for (const [rule] of numbers.matchAll(/[A-Z]\d+/g)) tested.set(rule, file);
    }
  }

  it('each stand once in SPEC.md', () => {
    const numbers = [...read('content-model/SPEC.md').matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(
      ([, rule]) => rule,
    );
    assert.deepEqual(numbers.toSorted(), [...rules].toSorted());
    assert.ok(rules.size > 40, `${rules.size} rules`);
  });

  it('each have a test', () => {
    assert.deepEqual(
      [...rules].filter((rule) => rule !== undefined && !tested.has(rule)),
      [],
    );
  });

  it('are all that tests name', () => {
    assert.deepEqual(
      [...tested].filter(([rule]) => !rules.has(rule)),
      [],
    );
  });
});

describe('the code', () => {
  it('keeps no drawer without a name of the field', () => {
    const drawers = ours('**/*.{ts,tsx,astro}').filter((file) =>
      /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.test(file),
    );
    assert.deepEqual(drawers, []);
  });

  it('has no barrel file in a package', () => {
    assert.deepEqual(
      ours('{content-model,themes,delivery,devices,audio-pipeline,signage-renderer}/**/index.ts'),
      [],
    );
  });
});
