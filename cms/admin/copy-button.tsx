'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import type { Words } from './words.ts';

/** Copies a text to be pasted on another machine. */
export function CopyButton({ text, words }: { readonly text: string; readonly words: Words['device'] }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="small">
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </Button>
  );
}
