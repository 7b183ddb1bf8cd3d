'use client';

import { useForm } from '@payloadcms/ui';
import { type Answer, ask, type FieldFault } from './ask.ts';
import type { Words } from './words.ts';

/** Why a form was not sent: by its fields, or as a whole. */
export type Unsent = { readonly faults: readonly FieldFault[] } | { readonly fault: string };
export type Saved = { readonly id: string } | Unsent;

function idIn({ json }: Extract<Answer, { ok: true }>): string | null {
  if (typeof json !== 'object' || json === null || !('doc' in json)) return null;
  const { doc } = json;
  return typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? doc.id : null;
}

const unsent = (answer: Extract<Answer, { ok: false }>): Unsent =>
  answer.faults.length > 0 ? { faults: answer.faults } : { fault: answer.message };

/**
 * Checks everything on the form at once, as submitting it would, and marks each field at fault (W103).
 * @returns `null` when all is right
 */
export function useCheckForm(id: string | null, words: Words): () => Promise<Unsent | null> {
  const { dispatchFields, getData, getFields, setSubmitted, validateForm } = useForm();
  return async () => {
    const isValid = await validateForm();
    const answer = await ask(words, 'POST', '/api/bulletins/check', {
      ...getData(),
      ...(id !== null && { id }),
    });
    const told = answer.ok ? { faults: [] } : unsent(answer);
    if ('fault' in told) return told;
    const seen = isValid ? [] : Object.entries(getFields());
    const found = seen.flatMap(([path, { valid, errorMessage }]) =>
      valid === false && told.faults.every((fault) => fault.path !== path)
        ? [{ path, message: errorMessage ?? '' }]
        : [],
    );
    const faults = [...told.faults, ...found];
    if (faults.length === 0) return null;
    dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: faults });
    setSubmitted(true);
    return { faults };
  };
}

/**
 * Saves the form on screen as a draft.
 * @param id the bulletin's; `null` before its first save
 */
export function useSaveDraft(id: string | null, words: Words): () => Promise<Saved> {
  const { createFormData, setModified } = useForm();
  return async () => {
    const body = await createFormData({ _status: 'draft' }, {});
    const address = `/api/bulletins${id === null ? '' : `/${id}`}?draft=true&depth=0&locale=vi&fallback-locale=null`;
    const answer = await ask(words, id === null ? 'POST' : 'PATCH', address, body);
    if (!answer.ok) return unsent(answer);
    setModified(false);
    const saved = id ?? idIn(answer);
    return saved === null ? { fault: words.workflow.refused(200) } : { id: saved };
  };
}
