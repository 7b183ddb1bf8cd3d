'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';

export interface PercentOrderProps {
  readonly busy: boolean;
  /** What stands in the field at first, %. */
  readonly usual: number;
  readonly words: { readonly label: string; readonly set: string; readonly hint: string };
  onOrder(percent: number): void;
}

/** How bright a board or how loud a speaker is to be for a while. */
export function PercentOrder({ busy, usual, words, onOrder }: PercentOrderProps) {
  const [typed, setTyped] = useState(String(usual));
  const id = useId();
  const percent = Number(typed);
  const isWhole = Number.isInteger(percent) && percent >= 1 && percent <= 100;
  return (
    <div className="nguon-order">
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
