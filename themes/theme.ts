/**
 * The look that a unit's pages and boards share. Colours are sRGB in hexadecimal; every text and background pair named
 * together has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
export interface Theme {
  readonly name: string;
  /** As an editor chooses it. */
  readonly label: { readonly vi: string; readonly en: string };
  readonly colours: {
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
  };
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
};

export const themes: readonly Theme[] = [nuoc];

/** The theme of that name; the default where there is none of that name, so that a page never fails for its colours. */
export function themeNamed(name: string): Theme {
  return themes.find((theme) => theme.name === name) ?? nuoc;
}
