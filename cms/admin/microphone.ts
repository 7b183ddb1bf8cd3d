'use client';

import { useEffect, useRef, useState } from 'react';
import type { MicrophoneFault } from './recording-words.ts';

/** What browsers can record, the best first; all are formats that the server keeps. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];
/** How often level and time are shown anew, ms. */
const SHOWN_EVERY_MS = 100;

/** Why the browser gave no microphone, by the names that the standard gives its errors. Source: W3C Media Capture. */
function faultOf(error: unknown): MicrophoneFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unable';
}

/** Tells how loud a microphone is, 0 to 1, until it is told to end. */
function levelOf(stream: MediaStream): { level(): number; end(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
    },
    end: () => void context.close(),
  };
}

interface Running {
  stop(): void;
}

export interface Microphone {
  /** `null` while nothing is recorded; else for how long, s, and how loud it is, 0 to 1. */
  readonly running: { readonly seconds: number; readonly level: number } | null;
  /** What was recorded last; `null` when nothing was. */
  readonly sound: Blob | null;
  readonly fault: MicrophoneFault | null;
  start(): Promise<void>;
  stop(): void;
  forget(): void;
}

/**
 * Records the microphone.
 * @param longest when it stops by itself, s
 */
export function useMicrophone(longest: number): Microphone {
  const [running, setRunning] = useState<Microphone['running']>(null);
  const [sound, setSound] = useState<Blob | null>(null);
  const [fault, setFault] = useState<MicrophoneFault | null>(null);
  const current = useRef<Running | null>(null);
  useEffect(() => () => current.current?.stop(), []);

  const record = (stream: MediaStream, mimeType: string) => {
    const recorder = new MediaRecorder(stream, { mimeType });
    const parts: Blob[] = [];
    const meter = levelOf(stream);
    const began = performance.now();
    const shown = setInterval(() => {
      const seconds = (performance.now() - began) / 1_000;
      setRunning({ seconds, level: meter.level() });
      if (seconds >= longest) current.current?.stop();
    }, SHOWN_EVERY_MS);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearInterval(shown);
      meter.end();
      for (const track of stream.getTracks()) track.stop();
      current.current = null;
      setRunning(null);
      setSound(new Blob(parts, { type: mimeType.split(';')[0] ?? mimeType }));
    };
    current.current = { stop: () => recorder.state === 'recording' && recorder.stop() };
    recorder.start();
    setRunning({ seconds: 0, level: 0 });
  };

  const start = async () => {
    setFault(null);
    setSound(null);
    if (!window.isSecureContext) return setFault('insecure');
    const mimeType = globalThis.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    if (!mimeType || !navigator.mediaDevices) return setFault('unable');
    try {
      record(await navigator.mediaDevices.getUserMedia({ audio: true }), mimeType);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return {
    running,
    sound,
    fault,
    start,
    stop: () => current.current?.stop(),
    forget: () => setSound(null),
  };
}
