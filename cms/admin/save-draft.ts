'use client';

import { useForm } from '@payloadcms/ui';
import { type Answer, ask } from './ask.ts';
import type { Words } from './words.ts';

export type Saved = { readonly id: string } | { readonly fault: string };

function idIn({ json }: Extract<Answer, { ok: true }>): string | null {
  if (typeof json !== 'object' || json === null || !('doc' in json)) return null;
  const { doc } = json;
  return typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? doc.id : null;
}

/**
 * Saves the form on screen as a draft, once every field in it is right.
 * @param id the bulletin's; `null` before its first save
 */
export function useSaveDraft(id: string | null, words: Words): () => Promise<Saved> {
  const { createFormData, setModified, setSubmitted, validateForm } = useForm();
  return async () => {
    if (!(await validateForm())) {
      setSubmitted(true);
      return { fault: words.workflow.invalid };
    }
    const body = await createFormData({ _status: 'draft' }, {});
    const address = `/api/bulletins${id === null ? '' : `/${id}`}?draft=true&depth=0&locale=vi&fallback-locale=null`;
    const answer = await ask(words, id === null ? 'POST' : 'PATCH', address, body);
    if (!answer.ok) return { fault: answer.message };
    setModified(false);
    const saved = id ?? idIn(answer);
    return saved === null ? { fault: words.workflow.refused(200) } : { id: saved };
  };
}
