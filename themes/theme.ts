/** The colours of a theme, sRGB in hexadecimal. */
export interface Colours {
  /** Page and frame background, and the text on it. */
  readonly surface: string;
  readonly text: string;
  readonly mutedText: string;
  /** Cards and table heads, a step away from the surface. */
  readonly raised: string;
  readonly border: string;
  /** Header band, links and buttons, and the text on them. */
  readonly brand: string;
  readonly onBrand: string;
  readonly link: string;
  /** One warm accent for small marks; never carries meaning alone. */
  readonly accent: string;
  /** Priority bulletins. */
  readonly priority: string;
  readonly onPriority: string;
  /** Emergencies: nothing else uses this red. */
  readonly emergency: string;
  readonly onEmergency: string;
}

/**
 * The look that a unit's pages and boards share. Text keeps a contrast of at least 4.5 : 1 on every background it meets
 * (WCAG 2.2, 1.4.3); rule G7 in SPEC.md.
 */
export interface Theme {
  readonly name: string;
  /** As an editor chooses it. */
  readonly label: { readonly vi: string; readonly en: string };
  readonly colours: Colours;
  /** For readers who ask for dark pages. Boards do not. */
  readonly dark: Colours;
}

/** Water: deep blue-green, the default. */
const nuoc: Theme = {
  name: 'nuoc',
  label: { vi: 'Nước', en: 'Water' },
  colours: {
    surface: '#ffffff',
    text: '#14232b',
    mutedText: '#4a5b64',
    raised: '#f1f6f7',
    border: '#c9d6da',
    brand: '#0b4f5c',
    onBrand: '#ffffff',
    link: '#0a5f8a',
    accent: '#c98a1b',
    priority: '#fff1cc',
    onPriority: '#5c3a00',
    emergency: '#b3140e',
    onEmergency: '#ffffff',
  },
  dark: {
    surface: '#0d171b',
    text: '#e3edf0',
    mutedText: '#a4b6bd',
    raised: '#15242a',
    border: '#31464e',
    brand: '#0b4350',
    onBrand: '#f3fafb',
    link: '#7fc8ea',
    accent: '#dba544',
    priority: '#3a2c0a',
    onPriority: '#ffe3a6',
    emergency: '#b3140e',
    onEmergency: '#ffffff',
  },
};

/** Mountain: forest green. */
const nui: Theme = {
  name: 'nui',
  label: { vi: 'Núi', en: 'Mountain' },
  colours: { ...nuoc.colours, raised: '#f2f6f1', border: '#cbd8cb', brand: '#1d5433', link: '#146341' },
  dark: {
    ...nuoc.dark,
    surface: '#0f1712',
    raised: '#18241c',
    border: '#354a3c',
    brand: '#17452a',
    link: '#86d3a4',
  },
};

/** Ceramic: the indigo of blue-and-white ware. */
const gom: Theme = {
  name: 'gom',
  label: { vi: 'Gốm', en: 'Ceramic' },
  colours: { ...nuoc.colours, raised: '#f3f5fa', border: '#ccd4e4', brand: '#263f7d', link: '#2750a8' },
  dark: {
    ...nuoc.dark,
    surface: '#10141e',
    raised: '#1a2130',
    border: '#39445c',
    brand: '#22366b',
    link: '#9dbcf5',
  },
};

export const themes: readonly Theme[] = [nuoc, nui, gom];

/** The theme of that name; the default where there is none of that name, so that a page never fails for its colours. */
export function themeNamed(name: string): Theme {
  return themes.find((theme) => theme.name === name) ?? nuoc;
}
