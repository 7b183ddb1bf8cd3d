import { isCurrent } from '@nguon/content-model/bulletin';
import type { Order } from '@nguon/content-model/command';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import {
  type ClipItem,
  emergenciesAt,
  type Manifest,
  type PreparedItem,
  type SpeakerManifest,
} from '@nguon/content-model/manifest';
import type { PlayoutEntry, PlayoutEvent } from '@nguon/content-model/playout';
import { type Audio, TEST_SECONDS, writeTestTone } from './audio.ts';
import {
  type Asked,
  addressOfSound,
  decide,
  isClip,
  isLive,
  isPrepared,
  isRelay,
  type Playing,
  type Sound,
} from './decide.ts';
import { type LiveSource, liveSound } from './live.ts';
import type { Output, Standing, Word } from './output.ts';
import type { Store } from './store.ts';
import { volumeNow } from './volume.ts';

/** A playing that can be stopped and says how it ended. */
interface Sounding {
  /** `null` for the test tone. */
  readonly sound: Sound | null;
  /** By what the log knows it. */
  readonly name: Sha256;
  readonly since: number;
  readonly stopping: AbortController;
  /** Why it was played, for the log; empty for what the programme brought. */
  readonly why: '' | 'test' | 'live' | Word;
  /** How it ended, once it has. */
  ended: { at: number; failure: string } | null;
}

function bulletinOf(sound: Sound): string | null {
  return isClip(sound) ? sound.bulletin : null;
}

/** What the newest tick was told. */
interface Told {
  readonly manifest: SpeakerManifest;
  readonly standing: Standing;
}

function speakerOf(manifest: Manifest | null): SpeakerManifest | null {
  return manifest?.kind === 'speaker' ? manifest : null;
}

/** The clip that a command names, if it is current. */
function clipNamed(bulletin: string | undefined, manifest: SpeakerManifest, at: number): ClipItem | null {
  const isNamed = (item: ClipItem) => item.bulletin === bulletin && isCurrent(item, instantOf(at));
  return manifest.items.find(isNamed) ?? null;
}

/** The prepared announcement that a command or somebody at the speaker names, if it is held. */
function preparedNamed(id: string | undefined, { prepared }: SpeakerManifest): PreparedItem | null {
  return prepared.find(({ announcement }) => announcement === id) ?? null;
}

/** Turns the manifest in force into sound. */
export class SpeakerVoice implements Output {
  readonly #folder: string;
  readonly #store: Store;
  readonly #device: string;
  readonly #audio: Audio;
  readonly #clock: () => number;
  readonly #source: LiveSource;
  #sounding: Sounding | null = null;
  #told: Told | null = null;
  /** The bulletin or prepared announcement that was asked for and was not begun yet, and at whose word. */
  #asked: { readonly id: string; readonly word: Word } | null = null;
  /** Settles when the last playing has let go of the sound card. */
  #silence: Promise<void> = Promise.resolve();

  constructor(
    folder: string,
    store: Store,
    device: string,
    audio: Audio,
    clock: () => number,
    source: LiveSource,
  ) {
    this.#folder = folder;
    this.#store = store;
    this.#device = device;
    this.#audio = audio;
    this.#clock = clock;
    this.#source = source;
  }

  /** The clip, relay or live broadcast being played; `null` in silence. */
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
    standing: Standing,
    logged: readonly PlayoutEntry[],
    at: number,
  ): Promise<PlayoutEvent[]> {
    const manifest = speakerOf(given);
    this.#told = manifest === null ? null : { manifest, standing };
    const over = this.#takeEnded();
    if (over !== null) return [over];
    if (manifest === null) return this.#stop('partial', 'no manifest is in force', at);
    const obeyed = standing.isOff ? { ...manifest, muted: true } : manifest;
    const isEmergency = emergenciesAt(obeyed, instantOf(at)).length > 0;
    const isTesting = this.#sounding !== null && this.#sounding.sound === null;
    if (isTesting && isEmergency) return this.#stop('preempted', 'an emergency', at);
    if (isTesting) return [];
    const asked = this.#askedFor(obeyed, isEmergency, at);
    const { stop, start } = decide(obeyed, logged, this.playing, at, asked, standing.live);
    const events = stop === null ? [] : this.#stop(stop.result, stop.reason, at);
    if (start === null) return events;
    return [...events, ...(await this.#start(start, at))];
  }

  reasonNotTo({ act, clip }: Order, manifest: Manifest | null, { isOff }: Standing, at: number): string {
    const held = speakerOf(manifest);
    switch (act) {
      case 'stop':
        return this.#sounding === null && this.#asked === null
          ? 'không có gì đang phát · nothing is being played'
          : '';
      case 'test':
        if (held === null) return 'chưa có danh mục phát · no manifest is in force';
        return this.#sounding === null ? '' : 'đang phát tiếng khác · something is being played';
      case 'live':
        if (held === null) return 'chưa có danh mục phát · no manifest is in force';
        return isOff || held.muted ? 'loa đang tắt · the speaker is switched off' : '';
      case 'play': {
        if (held === null) return 'chưa có danh mục phát · no manifest is in force';
        if (isOff || held.muted) return 'loa đang tắt · the speaker is switched off';
        const announcement = preparedNamed(clip, held);
        if (announcement !== null) return this.#reasonNotToAnnounce(announcement, held, at);
        if (this.#sounding?.why === 'live') return 'đang phát trực tiếp · a live broadcast has the air';
        const named = clipNamed(clip, held, at);
        if (named === null)
          return 'loa chưa có tệp phát này, hoặc tin đã hết hạn · it holds no such clip that is current';
        const isEmergency = emergenciesAt(held, instantOf(at)).length > 0;
        return isEmergency && named.priority !== 'emergency'
          ? 'đang có tin khẩn cấp · an emergency has the air'
          : '';
      }
      default:
        return '';
    }
  }

  /** Only an emergency keeps a prepared announcement from the air (S53). @returns empty when none does */
  #reasonNotToAnnounce({ announcement }: PreparedItem, manifest: SpeakerManifest, at: number): string {
    const sound = this.playing?.sound;
    if (sound !== undefined && isPrepared(sound) && sound.announcement === announcement)
      return 'thông báo này đang phát · it is being played';
    if (this.#isLiveEmergency) return 'đang phát trực tiếp khẩn cấp · a live emergency has the air';
    return emergenciesAt(manifest, instantOf(at)).length > 0
      ? 'đang có tin khẩn cấp · an emergency has the air'
      : '';
  }

  get #isLiveEmergency(): boolean {
    const sound = this.playing?.sound;
    return sound !== undefined && isLive(sound) && sound.priority === 'emergency';
  }

  async obey(
    { act, clip }: Order,
    manifest: Manifest | null,
    at: number,
    word: Word,
  ): Promise<PlayoutEvent[]> {
    if (act === 'play') this.#asked = clip === undefined ? null : { id: clip, word };
    if (act === 'test') await this.#test(speakerOf(manifest), at);
    if (act !== 'stop') return [];
    this.#asked = null;
    const over = this.#takeEnded();
    return over === null ? this.#stop('skipped', 'a command', at) : [over];
  }

  /** Plays the test tone, unless something is being played. */
  async #test(manifest: SpeakerManifest | null, at: number): Promise<void> {
    if (this.#sounding !== null || manifest === null) return;
    const tone = await writeTestTone(this.#folder);
    this.#sound(null, sha256('test tone'), at, 'test', (signal) =>
      this.#audio.play(tone.file, TEST_SECONDS, () => this.#volumeFor(null), signal).finally(tone.remove),
    );
  }

  /** What was asked for; an emergency puts an end to what is none (S31, S53). */
  #askedFor(manifest: SpeakerManifest, isEmergency: boolean, at: number): Asked | null {
    if (this.#asked === null || manifest.muted) {
      this.#asked = null;
      return null;
    }
    const { id } = this.#asked;
    const announcement = preparedNamed(id, manifest);
    const clip = clipNamed(id, manifest, at);
    const mayAnnounce = announcement !== null && !isEmergency && !this.#isLiveEmergency;
    const mayPlay = clip !== null && (!isEmergency || clip.priority === 'emergency');
    const asked = mayAnnounce ? announcement : mayPlay ? clip : null;
    if (asked === null) this.#asked = null;
    return asked;
  }

  /**
   * An emergency and a prepared announcement are as loud as the cluster's own setting for emergencies, everything else
   * as rules and commands let it (S13, S53).
   */
  #volumeFor(sound: Sound | null): number {
    if (this.#told === null) return 0;
    const { manifest, standing } = this.#told;
    const isLoud = sound !== null && !isRelay(sound) && (isPrepared(sound) || sound.priority === 'emergency');
    if (isLoud) return manifest.emergencyVolume;
    return volumeNow(manifest.volume, standing.volume, this.#clock());
  }

  async close(at: number): Promise<PlayoutEvent[]> {
    const events = this.#stop('partial', 'the player was stopped', at);
    await this.#silence;
    return events;
  }

  async #start(sound: Sound, at: number): Promise<PlayoutEvent[]> {
    const name = addressOfSound(sound);
    const volume = () => this.#volumeFor(sound);
    if (isRelay(sound)) {
      this.#sound(sound, name, at, '', (signal) => this.#audio.relay(sound.address, volume, signal));
      return [];
    }
    if (isLive(sound)) {
      const live = liveSound(sound.key, this.#source);
      this.#sound(sound, name, at, 'live', (signal) => this.#audio.live(live, volume, signal));
      return [];
    }
    const id = isPrepared(sound) ? sound.announcement : sound.bulletin;
    const why = this.#asked?.id === id ? this.#asked.word : '';
    // What was asked for stays so until it sounds: a stop that comes meanwhile finds something to stop.
    const bytes = await this.#store.read(name);
    if (why !== '') this.#asked = null;
    if (bytes === null) {
      return [this.#event(sound, name, { since: at, end: at }, 'failed', 'the file was damaged')];
    }
    const path = this.#store.pathOf(name);
    this.#sound(sound, name, at, why, (signal) => this.#audio.play(path, sound.seconds, volume, signal));
    return [];
  }

  #sound(
    sound: Sound | null,
    name: Sha256,
    at: number,
    why: Sounding['why'],
    play: (signal: AbortSignal) => Promise<void>,
  ): void {
    const sounding: Sounding = { sound, name, since: at, why, stopping: new AbortController(), ended: null };
    this.#sounding = sounding;
    const end = (failure: string) => {
      sounding.ended ??= { at: this.#clock(), failure };
    };
    this.#silence = play(sounding.stopping.signal).then(
      () => end(''),
      (error: unknown) => end(error instanceof Error ? error.message : String(error)),
    );
  }

  #takeEnded(): PlayoutEvent | null {
    const { sound, name, since, ended, why = '' } = this.#sounding ?? {};
    if (ended === undefined || ended === null || name === undefined || since === undefined) return null;
    this.#sounding = null;
    const result = ended.failure === '' ? 'played' : 'failed';
    const reason = result === 'played' ? why : ended.failure.slice(0, 300);
    return this.#event(sound ?? null, name, { since, end: ended.at }, result, reason);
  }

  #stop(result: Exclude<PlayoutEvent['result'], 'failed'>, reason: string, at: number): PlayoutEvent[] {
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
