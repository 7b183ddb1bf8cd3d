'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { boardWordsFor } from './board-words.ts';

export interface BrightnessOrderProps {
  readonly busy: boolean;
  readonly language: string;
  onOrder(percent: number): void;
}

/** How bright a board is to be until its plan's next change. */
export function BrightnessOrder({ busy, language, onOrder }: BrightnessOrderProps) {
  const words = boardWordsFor(language).brightness;
  const [typed, setTyped] = useState('60');
  const id = useId();
  const percent = Number(typed);
  const isWhole = Number.isInteger(percent) && percent >= 1 && percent <= 100;
  return (
    <div className="nguon-brightness">
      <label htmlFor={id}>{words.label}</label>
      <input
        aria-describedby={`${id}-hint`}
        aria-invalid={!isWhole}
        id={id}
        inputMode="numeric"
        max={100}
        min={1}
        onChange={({ target }) => setTyped(target.value)}
        step={1}
        type="number"
        value={typed}
      />
      <Button
        buttonStyle="secondary"
        disabled={busy || !isWhole}
        margin={false}
        onClick={() => onOrder(percent)}
        size="small"
      >
        {words.set}
      </Button>
      <small id={`${id}-hint`}>{words.hint}</small>
    </div>
  );
}
