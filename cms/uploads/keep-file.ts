import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** What Payload notes of a file; it follows from the bytes. */
const facts = ['filename', 'mimeType', 'filesize', 'width', 'height'] as const;

/**
 * What is noted of a kept file is not written by hand, and nothing is noted of a file that is not there (W17). Nothing
 * means no value, not `null`: file names are unique, and MongoDB counts a `null` as a name.
 */
export const keepFacts: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' && req.file) return data;
  const kept: Readonly<Record<string, unknown>> = operation === 'update' ? (originalDoc ?? {}) : {};
  const written = Object.entries(data).filter(([name]) => !facts.some((fact) => fact === name));
  const noted = facts.flatMap((name) => (kept[name] == null ? [] : [[name, kept[name]] as const]));
  return Object.fromEntries([...written, ...noted]);
};

/** Payload would cut a kept file for whoever asks so in the address; its bytes stay as they are (W17). */
export const refuseEdits: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update' || req.query?.uploadEdits === undefined) return args;
  throw new Refused(req, 400, 'media-refused', {
    vi: 'Không cắt, xoay được tệp đã lưu. Hãy tải lên thành tệp mới.',
    en: 'A kept file cannot be cut or turned. Upload it as a new one.',
  });
};
