import { faultIn, LONGEST_WORD, MOST_MARKS } from '@nguon/content-model/text';
import type { Said } from './said.ts';

/** What is wrong with a text, and what to do, in words for an official; each without a full stop. */
export interface TextFault {
  readonly found: Said;
  readonly remedy: Said;
}

/** What the content model says of a text (T2, T3, T5); `null` for whatever else it says. */
export function textFaultOf(message: string): TextFault | null {
  switch (message.slice(0, 2)) {
    case 'T2': {
      const hidden = /U\+[0-9A-F]+/.exec(message)?.[0] ?? '';
      return {
        found: { vi: `có ký tự ẩn ${hidden}`, en: `it holds the hidden character ${hidden}` },
        remedy: { vi: 'Hãy xóa và gõ lại đoạn này', en: 'Delete and type that part again' },
      };
    }
    case 'T3':
      return {
        found: {
          vi: `có một từ dài hơn ${LONGEST_WORD} ký tự`,
          en: `a word is longer than ${LONGEST_WORD} characters`,
        },
        remedy: { vi: 'Hãy tách bằng dấu cách', en: 'Divide it with spaces' },
      };
    case 'T5':
      return {
        found: {
          vi: `có chữ mang hơn ${MOST_MARKS} dấu chồng lên nhau`,
          en: `a letter carries more than ${MOST_MARKS} marks`,
        },
        remedy: { vi: 'Hãy xóa và gõ lại chữ này', en: 'Delete and type it again' },
      };
    default:
      return null;
  }
}

const sentence = (found: string, remedy: string): string =>
  `${found.charAt(0).toUpperCase()}${found.slice(1)}. ${remedy}.`;

/** A fault of a text as sentences. */
export function saidOfTextFault({ found, remedy }: TextFault): Said {
  return { vi: sentence(found.vi, remedy.vi), en: sentence(found.en, remedy.en) };
}

/** Why a text may not be kept, in words for an official; `null` when it may. */
export function textFault(text: string, lineBreaks: boolean): Said | null {
  const fault = textFaultOf(faultIn(text, lineBreaks) ?? '');
  return fault === null ? null : saidOfTextFault(fault);
}
