import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';

/** Does all of it or nothing of it. Every Payload call inside must pass this `req`. */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const begun = await initTransaction(req);
  try {
    const result = await work();
    if (begun) await commitTransaction(req);
    return result;
  } catch (error) {
    if (begun) await killTransaction(req);
    throw error;
  }
}
