import assert from 'node:assert/strict';
import type { User } from '../payload-types.ts';
import type { PreviewedCollection } from '../preview/previewed.ts';
import type { TestCms } from './test-cms.ts';

/** The address that the form of a record is given for an official, as Payload asks for it. */
export async function previewAddressFor(
  cms: TestCms,
  as: User | undefined,
  collection: PreviewedCollection,
  id: string,
): Promise<string | null> {
  const { payload } = cms;
  const url = payload.config.admin.livePreview?.url;
  assert.ok(typeof url === 'function');
  const req = await cms.reqOf(as);
  const { config: collectionConfig } = payload.collections[collection];
  const locale = { code: 'vi', label: '' };
  return (await url({ collectionConfig, data: { id }, locale, payload, req })) ?? null;
}
