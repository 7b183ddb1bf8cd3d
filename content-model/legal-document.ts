import { z } from 'zod';
import { Sha256 } from './content-address.ts';
import { line, passage } from './text.ts';

/** A legal or administrative document (văn bản). Source of the fields: Nghị định 42/2022, article 4. */
export const LegalDocument = z.strictObject({
  id: z.uuid(),
  /** Hình thức văn bản: `Quyết định`, `Kế hoạch` … */
  form: line(80).min(1),
  /** Số, ký hiệu: `135/QĐ-UBND`. */
  symbol: line(60).min(1),
  authority: line(200).min(1),
  /** Lĩnh vực: `Đất đai`, `Thông tin cơ sở` … Left out where none was named. */
  field: line(120).min(1).optional(),
  issuedOn: z.iso.date(),
  effectiveOn: z.iso.date().nullable(),
  /** Trích yếu. */
  abstract: passage(1_000).min(1),
  file: z
    .strictObject({
      sha256: Sha256,
      name: line(200).min(1),
      bytes: z.int().min(1),
      mime: z.string().min(3).max(120),
    })
    .nullable(),
});
export type LegalDocument = z.output<typeof LegalDocument>;
