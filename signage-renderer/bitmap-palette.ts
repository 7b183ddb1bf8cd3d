import type { Board } from '@nguon/content-model/board';
import { contrast } from '@nguon/themes/contrast';
import { mix } from '@nguon/themes/mix';
import type { Theme } from '@nguon/themes/theme';
import type { Look } from './frame.ts';

/** Places in a bitmap frame's palette. */
export const GROUND = 0;
export const TEXT = 1;
export const BAND = 2;
export const ON_BAND = 3;
export const TITLE = 4;

const [DARK, LIT] = ['#000000', '#ffffff'] as const;

/** What red and green dots give, alone and together. */
const [RED, GREEN, YELLOW] = ['#ff0000', '#00ff00', '#ffff00'] as const;

/** Of red and green dots, red is for emergencies alone, and green alone for all-clears. */
const twoColours: Record<Look, readonly string[]> = {
  emergency: [RED, DARK, DARK, RED, DARK],
  'all-clear': [DARK, GREEN, GREEN, DARK, GREEN],
  priority: [DARK, GREEN, YELLOW, DARK, YELLOW],
  normal: [DARK, YELLOW, GREEN, DARK, GREEN],
};

/**
 * The colours of a bitmap frame. The ground is dark, because a lit one dazzles at night; an emergency lights the whole
 * board in its own colour, and an all-clear is in its green alone. A one-bit board has lit and dark only, one of two colours what its dots give (B26).
 */
export function paletteFor({ colour }: Board, { colours }: Theme, look: Look): readonly string[] {
  if (colour === 'one-bit') {
    return look === 'emergency' ? [LIT, DARK, DARK, LIT, DARK] : [DARK, LIT, LIT, DARK, LIT];
  }
  if (colour === 'two-colour') return twoColours[look];
  const { accent, allClear, brand, emergency, onAllClear, onBrand, onEmergency } = colours;
  switch (look) {
    case 'emergency':
      return [emergency, onEmergency, onEmergency, emergency, onEmergency];
    case 'all-clear': {
      const lit = mix(allClear, onAllClear, 0.65);
      return [DARK, lit, allClear, onAllClear, lit];
    }
    case 'priority':
      return [
        DARK,
        LIT,
        accent,
        contrast(accent, DARK) > contrast(accent, LIT) ? DARK : LIT,
        colours.priority,
      ];
    case 'normal':
      return [DARK, LIT, brand, onBrand, colours.priority];
  }
}
