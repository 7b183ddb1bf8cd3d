'use client';

import { ServerClock } from '@nguon/content-model/server-clock';
import { Button, useTranslation } from '@payloadcms/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveDesk as Desk, LiveNow } from '../live/live-endpoints.ts';
import { ask, messageIn } from './ask.ts';
import { LiveForm, type LiveWishes } from './live-form.tsx';
import { LiveLevel } from './live-level.tsx';
import { type Microphone, openMicrophone } from './live-microphone.ts';
import { LiveOnAir } from './live-on-air.tsx';
import { LiveSender, type Taken } from './live-sender.ts';
import { liveWordsFor } from './live-words.ts';
import { wordsFor } from './words.ts';

/** How often it is asked how the clusters are while nobody speaks, ms. */
const LOOK_MS = 15_000;

/** How much of the level is kept from a tenth of a second to the next, so that it can be read between two words. */
const PEAK_KEPT = 0.85;

/** How long sound may be under way, ms: what is not answered by then is sent again. */
const SEND_WITHIN_MS = 4_000;

/** A broadcast of this page while it goes on. */
interface Speaking {
  readonly sender: LiveSender;
  readonly address: string;
}

/** The desk of somebody who speaks live: what to choose, the microphone, and how it goes on. */
export function LiveDesk() {
  const { i18n } = useTranslation();
  const words = liveWordsFor(i18n.language);
  const common = wordsFor(i18n.language);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [live, setLive] = useState<LiveNow | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [isTesting, setTesting] = useState(false);
  const [peak, setPeak] = useState(0);
  const [fault, setFault] = useState('');
  const [notice, setNotice] = useState('');
  const microphone = useRef<Microphone | null>(null);
  const speaking = useRef<Speaking | null>(null);

  const look = useCallback(async () => {
    const answer = await ask(common, 'GET', '/api/live-desk');
    if (answer.ok) setDesk(answer.json as Desk);
    // What ended a broadcast is said longer than that the server is away.
    else setFault((before) => before || answer.message);
  }, [common]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => speaking.current === null && void look(), LOOK_MS);
    const leave = () => {
      if (speaking.current !== null) navigator.sendBeacon(`${speaking.current.address}/stop`);
    };
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      leave();
      speaking.current?.sender.stop();
      microphone.current?.close();
    };
  }, [look]);

  const open = async (): Promise<boolean> => {
    setFault('');
    setNotice('');
    if (microphone.current !== null) return true;
    try {
      microphone.current = await openMicrophone((spoken) => {
        setPeak((before) => Math.max(spoken.peak, before * PEAK_KEPT));
        speaking.current?.sender.put(spoken);
      });
      return true;
    } catch {
      setFault(words.noMicrophone);
      return false;
    }
  };

  const close = () => {
    microphone.current?.close();
    microphone.current = null;
    setTesting(false);
    setPeak(0);
  };

  const end = (said: { readonly fault?: string; readonly notice?: string }) => {
    speaking.current?.sender.stop();
    speaking.current = null;
    close();
    setLive(null);
    setFault(said.fault ?? '');
    setNotice(said.notice ?? '');
    void look();
  };

  const send = async (path: string, samples: Blob): Promise<Taken> => {
    try {
      const headers = { 'content-type': 'application/octet-stream', accept: 'application/json' };
      const answer = await fetch(path, {
        method: 'POST',
        credentials: 'same-origin',
        headers,
        body: samples,
        signal: AbortSignal.timeout(SEND_WITHIN_MS),
      });
      if (answer.status >= 500) return { kind: 'away' };
      const json: unknown = await answer.json();
      if (answer.ok) return { kind: 'taken', now: json as LiveNow };
      return { kind: 'over', message: messageIn(json, common) ?? words.ended };
    } catch {
      return { kind: 'away' };
    }
  };

  const start = async (wishes: LiveWishes) => {
    setStarting(true);
    if (await open()) await begin(wishes);
    setStarting(false);
  };

  const begin = async (wishes: LiveWishes) => {
    const clock = new ServerClock();
    const asked = performance.now();
    const answer = await ask(common, 'POST', '/api/live-desk/start', { ...wishes });
    if (!answer.ok) {
      close();
      setFault(answer.message);
      void look();
      return;
    }
    const begun = answer.json as LiveNow;
    clock.learn(begun.now, asked, performance.now());
    const address = `/api/live-desk/${begun.broadcast}`;
    const sender = new LiveSender(address, clock, {
      send,
      onNow: setLive,
      onOver: (message) => end({ fault: message || words.lostNetwork }),
      ticks: () => performance.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    setTesting(false);
    setLive(begun);
    speaking.current = { sender, address };
  };

  const stop = async () => {
    const { address = '', sender } = speaking.current ?? {};
    sender?.stop();
    const answer = await ask(common, 'POST', `${address}/stop`, {});
    end(answer.ok ? { notice: words.ended } : { fault: answer.message });
  };

  const test = async () => {
    if (isTesting) close();
    else setTesting(await open());
  };

  return (
    <>
      <p aria-live="assertive" className="nguon-live__fault" role="alert">
        {fault}
      </p>
      <p aria-live="polite" className="nguon-live__notice">
        {notice}
      </p>
      {live !== null && (
        <LiveOnAir
          live={live}
          lostSeconds={speaking.current?.sender.lostSeconds ?? 0}
          onStop={() => void stop()}
          peak={peak}
          words={words}
        />
      )}
      {live === null && desk !== null && (
        <LiveForm desk={desk} isStarting={isStarting} onStart={(wishes) => void start(wishes)} words={words}>
          <LiveLevel isOpen={isTesting || isStarting} peak={peak} words={words} />
          <Button buttonStyle="secondary" disabled={isStarting} margin={false} onClick={() => void test()}>
            {isTesting ? words.endTest : words.test}
          </Button>
        </LiveForm>
      )}
    </>
  );
}
