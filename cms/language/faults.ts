import { faultIn, LONGEST_WORD } from '@nguon/content-model/text';
import type { Said } from './said.ts';

/** Why a text may not be kept (T2, T3), in words for an official; `null` when it may. */
export function textFault(text: string, lineBreaks: boolean): Said | null {
  const fault = faultIn(text, lineBreaks);
  if (fault === null) return null;
  const hidden = /U\+[0-9A-F]+/.exec(fault)?.[0];
  if (hidden !== undefined) {
    return {
      vi: `Có ký tự ẩn ${hidden}. Hãy xóa và gõ lại đoạn này.`,
      en: `It holds the hidden character ${hidden}. Delete and type that part again.`,
    };
  }
  return {
    vi: `Có một từ dài hơn ${LONGEST_WORD} ký tự. Hãy tách bằng dấu cách.`,
    en: `A word is longer than ${LONGEST_WORD} characters. Divide it with spaces.`,
  };
}
