import { z } from 'zod';
import { order } from './command.ts';
import { Sha256 } from './content-address.ts';
import { PublicKey, Reported } from './device.ts';
import { Instant } from './instant.ts';
import { PlayoutEntry } from './playout.ts';
import { UnitKey } from './unit.ts';

/**
 * What passes between the CMS and delivery, over HTTP. Delivery needs no database. All of it below
 * `/api/delivery/`, with `Authorization: Delivery <key>`; rules X1 to X5 in SPEC.md.
 *
 * | request                      | answer                                                       |
 * | ---------------------------- | ------------------------------------------------------------ |
 * | GET changes?after=N          | `ChangesPage`: what happened after a cursor, oldest first      |
 * | GET events                   | server-sent events: `event: change` with the newest number   |
 * | GET units                    | `UnitsPage`: every unit with a site, and the cursor to go on from |
 * | GET editions/<unit key>      | `Edition`, with its id as ETag; 404 for a unit without a site |
 * | GET devices                  | `RegisteredDevice[]`: all that are enrolled and not revoked   |
 * | GET media/<sha256>           | bytes of a picture, or of a public document's file            |
 * | GET recordings/<sha256>      | bytes of a recording, public or not; 404 where there is none  |
 * | POST enrolments              | `Enrolment` → `Enrolled`                                      |
 * | POST playouts                | `PlayoutReport`; repeated entries are ignored                 |
 * | POST reported                | `ReportedOn`                                                 |
 * | POST acknowledged            | `Acknowledged`; what says no more than what is known is ignored |
 * | POST receipts                | `Receipt`                                                    |
 * | POST feedback                | `FeedbackSent` → `FeedbackStanding`; the same sending is kept once |
 * | GET feedback/<code>          | `FeedbackStanding`; 404 for a code there is not               |
 * | GET previews/<token>         | `Preview`; 404 for a token that is over or was never given    |
 * | GET previews/<token>/file    | bytes of the file of the document that is previewed          |
 */
export const Change = z.strictObject({
  /** Grows with every change, in the order of commits; the cursor. */
  sequence: z.int().min(1),
  at: Instant,
  /** Units whose edition may differ now. */
  units: z.array(UnitKey),
  /** Has the register of devices changed? */
  devices: z.boolean(),
  command: z.strictObject({ device: z.uuid(), ...order, id: z.uuid() }).nullable(),
});
export type Change = z.output<typeof Change>;

export const ChangesPage = z.strictObject({
  changes: z.array(Change),
  /** The cursor to ask with next time. */
  cursor: z.int().min(0),
  /** Are there more after this page? */
  more: z.boolean(),
});
export type ChangesPage = z.output<typeof ChangesPage>;

export const UnitsPage = z.strictObject({ cursor: z.int().min(0), units: z.array(UnitKey) });
export type UnitsPage = z.output<typeof UnitsPage>;

/** A device asks to join, with the one-time code an official read from the CMS (D3). */
export const Enrolment = z.strictObject({
  code: z.string().min(6).max(40),
  publicKey: PublicKey,
  tokenHash: Sha256,
});
export type Enrolment = z.output<typeof Enrolment>;
export const Enrolled = z.strictObject({
  device: z.uuid(),
  kind: z.enum(['board', 'speaker']),
  unit: UnitKey,
  name: z.string(),
});
export type Enrolled = z.output<typeof Enrolled>;

/** Playout entries, with the device's signed original for the auditor. */
export const PlayoutReport = z.strictObject({
  device: z.uuid(),
  /** The key that signed it: each machine that joins as the device has its own, and begins its own log (X10). */
  publicKey: PublicKey,
  entries: z.array(PlayoutEntry).min(1).max(500),
  signed: z.string(),
});
export type PlayoutReport = z.output<typeof PlayoutReport>;

/** What a device says of itself, and whether it shows or plays what it was given (Z31). */
export const ReportedOn = Reported.extend({
  /** Is it a file that is in none of the manifests it may obey now? */
  wrong: z.boolean(),
});
export type ReportedOn = z.output<typeof ReportedOn>;

/** What a page is about that an editor asks to see before it is public. */
export const PreviewSubject = z.strictObject({
  kind: z.enum(['site', 'bulletin', 'page', 'official', 'engagement', 'procedure', 'document', 'answer']),
  id: z.string(),
});
export type PreviewSubject = z.output<typeof PreviewSubject>;

/** A site as it would be if the drafts an editor is working on were public. */
export const Preview = z.strictObject({
  /** Parsed by `parseEdition`. */
  edition: z.unknown(),
  /** The instant to look at it: now, or the beginning of what is still to come. */
  at: Instant,
  subject: PreviewSubject,
  /** The administration's origin: the only one that may frame the page. */
  frameOrigin: z.string(),
});
export type Preview = z.output<typeof Preview>;

/** What delivery has done, up to a cursor. */
export const Receipt = z.strictObject({
  cursor: z.int().min(0),
  at: Instant,
  /** The unit delivered, or `null` for the cursor alone. */
  unit: UnitKey.nullable(),
  edition: Sha256.nullable(),
  /** Does the broker answer delivery? */
  broker: z.enum(['up', 'down']).optional(),
  /** What could not be delivered, in words for the editor. */
  failures: z.array(
    z.strictObject({
      channel: z.enum(['site', 'board', 'speaker']),
      bulletin: z.uuid().nullable(),
      device: z.uuid().nullable(),
      message: z.string(),
    }),
  ),
});
export type Receipt = z.output<typeof Receipt>;
