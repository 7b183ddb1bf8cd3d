import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { type ClipItem, emergenciesAt, type Manifest } from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import { type Audio, TEST_SECONDS, writeTestTone } from './audio.ts';
import { decide, type Playing } from './decide.ts';
import type { Output, Standing } from './output.ts';
import type { Store } from './store.ts';

/** A playing that can be stopped and says how it ended. */
interface Sounding {
  readonly clip: ClipItem | null;
  readonly file: Sha256;
  readonly since: number;
  readonly stopping: AbortController;
  /** How it ended, once it has. */
  ended: { at: number; failure: string } | null;
}

/** Turns the manifest in force into sound. */
export class SpeakerVoice implements Output {
  readonly #folder: string;
  readonly #store: Store;
  readonly #device: string;
  readonly #audio: Audio;
  readonly #clock: () => number;
  #sounding: Sounding | null = null;
  /** Settles when the last playing has let go of the sound card. */
  #silence: Promise<void> = Promise.resolve();

  constructor(folder: string, store: Store, device: string, audio: Audio, clock: () => number) {
    this.#folder = folder;
    this.#store = store;
    this.#device = device;
    this.#audio = audio;
    this.#clock = clock;
  }

  /** The clip being played; `null` in silence. */
  get playing(): Playing | null {
    const { clip = null, since = 0 } = this.#sounding ?? {};
    return clip === null ? null : { clip, since };
  }

  get showing(): Output['showing'] {
    const clip = this.playing?.clip;
    return clip === undefined ? null : { sha256: clip.opus.sha256, bulletin: clip.bulletin };
  }

  async tick(
    given: Manifest | null,
    { isOff }: Standing,
    logged: readonly PlayoutEntry[],
    at: number,
  ): Promise<PlayoutEvent[]> {
    const manifest = given?.kind === 'speaker' ? given : null;
    const over = this.#takeEnded();
    if (over !== null) return [over];
    if (manifest === null) return this.#stop('partial', 'no manifest is in force', at);
    const obeyed = isOff ? { ...manifest, muted: true } : manifest;
    const isTesting = this.#sounding !== null && this.#sounding.clip === null;
    if (isTesting && emergenciesAt(obeyed, instantOf(at)).length > 0)
      return this.#stop('preempted', 'an emergency', at);
    if (isTesting) return [];
    const { stop, start } = decide(obeyed, logged, this.playing, at);
    const events = stop === null ? [] : this.#stop(stop.result, stop.reason, at);
    if (start === null) return events;
    return [...events, ...(await this.#start(start, manifest.volume, at))];
  }

  /** Plays the test tone, unless something is being played. */
  async test(manifest: Manifest | null, at: number): Promise<void> {
    if (this.#sounding !== null || manifest?.kind !== 'speaker') return;
    const tone = await writeTestTone(this.#folder);
    this.#sound(null, sha256('test tone'), tone.file, TEST_SECONDS, manifest.volume, at, tone.remove);
  }

  async close(at: number): Promise<PlayoutEvent[]> {
    const events = this.#stop('partial', 'the player was stopped', at);
    await this.#silence;
    return events;
  }

  async #start(clip: ClipItem, volume: number, at: number): Promise<PlayoutEvent[]> {
    const file = clip.opus.sha256;
    if ((await this.#store.read(file)) !== null) {
      this.#sound(clip, file, this.#store.pathOf(file), clip.seconds, volume, at, async () => {});
      return [];
    }
    const times = { since: at, end: at };
    return [this.#event(clip, file, times, 'failed', 'the file was damaged')];
  }

  #sound(
    clip: ClipItem | null,
    file: Sha256,
    path: string,
    seconds: number,
    volume: number,
    at: number,
    finish: () => Promise<void>,
  ): void {
    const sounding: Sounding = { clip, file, since: at, stopping: new AbortController(), ended: null };
    this.#sounding = sounding;
    const end = (failure: string) => {
      sounding.ended ??= { at: this.#clock(), failure };
    };
    this.#silence = this.#silence
      .then(() => this.#audio.play(path, seconds, volume, sounding.stopping.signal))
      .then(
        () => end(''),
        (error: unknown) => end(error instanceof Error ? error.message : String(error)),
      )
      .then(finish);
  }

  #takeEnded(): PlayoutEvent | null {
    const { clip, file, since, ended } = this.#sounding ?? {};
    if (ended === undefined || ended === null || file === undefined || since === undefined) return null;
    this.#sounding = null;
    const result = ended.failure === '' ? 'played' : 'failed';
    const reason = clip === null && result === 'played' ? 'test' : ended.failure.slice(0, 300);
    return this.#event(clip ?? null, file, { since, end: ended.at }, result, reason);
  }

  #stop(result: 'preempted' | 'partial', reason: string, at: number): PlayoutEvent[] {
    if (this.#sounding === null) return [];
    const { clip, file, since, stopping } = this.#sounding;
    this.#sounding = null;
    stopping.abort();
    return [this.#event(clip, file, { since, end: at }, result, reason)];
  }

  #event(
    clip: ClipItem | null,
    file: Sha256,
    { since, end }: { since: number; end: number },
    result: PlayoutEvent['result'],
    reason: string,
  ): PlayoutEvent {
    const times = { startedAt: instantOf(since), endedAt: instantOf(end) };
    return { device: this.#device, bulletin: clip?.bulletin ?? null, sha256: file, ...times, result, reason };
  }
}
