import { LIVE_RATE } from '@nguon/content-model/live';

/** A piece of what was spoken. */
export interface Spoken {
  readonly samples: Int16Array<ArrayBuffer>;
  /** When its first sample was spoken, ms by `performance.now()`, as far as the browser tells. */
  readonly at: number;
  /** Its highest sample, 0 to 1. */
  readonly peak: number;
}

/** An open microphone. */
export interface Microphone {
  close(): void;
}

/** Samples at the rate of live broadcasts where the browser can, at its own where it cannot; the worklet evens it out. */
function openContext(): AudioContext {
  try {
    return new AudioContext({ sampleRate: LIVE_RATE, latencyHint: 'interactive' });
  } catch {
    return new AudioContext({ latencyHint: 'interactive' });
  }
}

/**
 * Opens the microphone. What the browser knows to do against echo and noise is done, and quiet voices are raised.
 * @throws {DOMException} when there is none, or the person does not allow it
 */
export async function openMicrophone(onSpoken: (spoken: Spoken) => void): Promise<Microphone> {
  const wishes = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: wishes });
  const context = openContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule('/microphone.js');
    await context.resume();
    const worklet = new AudioWorkletNode(context, 'microphone', { numberOfOutputs: 0 });
    worklet.port.onmessage = ({ data }: MessageEvent<Omit<Spoken, 'at'>>) => {
      const lasted = (data.samples.length / LIVE_RATE) * 1_000;
      onSpoken({ ...data, at: performance.now() - lasted });
    };
    context.createMediaStreamSource(stream).connect(worklet);
  } catch (error) {
    close();
    throw error;
  }
  return { close };
}
