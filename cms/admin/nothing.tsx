/** Takes the place of a part of Payload's screens that our workflow has no use for. */
export function Nothing() {
  return null;
}
