/**
 * A question that is answered once for each thing it is asked about, however many pages ask; the answer goes when the
 * thing does.
 */
export function onceForEach<Thing extends object, Answer>(
  answer: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, { readonly answer: Answer }>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before.answer;
    const now = answer(thing);
    known.set(thing, { answer: now });
    return now;
  };
}
