import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrast } from './contrast.ts';
import { cssColours } from './css-colours.ts';
import { type Colours, themeNamed, themes } from './theme.ts';

/** Text that meets a background on pages or boards. */
const pairs: readonly (readonly [keyof Colours, keyof Colours])[] = [
  ['text', 'surface'],
  ['text', 'raised'],
  ['mutedText', 'surface'],
  ['mutedText', 'raised'],
  ['link', 'surface'],
  ['link', 'raised'],
  ['onBrand', 'brand'],
  ['onPriority', 'priority'],
  ['onEmergency', 'emergency'],
];

for (const theme of themes) {
  describe(`the ${theme.name} theme`, () => {
    for (const [mode, colours] of [
      ['light', theme.colours],
      ['dark', theme.dark],
    ] as const) {
      for (const [text, background] of pairs) {
        it(`G7 ${mode} ${text} reads on ${background}`, () => {
          const measured = contrast(colours[text], colours[background]);
          assert.ok(measured >= 4.5, `${measured.toFixed(2)} : 1`);
        });
      }
    }
  });
}

describe('themes', () => {
  it('falls back to the default for an unknown name', () => {
    assert.equal(themeNamed('không có').name, 'nuoc');
  });

  it('measures black on white as 21 to 1', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
  });

  it('writes colours as CSS custom properties in both modes', () => {
    const css = cssColours(themeNamed('nuoc'));
    assert.match(css, /^:root\{--surface:#ffffff;.*--muted-text:#4a5b64;/);
    assert.match(css, /@media screen and \(prefers-color-scheme:dark\)\{:root\{--surface:#0d171b;/);
  });
});
