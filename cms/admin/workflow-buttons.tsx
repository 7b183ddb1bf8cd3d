'use client';

import { Button, useForm, useFormModified } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { type Answer, ask } from './ask.ts';
import { keepNotice, takeNotice } from './notice.ts';
import { Question } from './question.tsx';
import { type Words, wordsFor } from './words.ts';

/** A step a person takes with a button; editing has none. */
export type ButtonStep = 'submit' | 'approve' | 'reject' | 'withdraw';

export interface WorkflowButtonsProps {
  /** `null` before the first save. */
  readonly id: string | null;
  /** The content shown; an approval names it, so nobody approves what they did not see. */
  readonly hash: string | null;
  readonly steps: readonly ButtonStep[];
  readonly language: string;
}

function questionFor(step: ButtonStep, words: Words['workflow']) {
  switch (step) {
    case 'approve':
      return { title: words.approveTitle, hint: words.approveHint, wantsReason: false, danger: false };
    case 'reject':
      return { title: words.rejectTitle, hint: words.rejectHint, wantsReason: true, danger: true };
    case 'withdraw':
      return { title: words.withdrawTitle, hint: words.withdrawHint, wantsReason: true, danger: true };
    case 'submit':
      return null;
  }
}

const idIn = (answer: Answer): string | null => {
  if (!answer.ok || typeof answer.json !== 'object' || answer.json === null || !('doc' in answer.json))
    return null;
  const { doc } = answer.json;
  return typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? doc.id : null;
};

/** Saves what is in the form as a draft; answers the bulletin's id. */
function useSaving(id: string | null, words: Words) {
  const { createFormData, setModified, setSubmitted, validateForm } = useForm();
  return async (): Promise<{ id: string } | { fault: string }> => {
    if (!(await validateForm())) {
      setSubmitted(true);
      return { fault: words.workflow.invalid };
    }
    const body = await createFormData({ _status: 'draft' }, {});
    const answer = await ask(
      words,
      id === null ? 'POST' : 'PATCH',
      `/api/bulletins${id === null ? '' : `/${id}`}?draft=true&depth=0&locale=vi&fallback-locale=null`,
      body,
    );
    if (!answer.ok) return { fault: answer.message };
    setModified(false);
    const saved = id ?? idIn(answer);
    return saved === null ? { fault: words.workflow.refused(200) } : { id: saved };
  };
}

/** What can be done to the bulletin on screen, by this person, now. */
export function WorkflowButtons({ id, hash, steps, language }: WorkflowButtonsProps) {
  const words = wordsFor(language);
  const modified = useFormModified();
  const save = useSaving(id, words);
  const [asking, setAsking] = useState<ButtonStep | null>(null);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  useEffect(() => {
    const text = takeNotice();
    if (text !== null) setNotice({ good: true, text });
  }, []);

  const show = (saved: string, text: string) => {
    keepNotice(text);
    window.location.assign(`/admin/collections/bulletins/${saved}`);
  };
  const run = async (work: () => Promise<string | null>) => {
    setAsking(null);
    setBusy(true);
    setNotice(null);
    const fault = await work();
    if (fault === null) return;
    setNotice({ good: false, text: fault });
    setBusy(false);
  };
  const take = (step: ButtonStep, reason: string) =>
    run(async () => {
      const saved = step === 'submit' && (id === null || modified) ? await save() : { id: id ?? '' };
      if ('fault' in saved) return saved.fault;
      const body = step === 'approve' ? { hash } : step === 'submit' ? {} : { reason };
      const answer = await ask(words, 'POST', `/api/bulletins/${saved.id}/${step}`, body);
      if (!answer.ok) return answer.message;
      show(saved.id, words.workflow.done[step]);
      return null;
    });

  const question = asking && questionFor(asking, words.workflow);
  return (
    <div className="nguon-actions">
      <p aria-live="polite" className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
        {busy ? words.workflow.working : notice?.text}
      </p>
      <div aria-label={words.workflow.label} className="nguon-buttons" role="group">
        {steps.map((step) => (
          <Button
            buttonStyle={step === 'submit' || step === 'approve' ? 'primary' : 'secondary'}
            disabled={busy || (step !== 'submit' && modified)}
            key={step}
            margin={false}
            onClick={() => (questionFor(step, words.workflow) ? setAsking(step) : void take(step, ''))}
          >
            {words.workflow[step]}
          </Button>
        ))}
      </div>
      {asking && question && (
        <Question
          {...question}
          confirm={words.workflow[asking]}
          onAnswer={(reason) => void take(asking, reason)}
          onCancel={() => setAsking(null)}
          words={words}
        />
      )}
    </div>
  );
}
