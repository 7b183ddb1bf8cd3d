'use client';

import { Button } from '@payloadcms/ui';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useMicrophone } from './microphone.ts';
import { recordingWordsFor } from './recording-words.ts';

/** A time as a clock shows it: `1:05`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** An address at which the browser plays a sound that is nowhere but in it. */
function useAddressOf(sound: Blob | null): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = sound ? URL.createObjectURL(sound) : '';
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [sound]);
  return address;
}

/** A sound of the microphone or of a file, listened to before it is sent. */
export function RecordSpeech({
  language,
  longest,
  isBusy,
  onFile,
}: {
  readonly language: string;
  /** When recording stops by itself, s. */
  readonly longest: number;
  readonly isBusy: boolean;
  /** Told of a file to keep; answers whether it was kept. */
  onFile(file: File): Promise<boolean>;
}) {
  const said = recordingWordsFor(language);
  const { running, sound, fault, start, stop, forget } = useMicrophone(longest);
  const address = useAddressOf(sound);
  const chooser = useRef<HTMLInputElement>(null);
  const keep = async () => {
    if (sound && (await onFile(new File([sound], 'ghi-am', { type: sound.type })))) forget();
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file chosen again, mended meanwhile, is a new one.
    target.value = '';
    if (file && (await onFile(file))) forget();
  };
  const button = { buttonStyle: 'secondary' as const, margin: false, disabled: isBusy };
  return (
    <>
      <div className="nguon-buttons">
        {running ? (
          <Button {...button} buttonStyle="primary" onClick={stop}>
            {said.stop}
          </Button>
        ) : (
          <Button {...button} onClick={() => void start()}>
            {sound ? said.again : said.record}
          </Button>
        )}
        {!running && (
          <Button {...button} onClick={() => chooser.current?.click()}>
            {said.upload}
          </Button>
        )}
        <input
          accept="audio/*,.mp3,.wav,.m4a,.ogg,.opus,.webm"
          aria-label={said.upload}
          hidden
          onChange={(event) => void choose(event)}
          ref={chooser}
          type="file"
        />
      </div>
      {running && (
        <p className="nguon-recording">
          <span role="timer">{said.recording(clock(running.seconds))}</span>
          <meter aria-label={said.level} high={0.95} max={1} min={0} value={running.level} />
        </p>
      )}
      <p aria-live="assertive" className="nguon-fault" hidden={fault === null}>
        {fault && said.microphone[fault]}
      </p>
      {address !== '' && !running && (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: it is not known yet what it says */}
          <audio aria-label={said.heard} controls src={address} />
          <div className="nguon-buttons">
            <Button {...button} buttonStyle="primary" onClick={() => void keep()}>
              {said.keep}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
