'use client';

import { Button, useForm } from '@payloadcms/ui';
import { useState } from 'react';
import { ask } from './ask.ts';
import { boardWordsFor } from './board-words.ts';
import { tellOrdered } from './ordered.ts';
import { wordsFor } from './words.ts';

export interface DeviceSwitchProps {
  /** Of the board or speaker in our API: `/api/boards/<id>`. */
  readonly address: string;
  readonly kind: 'board' | 'speaker';
  /** Is it switched off now? */
  readonly off: boolean;
  readonly language: string;
}

/** One button that switches a board's picture or a speaker's sound off at once, and on again. */
export function DeviceSwitch({ address, kind, off: before, language }: DeviceSwitchProps) {
  const words = boardWordsFor(language).switch[kind];
  const { dispatchFields } = useForm();
  const [off, setOff] = useState(before);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const change = async () => {
    setBusy(true);
    setSaid(null);
    const answer = await ask(wordsFor(language), 'POST', `${address}/${off ? 'show' : 'blank'}`, {});
    setBusy(false);
    if (!answer.ok) return setSaid({ good: false, text: answer.message });
    dispatchFields({ type: 'UPDATE', path: kind === 'board' ? 'blanked' : 'muted', value: !off });
    setSaid({ good: true, text: off ? words.isOn : words.isOff });
    setOff(!off);
    tellOrdered();
  };
  return (
    <div className="nguon-switch">
      <Button
        buttonStyle="primary"
        className={off ? '' : 'nguon-danger'}
        disabled={busy}
        margin={false}
        onClick={() => void change()}
        size="large"
      >
        {off ? words.on : words.off}
      </Button>
      <p
        className={said && !said.good ? 'nguon-fault' : 'nguon-notice'}
        data-off={off || undefined}
        role="status"
      >
        {said?.text ?? (off ? words.staysOff : '')}
      </p>
    </div>
  );
}
