import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { emergenciesAt, type Manifest, type SpeakerManifest } from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import { type Audio, TEST_SECONDS, writeTestTone } from './audio.ts';
import { addressOfSound, decide, isRelay, type Playing, type Sound } from './decide.ts';
import type { Output, Standing } from './output.ts';
import type { Store } from './store.ts';

/** A playing that can be stopped and says how it ended. */
interface Sounding {
  /** `null` for the test tone. */
  readonly sound: Sound | null;
  /** By what the log knows it. */
  readonly name: Sha256;
  readonly since: number;
  readonly stopping: AbortController;
  /** How it ended, once it has. */
  ended: { at: number; failure: string } | null;
}

function bulletinOf(sound: Sound): string | null {
  return isRelay(sound) ? null : sound.bulletin;
}

/** An emergency is as loud as the cluster's own setting for it, everything else as the rules let it (S13). */
function volumeFor(sound: Sound, { volume, emergencyVolume }: SpeakerManifest): number {
  return !isRelay(sound) && sound.priority === 'emergency' ? emergencyVolume : volume;
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

  /** The clip or relay being played; `null` in silence. */
  get playing(): Playing | null {
    const { sound = null, since = 0 } = this.#sounding ?? {};
    return sound === null ? null : { sound, since };
  }

  get showing(): Output['showing'] {
    const sound = this.playing?.sound;
    return sound === undefined ? null : { sha256: addressOfSound(sound), bulletin: bulletinOf(sound) };
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
    const isTesting = this.#sounding !== null && this.#sounding.sound === null;
    if (isTesting && emergenciesAt(obeyed, instantOf(at)).length > 0)
      return this.#stop('preempted', 'an emergency', at);
    if (isTesting) return [];
    const { stop, start } = decide(obeyed, logged, this.playing, at);
    const events = stop === null ? [] : this.#stop(stop.result, stop.reason, at);
    if (start === null) return events;
    return [...events, ...(await this.#start(start, volumeFor(start, manifest), at))];
  }

  /** Plays the test tone, unless something is being played. */
  async test(manifest: Manifest | null, at: number): Promise<void> {
    if (this.#sounding !== null || manifest?.kind !== 'speaker') return;
    const tone = await writeTestTone(this.#folder);
    const { volume } = manifest;
    this.#sound(null, sha256('test tone'), at, (signal) =>
      this.#audio.play(tone.file, TEST_SECONDS, volume, signal).finally(tone.remove),
    );
  }

  async close(at: number): Promise<PlayoutEvent[]> {
    const events = this.#stop('partial', 'the player was stopped', at);
    await this.#silence;
    return events;
  }

  async #start(sound: Sound, volume: number, at: number): Promise<PlayoutEvent[]> {
    const name = addressOfSound(sound);
    if (isRelay(sound)) {
      this.#sound(sound, name, at, (signal) => this.#audio.relay(sound.address, volume, signal));
      return [];
    }
    if ((await this.#store.read(name)) === null) {
      return [this.#event(sound, name, { since: at, end: at }, 'failed', 'the file was damaged')];
    }
    const path = this.#store.pathOf(name);
    this.#sound(sound, name, at, (signal) => this.#audio.play(path, sound.seconds, volume, signal));
    return [];
  }

  #sound(sound: Sound | null, name: Sha256, at: number, play: (signal: AbortSignal) => Promise<void>): void {
    const sounding: Sounding = { sound, name, since: at, stopping: new AbortController(), ended: null };
    this.#sounding = sounding;
    const end = (failure: string) => {
      sounding.ended ??= { at: this.#clock(), failure };
    };
    this.#silence = this.#silence
      .then(() => play(sounding.stopping.signal))
      .then(
        () => end(''),
        (error: unknown) => end(error instanceof Error ? error.message : String(error)),
      );
  }

  #takeEnded(): PlayoutEvent | null {
    const { sound, name, since, ended } = this.#sounding ?? {};
    if (ended === undefined || ended === null || name === undefined || since === undefined) return null;
    this.#sounding = null;
    const result = ended.failure === '' ? 'played' : 'failed';
    const reason = sound === null && result === 'played' ? 'test' : ended.failure.slice(0, 300);
    return this.#event(sound ?? null, name, { since, end: ended.at }, result, reason);
  }

  #stop(result: 'preempted' | 'partial' | 'played', reason: string, at: number): PlayoutEvent[] {
    if (this.#sounding === null) return [];
    const { sound, name, since, stopping } = this.#sounding;
    this.#sounding = null;
    stopping.abort();
    return [this.#event(sound, name, { since, end: at }, result, reason)];
  }

  #event(
    sound: Sound | null,
    name: Sha256,
    { since, end }: { since: number; end: number },
    result: PlayoutEvent['result'],
    reason: string,
  ): PlayoutEvent {
    const times = { startedAt: instantOf(since), endedAt: instantOf(end) };
    const bulletin = sound === null ? null : bulletinOf(sound);
    return { device: this.#device, bulletin, sha256: name, ...times, result, reason };
  }
}
