import { addressOf } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import { accents } from '@nguon/content-model/speaker';
import type { Accent } from '../script.ts';
import { afterFailure, type CircuitFile, closed, mayAsk } from './circuit.ts';
import { decodeSpeech } from './decode-speech.ts';
import type { GuardedWeb } from './guarded-web.ts';
import type { SentenceStore } from './sentence-store.ts';
import type { Voice } from './voice.ts';

/** A speech engine of a company, asked over the network. One file each in voices/. */
export interface CloudEngine {
  readonly name: string;
  /** Longest text it takes at once, characters. */
  readonly longest: number;
  /** Its address unless the operator names another. */
  readonly address: string;
  /** Hosts that keep its sound files. */
  readonly hosts: readonly string[];
  /** Its speaker for each accent. */
  readonly speakers: Readonly<Record<Accent, string>>;
  /**
   * Asks for one text.
   * @throws {Refusal} `voice-unavailable`
   */
  ask(text: string, speaker: string, asking: Asking): Promise<Uint8Array>;
}

/** What an engine is asked with. */
export interface Asking {
  readonly address: string;
  /** The key or token that the company gave. */
  readonly key: string;
  /** The application's id, where the company wants one. */
  readonly appId: string;
  readonly web: GuardedWeb;
  /** Where answers come that are sent later; `null` where none can come. */
  readonly callbacks: Callbacks | null;
  readonly signal: AbortSignal;
}

/** Answers that a company sends to us later. */
export interface Callbacks {
  /** A new address at which one answer is waited for, and the answer. */
  open(signal: AbortSignal): Promise<{ readonly address: string; readonly answer: Promise<unknown> }>;
}

export interface CloudTools extends Omit<Asking, 'signal'> {
  readonly circuit: CircuitFile;
  readonly sentences: SentenceStore;
  /** Speakers that the operator chose instead of the engine's own. */
  readonly speakers?: Partial<Record<Accent, string>>;
  /** Longest a sentence may take, ms. */
  readonly within?: number;
  /** The clock, ms since 1970. */
  now(): number;
}

/** Longest a sentence may take unless told, ms: makers speak of 5 s to 2 min, and who listens waits. */
const WITHIN_MS = 45_000;

/** What an engine answered instead of sound. */
export function engineFailed(name: string, found: string): Refusal {
  const remedy = 'Check its key, or ask its maker; espeak-ng reads meanwhile';
  return new Refusal('voice-unavailable', `voice ${name}`, found, remedy);
}

/** Parts a text between words so that each part is short enough; parts without a word are left out. */
export function partsOf(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest);
    const at = space > 0 ? space : longest;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => /\p{L}/u.test(part));
}

/**
 * An engine as a voice: what it said before is kept, what it sends is checked, and after three failures it is left
 * alone for a while, so that nobody waits for it (V33 to V35).
 */
export function cloudVoice(engine: CloudEngine, tools: CloudTools): Voice {
  const { circuit, sentences, now, within = WITHIN_MS, ...asking } = tools;
  const speakerOf = (accent: Accent) => tools.speakers?.[accent] ?? engine.speakers[accent];
  const fetchPart = async (text: string, accent: Accent) => {
    const before = await circuit.read();
    if (!mayAsk(before, instantOf(now())))
      throw engineFailed(engine.name, `it failed ${before.failures} times and is left alone`);
    try {
      const signal = AbortSignal.timeout(within);
      const bytes = await engine.ask(text, speakerOf(accent), { ...asking, signal });
      const speech = await decodeSpeech(engine.name, text, bytes);
      if (before.failures > 0) await circuit.write(closed);
      return { bytes, speech };
    } catch (error) {
      const found = error instanceof Refusal ? error.found : String(error);
      await circuit.write(afterFailure(await circuit.read(), found, instantOf(now())));
      throw error instanceof Refusal ? error : engineFailed(engine.name, found);
    }
  };
  const speakPart = async (text: string, accent: Accent) => {
    const key = addressOf({ engine: engine.name, speaker: speakerOf(accent), text });
    const kept = await sentences.get(key);
    if (kept !== null) return decodeSpeech(engine.name, text, kept);
    const { bytes, speech } = await fetchPart(text, accent);
    await sentences.put(key, bytes);
    return speech;
  };
  return {
    name: engine.name,
    version: accents.map(speakerOf).join(' '),
    accents,
    synthetic: true,
    async speak(sentence, accent) {
      const speeches = [];
      for (const part of partsOf(sentence, engine.longest)) speeches.push(await speakPart(part, accent));
      const [first] = speeches;
      if (first === undefined) throw engineFailed(engine.name, 'there is nothing to read');
      const samples = new Float32Array(speeches.reduce((sum, speech) => sum + speech.samples.length, 0));
      let at = 0;
      for (const speech of speeches) {
        samples.set(speech.samples, at);
        at += speech.samples.length;
      }
      return { samples, rate: first.rate };
    },
  };
}
