import { randomBytes } from 'node:crypto';
import { type Instant, instantOf, later } from '@nguon/content-model/instant';
import {
  LIVE,
  type LiveOpening,
  type LiveOrder,
  LiveStanding,
  LOST_SECONDS,
  Recording,
} from '@nguon/content-model/live';
import type { Priority } from '@nguon/content-model/priority';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { askDelivery } from '../boards/ask-delivery.ts';
import type { LiveEnding } from '../collections/live-broadcasts.ts';
import { Refused } from '../language/refused.ts';
import { ring } from '../outbox/record.ts';
import type { Speaker } from '../payload-types.ts';
import type { Settings } from '../settings.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import type { AskedToSpeak } from './check-live.ts';

/** How long delivery may take for a piece of sound, ms: what is later is no longer live. */
const SOUND_WITHIN_MS = 5_000;

/** A cluster of a broadcast, and what it did. */
export interface OnCluster {
  readonly device: string;
  readonly name: string;
  readonly path: string;
  /** When it took the sound first. */
  heardAt: Instant | null;
  isListening: boolean;
  delayMs: number | null;
}

/** A live broadcast while it goes on. */
export interface Live {
  id: string;
  readonly by: string;
  readonly byName: string;
  readonly priority: Priority;
  readonly startedAt: Instant;
  readonly until: Instant;
  readonly clusters: readonly OnCluster[];
  timer?: NodeJS.Timeout;
}

type Reach = Pick<Settings, 'deviceUrl' | 'deliveryKey'>;

/** The live broadcasts of a CMS while they go on. A cluster has one at most. */
export class OnAir {
  readonly #payload: Payload;
  readonly #reach: Reach;
  readonly #lives = new Set<Live>();

  constructor(payload: Payload, reach: Reach) {
    this.#payload = payload;
    this.#reach = reach;
  }

  find(id: string): Live | null {
    return [...this.#lives].find((live) => live.id === id) ?? null;
  }

  /** Who speaks on a cluster now. */
  holderOf(device: string): Live | null {
    return [...this.#lives].find(({ clusters }) => clusters.some((own) => own.device === device)) ?? null;
  }

  /**
   * Begins a broadcast: its record, the stream, and a command to each cluster, or nothing of them.
   * @throws {Refused} `command-refused` when somebody else speaks on a cluster; `stream-dead` without delivery
   */
  async start({ speakers, wish, actor, at }: AskedToSpeak, req: PayloadRequest): Promise<Live> {
    const { priority, title, minutes } = wish;
    await this.#makeRoom(speakers, priority);
    this.#checkFree(speakers, req);
    const until = later(at, minutes * 60);
    const clusters = speakers.map(({ id, name, path }) => ({
      device: id,
      name,
      path: path ?? '',
      heardAt: null,
      isListening: false,
      delayMs: null,
    }));
    const { email = '', name = '' } = req.user ?? {};
    const live: Live = { id: '', by: email, byName: name || email, priority, startedAt: at, until, clusters };
    // From here on the clusters are held, so that of two who begin at once one is refused.
    this.#lives.add(live);
    try {
      await inTransaction(req, async () => {
        const { id } = await this.#payload.create({
          collection: 'live-broadcasts',
          req,
          overrideAccess: true,
          data: {
            title,
            priority,
            by: email,
            startedAt: at,
            unit: actor.unit,
            clusters: clusters.map(({ device, name }) => ({ device, name })),
          },
        });
        live.id = id;
        const key = randomBytes(32).toString('base64url');
        await this.#open(id, { key, until }, req);
        const order: LiveOrder = { broadcast: id, priority, key, until };
        for (const { device } of clusters) {
          await ring(req, { command: { device, act: 'live', percent: null, live: order } });
        }
      });
    } catch (error) {
      this.#lives.delete(live);
      if (live.id !== '') await this.#ask(`${LIVE}${live.id}/end`, '');
      throw error;
    }
    this.#watch(live);
    return live;
  }

  /**
   * Passes sound on, and notes who plays it.
   * @returns `null` when delivery could not be reached: it may be sent again
   * @throws {Refused} `stream-dead` when the broadcast is over
   */
  async sound(
    live: Live,
    first: number,
    at: number,
    samples: ArrayBuffer,
    req: PayloadRequest,
  ): Promise<Live | null> {
    const path = `${LIVE}${live.id}/sound/${first}/${at}`;
    const answer = await this.#ask(path, samples, SOUND_WITHIN_MS);
    if (answer === null || answer.status >= 500) return null;
    if (answer.status === 404) {
      await this.end(live, 'failed');
      throw overFor(req);
    }
    if (!answer.ok) {
      throw new Refused(req, answer.status, 'media-refused', {
        vi: 'Tiếng gửi lên không đúng: quá nhiều, hoặc dở dang. Hãy tải lại trang.',
        en: 'The sound that was sent is not right: too much, or in pieces. Load the page again.',
      });
    }
    const { listeners } = LiveStanding.parse(await answer.json());
    const now = instantOf(Date.now());
    for (const cluster of live.clusters) {
      const listener = listeners.find(({ device }) => device === cluster.device);
      cluster.isListening = listener?.isListening ?? false;
      cluster.delayMs = listener?.delayMs ?? cluster.delayMs;
      if (cluster.isListening) cluster.heardAt ??= now;
    }
    this.#watch(live);
    return live;
  }

  /** Ends a broadcast once, tells its clusters, and keeps what became of it (W109, W110). */
  async end(live: Live, ending: LiveEnding): Promise<void> {
    if (!this.#lives.delete(live)) return;
    clearTimeout(live.timer);
    const answer = await this.#ask(`${LIVE}${live.id}/end`, '');
    const recording = answer?.ok ? Recording.parse(await answer.json()) : null;
    await this.#keepEnd(live.id, ending, {
      clusters: live.clusters.map(({ device, name, heardAt, delayMs }) => ({
        device,
        name,
        heardAt,
        delayMs,
      })),
      recordingSeconds: recording === null ? null : Math.round(recording.seconds),
      recordingSha256: recording?.sha256 ?? null,
    });
  }

  /** Ends what an earlier process left on the air. */
  async endLeft(): Promise<void> {
    const { docs } = await this.#payload.find({
      collection: 'live-broadcasts',
      where: { endedAt: { exists: false } },
      pagination: false,
      depth: 0,
      overrideAccess: true,
    });
    for (const { id } of docs) if (this.find(id) === null) await this.#keepEnd(id, 'restart', {});
  }

  /** Lets go of its clocks. */
  close(): void {
    for (const { timer } of this.#lives) clearTimeout(timer);
    this.#lives.clear();
  }

  async #keepEnd(id: string, ending: LiveEnding, data: object): Promise<void> {
    const req = await createLocalReq({}, this.#payload);
    await inTransaction(req, async () => {
      const { clusters } = await this.#payload.update({
        collection: 'live-broadcasts',
        id,
        depth: 0,
        req,
        overrideAccess: true,
        data: { ...data, ending, endedAt: instantOf(Date.now()) },
      });
      for (const { device } of clusters ?? []) {
        await ring(req, { command: { device, act: 'over', percent: null } });
      }
    });
  }

  /** An emergency ends what is none on its clusters. */
  async #makeRoom(speakers: readonly Speaker[], priority: Priority): Promise<void> {
    for (const { id } of priority === 'emergency' ? speakers : []) {
      const holder = this.holderOf(id);
      if (holder !== null && holder.priority !== 'emergency') await this.end(holder, 'preempted');
    }
  }

  /** Of two on one cluster the first keeps it (W108). @throws {Refused} `command-refused`, naming who speaks */
  #checkFree(speakers: readonly Speaker[], req: PayloadRequest): void {
    for (const { id, name } of speakers) {
      const holder = this.holderOf(id);
      if (holder === null) continue;
      throw new Refused(req, 409, 'command-refused', {
        vi: `«${name}»: ${holder.byName} đang phát trực tiếp. Hãy chờ người ấy dừng, hoặc bỏ chọn cụm này.`,
        en: `“${name}”: ${holder.byName} is speaking live. Wait until they stop, or leave this speaker out.`,
      });
    }
  }

  async #open(id: string, opening: LiveOpening, req: PayloadRequest): Promise<void> {
    const answer = await this.#ask(`${LIVE}${id}`, JSON.stringify(opening));
    if (answer?.ok) return;
    throw new Refused(req, 503, 'stream-dead', {
      vi: 'Bộ phát hành: chưa nhận tiếng được. Hãy thử lại sau ít phút; nếu vẫn vậy, báo người vận hành.',
      en: 'Delivery: it cannot take sound. Try again in some minutes; if that does not help, tell the operator.',
    });
  }

  /** Without sound for too long, or past its time, it ends by itself. */
  #watch(live: Live): void {
    clearTimeout(live.timer);
    const left = Date.parse(live.until) - Date.now();
    const isLast = left <= LOST_SECONDS * 1_000;
    const end = () => void this.end(live, isLast ? 'longest' : 'lost').catch(() => {});
    live.timer = setTimeout(end, isLast ? Math.max(0, left) : LOST_SECONDS * 1_000).unref();
  }

  #ask(path: string, body: ArrayBuffer | string, within?: number): Promise<Response | null> {
    return askDelivery(path, this.#reach, { within, body });
  }
}

/** What whoever speaks on is told. */
export function overFor(req: PayloadRequest): Refused {
  return new Refused(req, 404, 'stream-dead', {
    vi: 'Phát trực tiếp: đã kết thúc. Muốn nói tiếp, hãy bắt đầu lại.',
    en: 'Live broadcast: it is over. To go on, start again.',
  });
}

const opened = new WeakMap<Payload, OnAir>();

/** The live broadcasts of an opened CMS. */
export function onAirOf(payload: Payload, reach: Reach): OnAir {
  const known = opened.get(payload) ?? new OnAir(payload, reach);
  opened.set(payload, known);
  return known;
}

/** Lets go of the clocks of a CMS that is closed; its broadcasts end when it is opened again. */
export function leaveAir(payload: Payload): void {
  opened.get(payload)?.close();
  opened.delete(payload);
}
