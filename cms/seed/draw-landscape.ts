/** The colours of a landscape, from the sky down. */
interface Palette {
  readonly sky: readonly [string, string];
  readonly sun: string;
  readonly ridges: readonly string[];
  readonly water: string;
}

const palettes: Readonly<Record<string, Palette>> = {
  nuoc: {
    sky: ['#cfe6ec', '#f6efe0'],
    sun: '#f3c069',
    ridges: ['#8fb8bd', '#5f9aa1', '#2f7680', '#155a66', '#0b4f5c'],
    water: '#dff1f2',
  },
  gom: {
    sky: ['#d6def0', '#fbeee6'],
    sun: '#f0b08a',
    ridges: ['#a3b2d4', '#7c90bf', '#566fa8', '#3a5592', '#263f7d'],
    water: '#e6ecf8',
  },
  nui: {
    sky: ['#d9ead9', '#fdf4da'],
    sun: '#f2c94c',
    ridges: ['#a6c8a3', '#7dae7e', '#52905c', '#327344', '#1d5433'],
    water: '#eef6dc',
  },
};

const paletteOf = (theme: string): Palette => {
  const palette = palettes[theme];
  if (palette === undefined) throw new RangeError(`no landscape is drawn for the theme "${theme}"`);
  return palette;
};

/** A ridge from left to right: a wave of waves, closed at the bottom. */
function ridge(width: number, height: number, base: number, swing: number, phase: number): string {
  const points = Array.from({ length: 41 }, (_, step) => {
    const x = (step / 40) * width;
    const bend = Math.sin(step / 5 + phase) + 0.5 * Math.sin(step / 2.3 + phase * 2);
    return `${x.toFixed(0)},${(base - swing * bend).toFixed(1)}`;
  });
  return `M0,${height} L${points.join(' L')} L${width},${height} Z`;
}

/** The banks of terraces: lines that follow a slope, each with a strip of water above it. */
function terraces(width: number, height: number, { water, ridges }: Palette): string {
  return Array.from({ length: 7 }, (_, step) => {
    const top = height * (0.66 + step * 0.05);
    const line = ridge(width, height, top, 9 + step, 2 + step * 0.35);
    const bank = ridge(width, height, top + 7, 9 + step, 2 + step * 0.35);
    return `<path d="${line}" fill="${water}" opacity="0.75"/><path d="${bank}" fill="${ridges.at(step % 2 === 0 ? -1 : -2)}"/>`;
  }).join('');
}

/** A landscape of mountains and terraced fields, 1,600 × 500 px, as SVG. No emblem of the state, no words. */
export function headerDrawing(theme: string): string {
  const palette = paletteOf(theme);
  const [width, height] = [1_600, 500];
  const [above, below] = palette.sky;
  const hills = palette.ridges
    .slice(0, 3)
    .map(
      (colour, step) =>
        `<path d="${ridge(width, height, 190 + step * 60, 46 - step * 6, step * 1.7)}" fill="${colour}"/>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>
<circle cx="1180" cy="130" r="54" fill="${palette.sun}"/>
${hills.join('\n')}
${terraces(width, height, palette)}
</svg>`;
}

/** A round mark of a mountain above a terraced field, 512 × 512 px, as SVG. */
export function logoDrawing(theme: string): string {
  const { ridges, sun, water, sky } = paletteOf(theme);
  const [dark, light] = [ridges.at(-1), ridges.at(1)];
  const bands = [0, 1, 2, 3]
    .map(
      (step) =>
        `<path d="M0,${330 + step * 44} Q128,${292 + step * 44} 256,${330 + step * 44} T512,${330 + step * 44}" fill="none" stroke="${water}" stroke-width="14"/>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
<clipPath id="round"><circle cx="256" cy="256" r="244"/></clipPath>
<g clip-path="url(#round)"><rect width="512" height="512" fill="${sky[0]}"/><circle cx="352" cy="150" r="48" fill="${sun}"/>
<path d="M-20,360 L170,130 L290,290 L350,220 L540,380 L540,512 L-20,512 Z" fill="${light}"/>
<path d="M0,330 Q128,292 256,330 T512,330 L512,512 L0,512 Z" fill="${dark}"/>${bands}</g>
<circle cx="256" cy="256" r="244" fill="none" stroke="${dark}" stroke-width="16"/></svg>`;
}
