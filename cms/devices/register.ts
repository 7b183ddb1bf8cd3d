import { RegisteredDevice } from '@nguon/content-model/device';
import { keyOf } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { windowsByBoard } from '../boards/board-of.ts';
import type { Board, Speaker } from '../payload-types.ts';

export const deviceCollections = ['boards', 'speakers'] as const;
export type DeviceCollection = (typeof deviceCollections)[number];

/** What the content model calls a collection's devices. */
export const kinds = { boards: 'board', speakers: 'speaker' } as const;

/** A device's record and the collection it is in. */
export interface Found {
  readonly collection: DeviceCollection;
  readonly record: Board | Speaker;
}

/** Devices whose field has a value. */
export async function devicesWhere(
  req: PayloadRequest,
  where: Record<string, { equals: string } | { exists: boolean }>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const collection of deviceCollections) {
    const { docs } = await req.payload.find({
      collection,
      where,
      depth: 0,
      pagination: false,
      req,
      overrideAccess: true,
    });
    found.push(...docs.map((record) => ({ collection, record })));
  }
  return found;
}

/** The device with an id; `null` when nobody knows it. */
export async function deviceById(req: PayloadRequest, id: string): Promise<Found | null> {
  return (await devicesWhere(req, { id: { equals: id } }))[0] ?? null;
}

/** `GET devices`: all that are enrolled and not revoked (D1). */
export async function answerDevices(req: PayloadRequest): Promise<Response> {
  const enrolled = await devicesWhere(req, { tokenHash: { exists: true } });
  const { docs: requisitions } = await req.payload.find({
    collection: 'requisitions',
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  const windows = windowsByBoard(requisitions);
  const devices = enrolled
    .filter(({ record }) => record.tokenHash && !record.revokedAt)
    .map(({ collection, record }) =>
      RegisteredDevice.parse({
        device: record.id,
        kind: kinds[collection],
        unit: keyOf(record.path ?? ''),
        publicKey: { kty: 'OKP', crv: 'Ed25519', x: record.publicKey },
        tokenHash: record.tokenHash,
        windows: 'owner' in record && record.owner === 'advertising' ? (windows.get(record.id) ?? []) : null,
      }),
    );
  return Response.json(devices);
}
