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
  /** All-clears: nothing else uses this green. */
  readonly allClear: string;
  readonly onAllClear: string;
}

/**
 * The look that a unit's pages and boards share. Text keeps a contrast of at least 4.5 : 1 on every background it meets
 * (WCAG 2.2, 1.4.3); rule G7 in SPEC.md.
 */
export interface Theme {
  readonly name: string;
  /** As an editor chooses it. */
  readonly label: { readonly vi: string; readonly en: string };
  /** What the head of a page stands on: the brand colour, a breath of it, or the surface itself. */
  readonly ground: 'brand' | 'tint' | 'surface';
  /** Roundness of the corners of cards and fields, a CSS length. */
  readonly radius: string;
  readonly colours: Colours;
  /** For readers who ask for dark pages. Boards do not. */
  readonly dark: Colours;
}

/** Water: deep blue-green, the default. */
const nuoc: Theme = {
  name: 'nuoc',
  label: { vi: 'Nước', en: 'Water' },
  ground: 'brand',
  radius: '10px',
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
    allClear: '#0f6b3c',
    onAllClear: '#ffffff',
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
    allClear: '#0f6b3c',
    onAllClear: '#ffffff',
  },
};

/** Mountain: forest green on the warm white of do paper, with the terracotta of brocade. */
const nui: Theme = {
  name: 'nui',
  label: { vi: 'Núi', en: 'Mountain' },
  ground: 'tint',
  radius: '3px',
  colours: {
    ...nuoc.colours,
    surface: '#fdfcf7',
    text: '#1f241b',
    mutedText: '#535a4a',
    raised: '#f4f3e8',
    border: '#d5d4c1',
    brand: '#1d5433',
    link: '#146341',
    accent: '#b8542b',
  },
  dark: {
    ...nuoc.dark,
    surface: '#131610',
    text: '#e9eadf',
    mutedText: '#b0b3a1',
    raised: '#1e2219',
    border: '#424738',
    brand: '#1f5034',
    link: '#8fd0a4',
    accent: '#dd8a5c',
  },
};

/** Ceramic: the cobalt of blue-and-white ware on its glaze, with the brown of its rim. */
const gom: Theme = {
  name: 'gom',
  label: { vi: 'Gốm', en: 'Ceramic' },
  ground: 'surface',
  radius: '0',
  colours: {
    ...nuoc.colours,
    surface: '#fcfdff',
    text: '#1a2030',
    mutedText: '#4e566b',
    raised: '#f1f4fb',
    border: '#c7d0e6',
    brand: '#24408e',
    link: '#2750a8',
    accent: '#8a5a2b',
  },
  dark: {
    ...nuoc.dark,
    surface: '#0f131f',
    text: '#e4e9f5',
    mutedText: '#a7b1c9',
    raised: '#181e2e',
    border: '#3a4663',
    brand: '#28438c',
    link: '#a3c0f7',
    accent: '#cf9f6c',
  },
};

export const themes: readonly Theme[] = [nuoc, nui, gom];

/** The theme of that name; the default where there is none of that name, so that a page never fails for its colours. */
export function themeNamed(name: string): Theme {
  return themes.find((theme) => theme.name === name) ?? nuoc;
}
