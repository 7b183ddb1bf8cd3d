'use client';

import type { Act, Order } from '@nguon/content-model/command';
import { slugFrom } from '@nguon/content-model/text';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { type Answer, ask } from './ask.ts';
import { boardWordsFor } from './board-words.ts';
import { CopyButton } from './copy-button.tsx';
import { moment } from './moment.ts';
import { tellOrdered } from './ordered.ts';
import { PercentOrder } from './percent-order.tsx';
import { PlayOrder } from './play-order.tsx';
import { Question } from './question.tsx';
import type { DeviceState } from './standing.ts';
import { type Words, wordsFor } from './words.ts';

/** Acts that need no more than a small button: switching off and on has one of its own, and so has revoking. */
const buttonActs = {
  board: ['refresh', 'test', 'restart'],
  speaker: ['stop', 'refresh', 'test', 'restart'],
} as const satisfies Record<string, readonly Act[]>;

interface OneTimeCode {
  readonly code: string;
  readonly until: string;
}

function codeIn({ json }: Extract<Answer, { ok: true }>): OneTimeCode | null {
  if (typeof json !== 'object' || json === null || !('code' in json) || !('until' in json)) return null;
  const { code, until } = json;
  return typeof code === 'string' && typeof until === 'string' ? { code, until } : null;
}

interface EnrolmentProps extends OneTimeCode {
  readonly name: string;
  readonly deviceUrl: string;
  readonly words: Words['device'];
}

/** The one-time code and the command to run where the device stands. */
function Enrolment({ code, until, name, deviceUrl, words }: EnrolmentProps) {
  const command = `npm run player -- --enrol ${code} --server ${deviceUrl} --key ${slugFrom(name)}.key`;
  return (
    <div className="nguon-enrolment">
      <p>{words.enrolHint}</p>
      <dl>
        <div>
          <dt>{words.code}</dt>
          <dd className="nguon-code">{code}</dd>
        </div>
        <div>
          <dt>{words.command}</dt>
          <dd>
            <code>{command}</code>
            <CopyButton text={command} words={words} />
          </dd>
        </div>
      </dl>
      <p>{words.expires(moment(until))}</p>
    </div>
  );
}

export interface DeviceControlsProps {
  /** Of the board or speaker in our API: `/api/boards/<id>`. */
  readonly address: string;
  readonly kind: 'board' | 'speaker';
  readonly name: string;
  /** Where devices reach the installation. */
  readonly deviceUrl: string;
  readonly state: DeviceState;
  readonly language: string;
}

/** Enrolling a device, revoking its key, and commanding it. */
export function DeviceControls({ address, kind, name, deviceUrl, state, language }: DeviceControlsProps) {
  const words = wordsFor(language);
  const said = words.device;
  const [code, setCode] = useState<OneTimeCode | null>(null);
  const [busy, setBusy] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const [notice, setNotice] = useState<{ readonly good: boolean; readonly text: string } | null>(null);

  const post = async (deed: 'enrolment' | 'revoke' | 'command', body: Readonly<Record<string, unknown>>) => {
    setBusy(true);
    setNotice(null);
    const answer = await ask(words, 'POST', `${address}/${deed}`, body);
    setBusy(false);
    if (!answer.ok) setNotice({ good: false, text: answer.message });
    return answer.ok ? answer : null;
  };
  const enrol = async () => {
    const answer = await post('enrolment', {});
    if (answer) setCode(codeIn(answer));
  };
  const revoke = async () => {
    setRevoking(false);
    if (await post('revoke', {})) window.location.reload();
  };
  const order = async (asked: Partial<Order>, text: string) => {
    if (!(await post('command', { ...asked }))) return;
    setNotice({ good: true, text });
    tellOrdered();
  };
  const { brightness } = boardWordsFor(language);
  const enrolled = state === 'online' || state === 'offline';

  return (
    <>
      <div className="nguon-buttons">
        <Button
          buttonStyle={enrolled ? 'secondary' : 'primary'}
          disabled={busy}
          margin={false}
          onClick={() => void enrol()}
        >
          {enrolled ? said.enrolAgain : said.enrol}
        </Button>
        {enrolled && (
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setRevoking(true)}>
            {said.revoke}
          </Button>
        )}
      </div>
      {enrolled && (
        <div aria-label={said.commands} className="nguon-buttons" role="group">
          {buttonActs[kind].map((act) => (
            <Button
              buttonStyle="subtle"
              disabled={busy}
              key={act}
              margin={false}
              onClick={() => void order({ act }, said.sent(said.acts[act]))}
              size="small"
            >
              {said.acts[act]}
            </Button>
          ))}
        </div>
      )}
      {enrolled && kind === 'board' && (
        <PercentOrder
          busy={busy}
          onOrder={(percent) => void order({ act: 'brightness', percent }, brightness.sent(percent))}
          usual={60}
          words={brightness}
        />
      )}
      {enrolled && kind === 'speaker' && (
        <>
          <PlayOrder
            address={address}
            busy={busy}
            language={language}
            onOrder={({ clip, title }) => void order({ act: 'play', clip }, said.play.sent(title))}
          />
          <PercentOrder
            busy={busy}
            onOrder={(percent) => void order({ act: 'volume', percent }, said.volume.sent(percent))}
            usual={60}
            words={said.volume}
          />
        </>
      )}
      <p className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
        {notice?.text}
      </p>
      {code && <Enrolment {...code} name={name} deviceUrl={deviceUrl} words={said} />}
      {revoking && (
        <Question
          confirm={said.revoke}
          danger
          hint={said.revokeHint}
          onAnswer={() => void revoke()}
          onCancel={() => setRevoking(false)}
          title={said.revoke}
          wantsReason={false}
          words={words}
        />
      )}
    </>
  );
}
