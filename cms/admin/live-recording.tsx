'use client';

import { useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import { liveWordsFor } from './live-words.ts';

/** What was said in a live broadcast, to be heard by whoever may read its record. */
export function LiveRecording() {
  const { id } = useDocumentInfo();
  const { i18n } = useTranslation();
  const words = liveWordsFor(i18n.language);
  const [isMissing, setMissing] = useState(false);
  if (id === undefined) return null;
  return (
    <section className="nguon-loop">
      <h3>{words.recording}</h3>
      {isMissing ? (
        <p className="nguon-empty">{words.noRecording}</p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: nobody wrote down what was spoken
        <audio
          aria-label={words.recording}
          controls
          onError={() => setMissing(true)}
          preload="metadata"
          src={`/api/live-recordings/${id}`}
        />
      )}
    </section>
  );
}
