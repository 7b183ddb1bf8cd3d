/** Told on a screen when one of its buttons has given a device a command. */
const ORDERED = 'nguon:ordered';

/** Says that a command was given: lists of commands on the same screen ask anew. */
export function tellOrdered(): void {
  window.dispatchEvent(new Event(ORDERED));
}

/** @returns ends the listening */
export function onOrdered(listen: () => void): () => void {
  window.addEventListener(ORDERED, listen);
  return () => window.removeEventListener(ORDERED, listen);
}
