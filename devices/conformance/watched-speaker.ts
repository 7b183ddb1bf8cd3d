import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { ClipItem, Manifest, ShelfFile } from '@nguon/content-model/manifest';
import type { PlayoutEntry } from '@nguon/content-model/playout';
import { until } from './station.ts';
import { testSound } from './test-sound.ts';
import { type Calm, Watched } from './watched.ts';

/** Length of a clip that is to be found playing, s: longer than a slow device takes to report twice. */
const LONG_SECONDS = 20;

/** A speaker as a station sees it. Its files are named by their Opus form, whichever it plays. */
export class WatchedSpeaker extends Watched {
  readonly #opusOf = new Map<string, Sha256>();
  #notice: ClipItem | null = null;
  #sounds = 0;

  /** A clip of its own pitch, current from an hour ago for two, a long one unless told. */
  async clip(changes: Partial<ClipItem> = {}): Promise<ClipItem> {
    this.#sounds += 1;
    const { seconds = LONG_SECONDS } = changes;
    const sound = await testSound(seconds, this.#sounds);
    const [opus, mp3] = [this.#file(sound.opus, 'audio/ogg'), this.#file(sound.mp3, 'audio/mpeg')];
    this.#opusOf.set(mp3.sha256, opus.sha256);
    return { ...this.station.clip(`Tiếng thử ${this.#sounds}`), opus, mp3, seconds, ...changes };
  }

  #file(bytes: Buffer, mime: string): ShelfFile {
    const name = sha256(bytes);
    this.station.shelf.set(name, bytes);
    return { sha256: name, bytes: bytes.length, mime };
  }

  /** A long clip that it holds whenever it is calm. */
  async notice(): Promise<ClipItem> {
    this.#notice ??= await this.clip();
    return this.#notice;
  }

  emergency(changes: Partial<ClipItem> = {}): Promise<ClipItem> {
    return this.clip({ priority: 'emergency', ...changes });
  }

  manifest(items: ClipItem[], changes: object = {}): Manifest {
    return this.station.speakerManifest(this.device, items, changes);
  }

  async publish(items: ClipItem[], changes: object = {}): Promise<Manifest> {
    const manifest = this.manifest(items, changes);
    await this.station.publish(manifest);
    return manifest;
  }

  /** Does it come to hold a manifest with its files, and report so? */
  async holds({ sequence }: Pick<Manifest, 'sequence'>): Promise<boolean> {
    return until(async () => (await this.look())?.manifest === sequence, this.patience.answerMs);
  }

  async calm(): Promise<Calm & { readonly file: null }> {
    const notice = await this.notice();
    await this.station.order(this.device, 'show');
    const manifest = await this.publish([notice]);
    if (!(await this.holds(manifest))) throw new RangeError('it did not take the manifest this begins with');
    if (this.station.reported.at(-1)?.showing !== null) await this.station.order(this.device, 'stop');
    if (!(await this.shows(null))) throw new RangeError('it is not silent to begin with');
    const tempt = async () => this.manifest([await this.emergency()]);
    return { file: null, tempt, tempter: ['play', { clip: notice.bulletin }] };
  }

  async renew(): Promise<Manifest> {
    return this.publish([await this.notice()]);
  }

  fileOf(manifest: Manifest): Sha256 | null {
    return (manifest.kind === 'speaker' && manifest.items[0]?.opus.sha256) || null;
  }

  protected override named(file: string | null): string | null {
    return (file !== null && this.#opusOf.get(file)) || file;
  }

  /** What its log has of a clip. */
  logged({ bulletin }: Pick<ClipItem, 'bulletin'>): PlayoutEntry[] {
    return this.station.playouts.filter((entry) => entry.bulletin === bulletin);
  }

  /** What its log has of what is no file: a relay, a live broadcast. */
  loggedAs(address: Sha256): PlayoutEntry[] {
    return this.station.playouts.filter((entry) => entry.sha256 === address);
  }

  /** Does its log come to have so many entries of a clip? */
  logs(clip: Pick<ClipItem, 'bulletin'>, entries: number, withinMs = 0): Promise<boolean> {
    return this.#comesToLog(() => this.logged(clip).length >= entries, withinMs);
  }

  /** Does its log come to have a relay or a live broadcast? */
  logsAs(address: Sha256, withinMs = 0): Promise<boolean> {
    return this.#comesToLog(() => this.loggedAs(address).length > 0, withinMs);
  }

  /** It is told to ask, and sends its log then. */
  #comesToLog(isThere: () => boolean, withinMs: number): Promise<boolean> {
    const isLogged = async () => {
      await this.look();
      return isThere();
    };
    return until(isLogged, this.patience.answerMs + withinMs);
  }
}
