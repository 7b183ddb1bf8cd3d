'use client';

import { Button, useConfig, useDocumentInfo, useFormModified } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { ApproveScript } from './approve-script.tsx';
import { ask, type FieldFault } from './ask.ts';
import { FaultList } from './fault-list.tsx';
import { fieldPlaces, inFormOrder } from './field-places.ts';
import { goToField } from './go-to-field.ts';
import { keepNotice, type Notice, takeNotice } from './notice.ts';
import { Question } from './question.tsx';
import { type Unsent, useCheckForm, useSaveDraft } from './save-draft.ts';
import { NOTICE_PLACE } from './standing.ts';
import { type Words, wordsFor } from './words.ts';

/** A step a person takes with a button; editing has none. */
export type ButtonStep = 'submit' | 'approve' | 'reject' | 'withdraw';

export interface WorkflowButtonsProps {
  /** `null` before the first save. */
  readonly id: string | null;
  /** The content shown; an approval names it, so nobody approves what they did not see. */
  readonly hash: string | null;
  readonly steps: readonly ButtonStep[];
  /** Is it for loudspeakers? Then its approver reads what they will say. */
  readonly isSpoken: boolean;
  /** May this person end this emergency? */
  readonly isEndable: boolean;
  /** May this person change the text, and then submit it again? */
  readonly mayWrite: boolean;
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

/** Shows the bulletin as it now is, with what came of the step. */
function show(id: string, notice: Notice): void {
  keepNotice(notice);
  window.location.assign(`/admin/collections/bulletins/${id}`);
}

/** Tells why a form was not sent, with the focus in the first field at fault. */
function useFaults() {
  const { getEntityConfig } = useConfig();
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const places = () => fieldPlaces(getEntityConfig({ collectionSlug: 'bulletins' }).fields);
  const go = (path: string) => void goToField(path, places());
  const tell = (found: readonly FieldFault[]) => {
    const inOrder = inFormOrder(found, places());
    setFaults(inOrder);
    const [first] = inOrder;
    if (first) go(first.path);
  };
  return { faults, go, tell };
}

/** Takes steps one at a time, and says what came of them. */
function useSteps({ id, hash, language }: WorkflowButtonsProps, modified: boolean) {
  const words = wordsFor(language);
  const check = useCheckForm(id, words);
  const save = useSaveDraft(id, words);
  const { faults, go, tell } = useFaults();
  const { unlockDocument } = useDocumentInfo();
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => setNotice(takeNotice()), []);

  const stay = (why: Unsent) => {
    setBusy(false);
    if ('fault' in why) setNotice({ good: false, text: why.fault });
    else tell(why.faults);
  };
  const take = async (step: ButtonStep, reason: string, script: string | null) => {
    setBusy(true);
    setNotice(null);
    tell([]);
    const wrong = step === 'submit' ? await check() : null;
    if (wrong !== null) return stay(wrong);
    const saved = step === 'submit' && (id === null || modified) ? await save() : { id: id ?? '' };
    if (!('id' in saved)) return stay(saved);
    const body = {
      approve: { hash, ...(script && { script }) },
      submit: {},
      reject: { reason },
      withdraw: { reason },
    }[step];
    const answer = await ask(words, 'POST', `/api/bulletins/${saved.id}/${step}`, body);
    // Whoever comes next should not find it held by the one who has just let go of it.
    await unlockDocument(saved.id, 'bulletins').catch(() => undefined);
    show(
      saved.id,
      answer.ok ? { good: true, text: words.workflow.done[step] } : { good: false, text: answer.message },
    );
  };
  const end = async () => {
    setBusy(true);
    setNotice(null);
    const answer = await ask(words, 'POST', `/api/bulletins/${id}/all-clear`);
    const opened = answer.ok ? idIn(answer.json) : null;
    if (opened !== null) return show(opened, { good: true, text: words.workflow.ended });
    setBusy(false);
    setNotice({ good: false, text: answer.ok ? words.workflow.refused(200) : answer.message });
  };
  return { words, busy, notice, faults, go, take, end };
}

function idIn(json: unknown): string | null {
  return typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string'
    ? json.id
    : null;
}

/** Saving makes a draft of a bulletin at any other stage; the screen around the form then has to say so. */
function useRefreshOnceSaved(modified: boolean, changesStage: boolean): void {
  const router = useRouter();
  const before = useRef(modified);
  useEffect(() => {
    if (before.current && !modified && changesStage) router.refresh();
    before.current = modified;
  }, [modified, changesStage, router]);
}

/** What can be done to the bulletin on screen, by this person, now. A changed text is submitted anew before anything else. */
export function WorkflowButtons(props: WorkflowButtonsProps) {
  const modified = useFormModified();
  const { words, busy, notice, faults, go, take, end } = useSteps(props, modified);
  useRefreshOnceSaved(modified, props.id !== null && !props.steps.includes('submit'));
  const [asking, setAsking] = useState<ButtonStep | null>(null);
  const [script, setScript] = useState<string | null>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(NOTICE_PLACE)), []);
  const steps = modified && props.mayWrite ? (['submit'] as const) : props.steps;
  const question = asking && questionFor(asking, words.workflow);
  return (
    <div className="nguon-actions">
      {place &&
        createPortal(
          <>
            <p className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
              {busy ? words.workflow.working : notice?.text}
            </p>
            {faults.length > 0 && <FaultList faults={faults} onGo={go} words={words} />}
          </>,
          place,
        )}
      <div aria-label={words.workflow.label} className="nguon-buttons" role="group">
        {steps.map((step) => (
          <Button
            buttonStyle={step === 'submit' || step === 'approve' ? 'primary' : 'secondary'}
            disabled={busy}
            key={step}
            margin={false}
            onClick={() => (questionFor(step, words.workflow) ? setAsking(step) : void take(step, '', null))}
          >
            {words.workflow[step]}
          </Button>
        ))}
        {props.isEndable && (
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void end()}>
            {words.workflow.end}
          </Button>
        )}
      </div>
      {asking && question && (
        <Question
          {...question}
          confirm={words.workflow[asking]}
          onAnswer={(reason) => {
            setAsking(null);
            void take(asking, reason, script);
          }}
          onCancel={() => setAsking(null)}
          words={words}
        >
          {asking === 'approve' && props.isSpoken && props.id !== null && (
            <ApproveScript bulletin={props.id} language={props.language} onRead={setScript} />
          )}
        </Question>
      )}
    </div>
  );
}
