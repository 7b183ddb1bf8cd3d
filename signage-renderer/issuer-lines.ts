import { type Grid, settingOf, smallSize } from './outline-grid.ts';
import { phrasesOf } from './phrases.ts';
import type { TextLine } from './scene.ts';
import { cutToWidth, lineText, wrap } from './wrap.ts';

/**
 * Who speaks, in one line, or in two lower ones where the name is long; past those it ends in an ellipsis.
 *
 * @param place left end and middle of the lines, and how wide they may be, in pixels
 */
export function issuerLines(
  grid: Grid,
  issuer: string,
  place: { readonly x: number; readonly middle: number; readonly width: number; readonly colour: string },
): TextLine[] {
  const phrases = phrasesOf(issuer);
  const line = { x: place.x, weight: 700, colour: place.colour, align: 'left' } as const;
  const tall = smallSize(grid, 4.6);
  const one = settingOf(700, tall);
  if (one.measure(lineText(phrases)) <= place.width) {
    return [{ ...line, text: lineText(phrases), y: Math.round(place.middle - one.pitch / 2), size: tall }];
  }
  const low = smallSize(grid, 3.5);
  const { measure, pitch } = settingOf(700, low);
  const [first = [], ...others] = wrap(phrases, place.width, measure);
  const texts = [
    lineText(first),
    ...(others.length > 0 ? [cutToWidth(others.flat(), place.width, measure)] : []),
  ];
  return texts.map((text, row) => ({
    ...line,
    text,
    y: Math.round(place.middle + (row - texts.length / 2) * pitch),
    size: low,
  }));
}
