import { randomBytes } from 'node:crypto';
import { later } from '@nguon/content-model/instant';
import { USUAL_LUFS } from '@nguon/content-model/speaker';
import { createLocalReq, type PayloadRequest } from 'payload';
import { lexicalFrom } from '../body/markdown-to-lexical.ts';
import type { User } from '../payload-types.ts';
import { takeStep } from '../workflow/take-step.ts';
import type { PlannedBulletin } from './demo-bulletins.ts';
import { DEMO_PASSWORD } from './demo-officials.ts';
import type { Demonstration } from './plan-seed.ts';
import { writeFeedback } from './write-feedback.ts';
import { type Count, type Ids, idIn } from './write-places.ts';
import { type Hands, writeLooks, writeStanding } from './write-standing.ts';

/** How long before the approval a bulletin was submitted, s. */
const SUBMITTED_BEFORE = 20 * 60;

/** Requests in the officials' names, in the transaction of the seed, by e-mail address. */
type Requests = ReadonlyMap<string, PayloadRequest>;

function requestOf(requests: Requests, email: string): PayloadRequest {
  const request = requests.get(email);
  if (request === undefined) throw new RangeError(`${email} was never written`);
  return request;
}

/** Writes the officials. Whose password is not told gets one that nobody knows. */
async function writeOfficials(
  { officials }: Demonstration,
  units: Ids,
  req: PayloadRequest,
  count: Count,
): Promise<Requests> {
  const requests = new Map<string, PayloadRequest>();
  for (const { email, name, role, path, emergency, known } of officials) {
    const password = known ? DEMO_PASSWORD : randomBytes(24).toString('base64url');
    const user: User = await req.payload.create({
      collection: 'users',
      data: { email, password, name, role, unit: idIn(units, path), emergency, active: true },
      depth: 0,
      req,
      overrideAccess: true,
    });
    const own = await createLocalReq({ user: { ...user, collection: 'users' }, locale: 'vi' }, req.payload);
    const transactionID = await req.transactionID;
    requests.set(email, Object.assign(own, transactionID === undefined ? {} : { transactionID }));
    count(requests.size, officials.length, 'Tài khoản · Accounts');
  }
  return requests;
}

async function writeDevices(
  { boards, registers, requisitions, speakers, stations, clusterRegisters }: Demonstration,
  units: Ids,
  req: PayloadRequest,
): Promise<void> {
  const shared = { depth: 0, req, overrideAccess: true } as const;
  for (const { unit, windows: _, ...board } of boards) {
    await req.payload.create({
      ...shared,
      collection: 'boards',
      data: { ...board, ...registers.get(board.id), unit: idIn(units, unit) },
    });
  }
  for (const { unit, ...requisition } of requisitions) {
    const data = { ...requisition, unit: idIn(units, unit) };
    await req.payload.create({ ...shared, collection: 'requisitions', data });
  }
  for (const { unit, ...station } of stations) {
    await req.payload.create({
      ...shared,
      collection: 'stations',
      data: { ...station, unit: idIn(units, unit) },
    });
  }
  for (const { unit, sessions, loudness = USUAL_LUFS, ...speaker } of speakers) {
    const register = clusterRegisters.get(speaker.id);
    const data = {
      ...speaker,
      ...register,
      loudness,
      sessions: sessions.map((at) => ({ at })),
      unit: idIn(units, unit),
    };
    await req.payload.create({ ...shared, collection: 'speakers', data });
  }
}

/** Takes a bulletin as far as it came, through the same steps as officials do (W1 to W3). */
async function writeBulletin(
  bulletin: PlannedBulletin,
  ids: { units: Ids; categories: Ids },
  requests: Requests,
): Promise<void> {
  const { author, approver, approvedAt, stage, owner, category, markdown, ...fields } = bulletin;
  const [writer, reader] = [requestOf(requests, author), requestOf(requests, approver)];
  const unit = idIn(ids.units, owner);
  const { id } = await writer.payload.create({
    collection: 'bulletins',
    draft: true,
    data: {
      ...fields,
      body: lexicalFrom(markdown),
      category: idIn(ids.categories, category),
      language: 'vi',
      unit,
      audience: [unit],
    },
    depth: 0,
    req: writer,
    overrideAccess: true,
  });
  if (stage === 'draft') return;
  const submitted = await takeStep({ step: 'submit', id, at: later(approvedAt, -SUBMITTED_BEFORE) }, writer);
  if (stage === 'submitted') return;
  await takeStep({ step: 'approve', id, at: approvedAt, hash: submitted.submittedHash ?? '' }, reader);
}

/** The requests of a unit's editor and approver. */
function handsIn({ officials }: Demonstration, requests: Requests): (unit: string) => Hands {
  return (unit) => {
    const of = (role: 'editor' | 'approver') =>
      requestOf(
        requests,
        officials.find((official) => official.path === unit && official.role === role)?.email ?? unit,
      );
    return { editor: of('editor'), approver: of('approver') };
  };
}

/** Writes everything that is made up. */
export async function writeDemonstration(
  demonstration: Demonstration,
  ids: { readonly units: Ids; readonly categories: Ids },
  req: PayloadRequest,
  count: Count,
): Promise<void> {
  const { bulletins, decisions, feedback } = demonstration;
  const requests = await writeOfficials(demonstration, ids.units, req, count);
  const handsOf = handsIn(demonstration, requests);
  await writeLooks(demonstration.looks, ids.units, handsOf);
  await writeStanding(demonstration, ids.units, handsOf, count);
  for (const [index, bulletin] of bulletins.entries()) {
    await writeBulletin(bulletin, ids, requests);
    count(index + 1, bulletins.length, 'Bản tin · Bulletins');
  }
  await writeDevices(demonstration, ids.units, req);
  for (const { bulletin, unit, choice } of decisions) {
    await req.payload.create({
      collection: 'decisions',
      data: { bulletin, choice, unit: idIn(ids.units, unit) },
      depth: 0,
      req,
      overrideAccess: true,
    });
  }
  for (const [index, planned] of feedback.entries()) {
    const [editor, approver] = [requestOf(requests, planned.editor), requestOf(requests, planned.approver)];
    await writeFeedback(planned, ids.units, { editor, approver }, req);
    count(index + 1, feedback.length, 'Phản ánh, kiến nghị · Feedback');
  }
}
