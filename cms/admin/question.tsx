'use client';

import { Button } from '@payloadcms/ui';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Words } from './words.ts';

export interface QuestionProps {
  readonly words: Words;
  readonly title: string;
  readonly hint: string;
  readonly confirm: string;
  /** Must a reason be written? */
  readonly wantsReason: boolean;
  readonly danger: boolean;
  /** What else is asked, before the reason. */
  readonly children?: ReactNode;
  onAnswer(reason: string): void;
  onCancel(): void;
}

/**
 * A question that must be answered before a step is taken. The browser's own dialog keeps focus inside and closes on
 * Escape; it stands outside the edited form, because forms cannot hold forms.
 */
export function Question({
  words,
  title,
  hint,
  confirm,
  wantsReason,
  danger,
  children,
  onAnswer,
  onCancel,
}: QuestionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const answer = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (wantsReason && reason.trim() === '') setMissing(true);
    else onAnswer(reason.trim());
  };

  return createPortal(
    <dialog
      aria-describedby={`${id}-hint`}
      aria-labelledby={`${id}-title`}
      className="nguon-question"
      onCancel={onCancel}
      ref={dialog}
    >
      <form method="dialog" noValidate onSubmit={answer}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-hint`}>{hint}</p>
        {children}
        {wantsReason && (
          <label>
            {words.workflow.reason}
            <textarea
              aria-describedby={missing ? `${id}-missing` : undefined}
              aria-invalid={missing}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
              rows={3}
              value={reason}
            />
          </label>
        )}
        {missing && (
          <p className="nguon-fault" id={`${id}-missing`} role="alert">
            {words.workflow.reasonNeeded}
          </p>
        )}
        <div className="nguon-buttons">
          <Button buttonStyle="secondary" margin={false} onClick={onCancel} type="button">
            {words.workflow.cancel}
          </Button>
          <Button buttonStyle="primary" className={danger ? 'nguon-danger' : ''} margin={false} type="submit">
            {confirm}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
