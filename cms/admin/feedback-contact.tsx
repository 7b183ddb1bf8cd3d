'use client';

import { FeedbackSent } from '@nguon/content-model/feedback';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { z } from 'zod';
import { type Answer, ask } from './ask.ts';
import { feedbackWordsFor } from './feedback-words.ts';
import { wordsFor } from './words.ts';

const Shown = z.object({ contact: FeedbackSent.shape.contact });
type Contact = z.output<typeof Shown>['contact'];

const parts = ['name', 'phone', 'email', 'address'] as const;

/** The sender's contact, once an official asks to see it; each look is noted (J12). */
export function FeedbackContact({ id, language }: { readonly id: string; readonly language: string }) {
  const words = feedbackWordsFor(language).contact;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    setAnswer(await ask(wordsFor(language), 'POST', `/api/feedback/${id}/contact`, {}));
    setBusy(false);
  };
  const contact: Contact | null = (answer?.ok && Shown.safeParse(answer.json).data?.contact) || null;
  return (
    <section className="nguon-contact">
      {contact === null && (
        <>
          <Button
            buttonStyle="secondary"
            disabled={busy}
            margin={false}
            onClick={() => void show()}
            size="small"
          >
            {words.show}
          </Button>
          <small>{words.hint}</small>
        </>
      )}
      <div role="status">
        {answer && !answer.ok && <p className="nguon-fault">{answer.message}</p>}
        {contact && parts.every((part) => !contact[part]) && <p>{words.none}</p>}
        {contact && (
          <dl className="nguon-people">
            {parts.map(
              (part) =>
                contact[part] && (
                  <div key={part}>
                    <dt>{words[part]}</dt>
                    <dd>{contact[part]}</dd>
                  </div>
                ),
            )}
          </dl>
        )}
      </div>
    </section>
  );
}
