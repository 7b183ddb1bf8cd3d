'use client';

import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { ask } from './ask.ts';
import { wordsFor } from './words.ts';

/** A unit's answer to a normal bulletin from above: does it go on its boards and speakers? */
export function DecisionButtons({
  bulletin,
  language,
}: {
  readonly bulletin: string;
  readonly language: string;
}) {
  const words = wordsFor(language);
  const said = words.dashboard;
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const decide = async (choice: 'accept' | 'decline') => {
    setBusy(true);
    const answer = await ask(words, 'POST', '/api/decisions?depth=0', { bulletin, choice });
    setBusy(false);
    if (answer.ok) setNotice({ good: true, text: choice === 'accept' ? said.accepted : said.declined });
    else setNotice({ good: false, text: answer.message });
  };
  return (
    <span className="nguon-buttons">
      {!notice?.good && (
        <>
          <Button
            buttonStyle="primary"
            disabled={busy}
            margin={false}
            onClick={() => void decide('accept')}
            size="small"
          >
            {said.accept}
          </Button>
          <Button
            buttonStyle="secondary"
            disabled={busy}
            margin={false}
            onClick={() => void decide('decline')}
            size="small"
          >
            {said.decline}
          </Button>
        </>
      )}
      <span className={notice && !notice.good ? 'nguon-fault' : 'nguon-notice'} role="status">
        {notice?.text}
      </span>
    </span>
  );
}
