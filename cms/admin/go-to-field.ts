import type { FieldPlace } from './field-places.ts';

/** How often a field is looked for while its tab opens, once for each picture of the screen. */
const LOOKS = 60;

const TAKES_FOCUS = 'input:not([type=hidden]), textarea, [contenteditable=true], button, a[href]';

function controlOf(path: string): HTMLElement | null {
  const place = document.getElementById(`field-${path.replaceAll('.', '__')}`);
  return place?.matches(TAKES_FOCUS) ? place : (place?.querySelector<HTMLElement>(TAKES_FOCUS) ?? null);
}

const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Puts the focus into a field of the form on screen, opening the tab it is on. */
export async function goToField(path: string, places: readonly FieldPlace[]): Promise<void> {
  const tab = places.find((place) => place.path === path)?.tab ?? null;
  if (tab !== null && controlOf(path) === null) {
    document.querySelectorAll<HTMLElement>('.tabs-field__tab-button')[tab]?.click();
  }
  for (let look = 0; look < LOOKS && controlOf(path) === null; look++) await nextPicture();
  const control = controlOf(path);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
}
