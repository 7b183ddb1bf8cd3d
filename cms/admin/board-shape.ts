import type { CSSProperties } from 'react';

/** Widest board whose dots are told apart on a screen that shows it larger than it is, px. */
const DOTS_UP_TO = 480;

/** The shape of a board's frames for the styles: its dots stay dots, a finer picture is made smaller smoothly. */
export function boardShape(width: number, height: number): CSSProperties {
  const drawing = width <= DOTS_UP_TO ? 'pixelated' : 'auto';
  return { '--board-shape': `${width} / ${height}`, '--board-drawing': drawing } as CSSProperties;
}
