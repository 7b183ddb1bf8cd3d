'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { Announced } from '../announcements/announcement-endpoints.ts';
import { announcementWordsFor } from './announcement-words.ts';
import { ask } from './ask.ts';
import { tellOrdered } from './ordered.ts';
import { Question } from './question.tsx';
import { wordsFor } from './words.ts';

interface Ready {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface AnnouncementButtonsProps {
  readonly announcements: readonly Ready[];
  readonly unit: { readonly id: string; readonly name: string };
  /** The names of the clusters of the unit. */
  readonly names: readonly string[];
  /** The cluster at hand; without one, all of the unit are meant. */
  readonly speaker?: { readonly id: string; readonly name: string };
  /** May the reader press? */
  readonly may: boolean;
  readonly language: string;
}

/** The announcements that are kept ready, each with a button and a question that says where it will sound. */
export function AnnouncementButtons({
  announcements,
  unit,
  names,
  speaker,
  may,
  language,
}: AnnouncementButtonsProps) {
  const words = wordsFor(language);
  const said = announcementWordsFor(language);
  const [asked, setAsked] = useState<Ready | null>(null);
  const [everywhere, setEverywhere] = useState(speaker === undefined);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const id = useId();
  const play = async ({ id: announcement, title }: Ready) => {
    setAsked(null);
    setBusy(true);
    setNotice(null);
    const place = everywhere || speaker === undefined ? { unit: unit.id } : { speaker: speaker.id };
    const answer = await ask(words, 'POST', `/api/prepared-announcements/${announcement}/play`, place);
    setBusy(false);
    tellOrdered();
    if (!answer.ok) return setNotice({ good: false, text: answer.message });
    const { speakers, leftOut } = answer.json as Announced;
    const left = leftOut.map(({ name, why }) => `${name} (${why})`).join(', ');
    const text = [said.sent(title, speakers.join(', ')), left && said.leftOut(left)]
      .filter(Boolean)
      .join(' ');
    setNotice({ good: left === '', text });
  };
  const isOne = speaker !== undefined && !everywhere;
  return (
    <>
      <ul className="nguon-announcements">
        {announcements.map((one) => (
          <li key={one.id}>
            <strong>{one.title}</strong>
            <details>
              <summary>{said.words}</summary>
              <p>{one.text}</p>
            </details>
            {may && (
              <Button
                aria-label={said.press(one.title)}
                buttonStyle="primary"
                className="nguon-danger"
                disabled={busy}
                margin={false}
                onClick={() => setAsked(one)}
              >
                {said.button}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
        {notice?.text}
      </p>
      {asked && (
        <Question
          confirm={said.button}
          danger
          hint={isOne ? said.onOne(speaker.name) : said.onAll(names.length, unit.name, names.join(', '))}
          onAnswer={() => void play(asked)}
          onCancel={() => setAsked(null)}
          title={said.ask(asked.title)}
          wantsReason={false}
          words={words}
        >
          {speaker !== undefined && names.length > 1 && (
            <fieldset className="nguon-places">
              <legend>{said.place}</legend>
              {[false, true].map((all) => (
                <label key={String(all)}>
                  <input
                    checked={everywhere === all}
                    name={`${id}-place`}
                    onChange={() => setEverywhere(all)}
                    type="radio"
                  />
                  {all ? said.all(names.length, unit.name) : said.thisOne(speaker.name)}
                </label>
              ))}
            </fieldset>
          )}
        </Question>
      )}
    </>
  );
}
