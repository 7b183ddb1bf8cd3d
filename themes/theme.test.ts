import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brandFor, type PageColours, pageColours } from './brand.ts';
import { contrast } from './contrast.ts';
import { cssTheme } from './css-theme.ts';
import { mix, movedApart } from './mix.ts';
import { emblemOf, ornamentOf } from './ornament.ts';
import { type Theme, themeNamed, themes } from './theme.ts';

/** Text that meets a background on pages or boards. */
const pairs: readonly (readonly [keyof PageColours, keyof PageColours])[] = [
  ['text', 'surface'],
  ['text', 'raised'],
  ['text', 'tint'],
  ['mutedText', 'surface'],
  ['mutedText', 'raised'],
  ['mutedText', 'tint'],
  ['link', 'surface'],
  ['link', 'raised'],
  ['link', 'tint'],
  ['fault', 'surface'],
  ['fault', 'raised'],
  ['onBrand', 'brand'],
  ['onHead', 'head'],
  ['onDeep', 'deep'],
  ['onPriority', 'priority'],
  ['onEmergency', 'emergency'],
  ['onAllClear', 'allClear'],
];
const modes = ['light', 'dark'] as const;

/** The pairs of a theme that cannot be read, in words. */
function unreadable(theme: Theme): string[] {
  return modes.flatMap((mode) => {
    const colours = pageColours(theme, mode);
    return pairs
      .map(([text, background]) => [text, background, contrast(colours[text], colours[background])] as const)
      .filter(([, , measured]) => measured < 4.5)
      .map(([text, background, measured]) => `${mode} ${text} on ${background}: ${measured.toFixed(2)}`);
  });
}

/** Colours all over the cube: 9 steps of each channel, 729 in all. */
const steps = ['00', '20', '40', '60', '80', 'a0', 'c0', 'e0', 'ff'];
const cube = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

for (const theme of themes) {
  describe(`the ${theme.name} theme`, () => {
    for (const mode of modes) {
      const colours = pageColours(theme, mode);
      for (const [text, background] of pairs) {
        it(`G7 ${mode} ${text} reads on ${background}`, () => {
          const measured = contrast(colours[text], colours[background]);
          assert.ok(measured >= 4.5, `${measured.toFixed(2)} : 1`);
        });
      }
    }

    it('G50 reads in whatever colour a unit gives it', () => {
      for (const colour of cube) assert.deepEqual(unreadable(brandFor(theme, colour)), [], colour);
    });

    it('G50 keeps a colour that can be read already, and its own where a unit gives none', () => {
      assert.equal(brandFor(theme, '#7a1f2b').colours.brand, '#7a1f2b');
      assert.equal(brandFor(theme, null), theme);
    });

    it('G51 keeps the red of emergencies whatever colour a unit gives it', () => {
      for (const colour of ['#b3140e', '#ffcc00', '#123456']) {
        const { colours, dark } = brandFor(theme, colour);
        assert.equal(colours.emergency, theme.colours.emergency);
        assert.equal(dark.emergency, theme.dark.emergency);
      }
    });

    it('G52 draws a border that repeats and an emblem, without a colour of their own', () => {
      const { width, height, shapes } = ornamentOf(theme);
      assert.ok(width > 0 && height > 0);
      for (const drawn of [shapes, emblemOf(theme)]) {
        assert.match(drawn, /^<(path|g|circle)/);
        assert.doesNotMatch(drawn, /#[0-9a-f]{3}|rgb|script|href/i);
        assert.ok(drawn.length < 900, `${drawn.length} characters`);
      }
    });
  });
}

describe('themes', () => {
  it('fall back to the default for an unknown name', () => {
    assert.equal(themeNamed('không có').name, 'nuoc');
  });

  it('G52 differ in more than their hue', () => {
    for (const part of ['ground', 'radius'] as const) {
      assert.equal(new Set(themes.map((theme) => theme[part])).size, themes.length, part);
    }
    assert.equal(new Set(themes.map((theme) => ornamentOf(theme).shapes)).size, themes.length);
    assert.equal(new Set(themes.map(({ colours }) => colours.surface)).size, themes.length);
  });

  it('measure black on white as 21 to 1', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
  });

  it('mix by shares and stop at the first colour far enough apart', () => {
    assert.equal(mix('#000000', '#ffffff', 0.5), '#808080');
    assert.equal(movedApart('#ffffff', '#000000', ['#ffffff'], 21), '#000000');
    assert.equal(movedApart('#123456', '#000000', ['#ffffff'], 4.5), '#123456');
  });

  it('become CSS custom properties in both modes', () => {
    const css = cssTheme(themeNamed('nuoc'));
    assert.match(css, /^:root\{--radius:10px;--surface:#ffffff;.*--muted-text:#4a5b64;.*--on-head:#/);
    assert.match(css, /@media screen and \(prefers-color-scheme:dark\)\{:root\{--surface:#0d171b;/);
  });
});
