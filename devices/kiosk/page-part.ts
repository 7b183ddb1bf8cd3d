/** A part of the kiosk's page, by its id. */
export function partOf<T extends HTMLElement>(id: string, kind: new () => T): T {
  const part = document.getElementById(id);
  if (part instanceof kind) return part;
  throw new TypeError(`the page has no ${id}`);
}
