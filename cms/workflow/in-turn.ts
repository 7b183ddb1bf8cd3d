const queues = new Map<string, Promise<unknown>>();

/** Does pieces of work of one name one after the other, in the order they came. */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = queues.get(name) ?? Promise.resolve();
  const done = before.then(work, work);
  queues.set(name, done);
  try {
    return await done;
  } finally {
    if (queues.get(name) === done) queues.delete(name);
  }
}

/** The same for work of several names at once. Names are taken in their order, so that two such works never wait for each other. */
export function inTurns<Result>(names: readonly string[], work: () => Promise<Result>): Promise<Result> {
  return [...new Set(names)].toSorted().reduceRight((inner, name) => () => inTurn(name, inner), work)();
}
