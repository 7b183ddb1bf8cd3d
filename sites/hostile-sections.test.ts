import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostileCommune, hostilePortal } from './fixtures/hostile.ts';
import { openEngine, renderingOf } from './fixtures/rendering.ts';

describe('sections with hostile words in every field', () => {
  for (const [name, view] of Object.entries({ commune: hostileCommune, portal: hostilePortal })) {
    it(`G3 keep them as words on the pages of a ${name}`, async () => {
      const site = await renderingOf(await openEngine(), view);
      for (const [path, text] of site) {
        if (path.endsWith('.json') || path.endsWith('.txt')) continue;
        assert.doesNotMatch(text.replace(/="[^"]*"/g, ''), /<img src=x/, path);
        assert.doesNotMatch(
          text.replace(/="[^"]*"/g, '').replace(/<script type="[^"]*">/g, ''),
          /<script>/,
          path,
        );
        for (const [, data = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
          assert.doesNotThrow(() => JSON.parse(data), path);
        for (const [, mail = ''] of text.matchAll(/href="mailto:([^"]*)"/g))
          assert.doesNotMatch(mail, /[?&]/, path);
      }
      assert.ok([...site.values()].some((text) => text.includes('&lt;img src=x')));
    });
  }
});
