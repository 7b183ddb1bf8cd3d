import { slugFrom } from '@nguon/content-model/text';
import type { CollectionBeforeOperationHook } from 'payload';
import { Refused } from '../language/refused.ts';

/** Largest file of a document, bytes. */
export const LARGEST_PAPER = 25 * 1024 * 1024;

/** What somebody reads who sends more than is taken. The language of the asker is not known there, so both stand. */
export const TOO_LARGE =
  'Nội dung gửi lên quá lớn, tệp được tối đa 25 MB. Hãy chọn tệp nhỏ hơn. · Too much was sent: a file may have 25 MB. Choose a smaller one.';

/** The formats of documents, by media type. */
export const paperTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
} as const;
type Paper = keyof typeof paperTypes;

/** The format that the bytes say, whatever the name says; `null` for all others, macro documents too. */
export function paperFormat(bytes: Uint8Array): Paper | null {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.startsWith('%PDF-')) return 'pdf';
  if (!text.startsWith('PK\x03\x04') || text.includes('vbaProject.bin')) return null;
  if (text.slice(30).startsWith(`mimetype${paperTypes.odt}`)) return 'odt';
  if (!text.includes('[Content_Types].xml')) return null;
  if (text.includes('word/document.xml')) return 'docx';
  return text.includes('xl/workbook.xml') ? 'xlsx' : null;
}

/** Lets in only files of these formats and sizes, with plain names (W16). */
export const admitPaper: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args;
  const { file } = req;
  if (file === undefined) return args;
  if (operation === 'update') {
    throw new Refused(req, 400, 'media-refused', {
      vi: 'Không thay được tệp của văn bản đã lưu. Hãy tạo văn bản mới.',
      en: 'The file of a kept document cannot be replaced. Create a new document.',
    });
  }
  const format = paperFormat(file.data);
  if (format === null || file.data.length > LARGEST_PAPER) {
    throw new Refused(req, 400, 'media-refused', {
      vi: 'Tệp không phải PDF, DOCX, XLSX hoặc ODT dưới 25 MB. Hãy chọn tệp khác.',
      en: 'The file is not a PDF, DOCX, XLSX or ODT under 25 MB. Choose another.',
    });
  }
  const stem = slugFrom(file.name.replace(/\.[^.]*$/, '')).slice(0, 80) || 'van-ban';
  file.name = `${stem}.${format}`;
  file.mimetype = paperTypes[format];
  return args;
};
