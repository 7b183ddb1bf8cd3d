'use client';

import { Button, useForm, useFormModified } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type FeedbackStep, stepRules } from '../feedback/steps.ts';
import { ask } from './ask.ts';
import { feedbackWordsFor } from './feedback-words.ts';
import { keepNotice, type Notice, takeNotice } from './notice.ts';
import { Question } from './question.tsx';
import { NOTICE_PLACE } from './standing.ts';
import { wordsFor } from './words.ts';

export interface FeedbackButtonsProps {
  readonly id: string;
  /** The answer shown; an approval names it, so nobody approves what they did not see. */
  readonly hash: string | null;
  readonly steps: readonly FeedbackStep[];
  /** May the answer on screen still be changed, and then submitted? */
  readonly mayWrite: boolean;
  /** Where it may be transferred to. */
  readonly destinations: readonly { readonly key: string; readonly name: string }[];
  readonly language: string;
}

/** A step that is taken without a question. */
function isPlain(step: FeedbackStep): step is 'begin' | 'submit' {
  return step === 'begin' || step === 'submit';
}

/** Saves the answer on screen. @returns why it could not; `null` when it was saved */
function useSaveAnswer(id: string, words: ReturnType<typeof wordsFor>): () => Promise<string | null> {
  const { createFormData, setModified, setSubmitted, validateForm } = useForm();
  return async () => {
    if (!(await validateForm())) {
      setSubmitted(true);
      return words.workflow.invalid;
    }
    const body = await createFormData({}, {});
    const answer = await ask(words, 'PATCH', `/api/feedback/${id}?depth=0`, body);
    if (!answer.ok) return answer.message;
    setModified(false);
    return null;
  };
}

/** Shows the feedback as it now is, with what came of the step; the list for one that is elsewhere now. */
function show(place: string, notice: Notice): void {
  keepNotice(notice);
  window.location.assign(`/admin/collections/feedback${place}`);
}

/** Takes steps one at a time, and says what came of them. */
function useSteps({ id, hash, language }: FeedbackButtonsProps, modified: boolean) {
  const said = feedbackWordsFor(language);
  const general = wordsFor(language);
  const words = { ...general, fields: { ...general.fields, ...said.fields } };
  const save = useSaveAnswer(id, words);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => setNotice(takeNotice()), []);

  const take = async (step: FeedbackStep, reason: string, unit: string) => {
    setBusy(true);
    setNotice(null);
    const fault = step === 'submit' && modified ? await save() : null;
    const body = {
      ...(reason && { reason }),
      ...(unit && { unit }),
      ...(hash && stepRules[step].other && { hash }),
    };
    if (fault !== null) {
      setNotice({ good: false, text: fault });
      setBusy(false);
      return;
    }
    const answer = await ask(words, 'POST', `/api/feedback/${id}/${step}`, body);
    show(
      answer.ok && step === 'transfer' ? '' : `/${id}`,
      answer.ok ? { good: true, text: said.done[step] } : { good: false, text: answer.message },
    );
  };
  return { said, words, busy, notice, take };
}

/** What can be done with the feedback on screen, by this person, now. A changed answer is submitted before all else. */
export function FeedbackButtons(props: FeedbackButtonsProps) {
  const modified = useFormModified();
  const { said, words, busy, notice, take } = useSteps(props, modified);
  const [asking, setAsking] = useState<Exclude<FeedbackStep, 'begin' | 'submit'> | null>(null);
  const [unit, setUnit] = useState('');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(NOTICE_PLACE)), []);
  const steps = modified && props.mayWrite ? (['submit'] as const) : props.steps;
  const leading = steps.find((step) => step === 'submit' || step === 'publish' || step === 'answer');
  const inOrder = steps.toReversed().toSorted((a, b) => Number(a === leading) - Number(b === leading));
  return (
    <div className="nguon-actions">
      {place &&
        createPortal(
          <p className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
            {busy ? words.workflow.working : notice?.text}
          </p>,
          place,
        )}
      <div aria-label={said.label} className="nguon-buttons" role="group">
        {inOrder.map((step) => (
          <Button
            buttonStyle={step === leading ? 'primary' : 'secondary'}
            disabled={busy}
            key={step}
            margin={false}
            onClick={() => (isPlain(step) ? void take(step, '', '') : setAsking(step))}
          >
            {said.steps[step]}
          </Button>
        ))}
      </div>
      {asking && (
        <Question
          {...said.questions[asking]}
          confirm={said.steps[asking]}
          danger={asking === 'refuse' || asking === 'unpublish'}
          onAnswer={(reason) => {
            setAsking(null);
            void take(asking, reason, asking === 'transfer' ? unit : '');
          }}
          onCancel={() => setAsking(null)}
          wantsReason={stepRules[asking].reason === true}
          words={words}
        >
          {asking === 'transfer' && (
            <label>
              {said.toUnit}
              <select onChange={(event) => setUnit(event.target.value)} value={unit}>
                <option value="">{said.chooseUnit}</option>
                {props.destinations.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </Question>
      )}
    </div>
  );
}
