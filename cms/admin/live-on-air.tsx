import { Button } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { LiveNow } from '../live/live-endpoints.ts';
import { LiveLevel } from './live-level.tsx';
import type { LiveWords } from './live-words.ts';

/** `4:05` */
function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function seconds(milliseconds: number, language: string): string {
  return (milliseconds / 1_000).toLocaleString(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

interface OnAirProps {
  readonly live: LiveNow;
  readonly lostSeconds: number;
  readonly peak: number;
  readonly words: LiveWords;
  readonly onStop: () => void;
}

/** A broadcast that goes on: for how long, who plays it, how late, and the way to stop it. */
export function LiveOnAir({ live, lostSeconds, peak, words, onStop }: OnAirProps) {
  const language = document.documentElement.lang || 'vi';
  const [ticks, setTicks] = useState(0);
  const [begun, setBegun] = useState(0);
  useEffect(() => {
    setBegun((before) => before || performance.now());
    const timer = setInterval(() => setTicks(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const elapsed = Math.max(0, ticks - begun);
  const length = Date.parse(live.until) - Date.parse(live.startedAt);
  const listening = live.clusters.filter(({ isListening }) => isListening);
  const delays = listening
    .flatMap(({ delayMs }) => (delayMs === null ? [] : [delayMs]))
    .toSorted((a, b) => a - b);
  const middle = delays[Math.floor(delays.length / 2)];
  return (
    <section aria-label={words.onAir} className="nguon-live__air">
      <p className="nguon-live__sign">{words.onAir}</p>
      <dl>
        <div>
          <dt>{words.elapsed}</dt>
          <dd>{clock(elapsed)}</dd>
        </div>
        <div>
          <dt>{words.left}</dt>
          <dd>{clock(length - elapsed)}</dd>
        </div>
      </dl>
      <LiveLevel isOpen peak={peak} words={words} />
      <Button buttonStyle="error" className="nguon-live__stop" margin={false} onClick={onStop} size="large">
        {words.stop}
      </Button>
      <p aria-live="polite">
        <strong>{words.playing(listening.length, live.clusters.length)}</strong>
        {'. '}
        {middle === undefined ? words.noDelay : words.delay(seconds(middle, language))}
      </p>
      {live.hasEmergency && <p className="nguon-live__fault">{words.emergencyOnAir}</p>}
      {lostSeconds > 0 && (
        <p className="nguon-live__fault">{words.lost(seconds(lostSeconds * 1_000, language))}</p>
      )}
      <ul>
        {live.clusters.map(({ device, name, isListening, delayMs }) => (
          <li className={isListening ? 'nguon-live__takes' : undefined} key={device}>
            <span>{name}</span>
            <small>
              {isListening ? words.takes : words.waits}
              {isListening && delayMs !== null && ` · ${seconds(delayMs, language)} s`}
            </small>
          </li>
        ))}
      </ul>
      <p className="nguon-live__hint">{words.delayHint}</p>
    </section>
  );
}
