import { sha256 } from '@nguon/content-model/content-address';
import type { TextField } from 'payload';
import { nobody } from '../access/rules.ts';

/** The content address of the stored file, computed here and never taken from outside (W15). */
export function addressField(): TextField {
  return {
    name: 'sha256',
    type: 'text',
    label: { vi: 'Mã kiểm tra SHA-256', en: 'SHA-256' },
    index: true,
    access: { create: nobody, update: nobody },
    admin: { readOnly: true, position: 'sidebar', condition: ({ sha256: address }) => Boolean(address) },
    hooks: {
      beforeChange: [
        ({ operation, originalDoc, req }) =>
          operation === 'create' && req.file ? sha256(req.file.data) : originalDoc?.sha256,
      ],
    },
  };
}
