'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { type HoursReport, hoursSaid } from '../requisitions/hours-said.ts';
import { ask } from './ask.ts';
import { boardWordsFor } from './board-words.ts';
import { moment } from './moment.ts';
import { Question } from './question.tsx';
import { wordsFor } from './words.ts';

export interface RequisitionControlsProps {
  readonly id: string;
  readonly mayRelease: boolean;
  readonly showsHours: boolean;
  readonly language: string;
}

/** Giving a screen back, and how long it was ours. */
export function RequisitionControls({ id, mayRelease, showsHours, language }: RequisitionControlsProps) {
  const words = wordsFor(language);
  const said = boardWordsFor(language).requisition;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [hours, setHours] = useState<HoursReport | null>(null);

  const send = async (method: 'GET' | 'POST', deed: string) => {
    setBusy(true);
    setFault('');
    const answer = await ask(
      words,
      method,
      `/api/requisitions/${id}/${deed}`,
      method === 'POST' ? {} : undefined,
    );
    setBusy(false);
    if (!answer.ok) setFault(answer.message);
    return answer.ok ? answer.json : null;
  };
  const release = async () => {
    setAsking(false);
    if ((await send('POST', 'release')) !== null) window.location.reload();
  };
  return (
    <>
      <div className="nguon-buttons">
        {mayRelease && (
          <Button buttonStyle="primary" disabled={busy} margin={false} onClick={() => setAsking(true)}>
            {said.release}
          </Button>
        )}
        {showsHours && (
          <>
            <Button
              buttonStyle="secondary"
              disabled={busy}
              margin={false}
              onClick={() => void send('GET', 'hours').then((json) => setHours(json as HoursReport | null))}
            >
              {said.hours}
            </Button>
            <a download href={`/api/requisitions/${id}/hours.csv`}>
              {said.download}
            </a>
          </>
        )}
      </div>
      <div aria-live="polite">
        {fault !== '' && <p className="nguon-fault">{fault}</p>}
        {hours && <Hours hours={hours} language={language} />}
      </div>
      {asking && (
        <Question
          confirm={said.release}
          danger={false}
          hint={said.releaseHint}
          onAnswer={() => void release()}
          onCancel={() => setAsking(false)}
          title={said.releaseTitle}
          wantsReason={false}
          words={words}
        />
      )}
    </>
  );
}

function Hours({ hours, language }: { readonly hours: HoursReport; readonly language: string }) {
  const said = boardWordsFor(language).requisition;
  const inHours = (seconds: number) => hoursSaid(seconds, language === 'en' ? 'en' : 'vi');
  return (
    <>
      <p>{said.sum(inHours(hours.inForceSeconds), inHours(hours.shownSeconds), moment(hours.until))}</p>
      {hours.bulletins.length > 0 && (
        <table className="nguon-table">
          <thead>
            <tr>
              {said.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.bulletins.map(({ bulletin, times, seconds }) => (
              <tr key={bulletin}>
                <th scope="row">{hours.titles[bulletin] ?? said.untitled}</th>
                <td>{times}</td>
                <td>{inHours(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
