import { instantOf } from '@nguon/content-model/instant';
import { type Unit, unitKey } from '@nguon/content-model/unit';
import type { Payload } from 'payload';
import { addressOfSite } from '../admin/page-on-site.ts';
import type { Settings } from '../settings.ts';
import { PATIENCE } from './ask-address.ts';
import { countedUnits } from './counted-units.ts';
import { dueUnits, waitFor } from './due.ts';
import { forgetOldChecks, keepCheck, newestChecks } from './kept-checks.ts';
import { goRound, type Progress } from './round.ts';
import { visitSite, withoutSite } from './visit-site.ts';

/** The first round after a start waits until the sites are likely to be served, ms. */
const SETTLE_MS = 90_000;
/** The shortest time between two rounds, ms; faults that repeat at once must not keep the CMS busy. */
const REST_MS = 60_000;

export type InspectorSettings = Pick<Settings, 'sitesPort' | 'coverageHours'>;

/** Visits the sites of this installation, by the clock and when asked; one round at a time. */
export class Inspector {
  readonly #payload: Payload;
  readonly #settings: InspectorSettings;
  readonly #end = new AbortController();
  #round: Promise<void> | null = null;
  #progress: Progress | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(payload: Payload, settings: InspectorSettings) {
    this.#payload = payload;
    this.#settings = settings;
  }

  /** How far the round under way is; `null` between rounds. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Begins to visit by the clock what is due, unless the operator switched that off. */
  followTheClock(settleMs = SETTLE_MS): void {
    if (this.#settings.coverageHours > 0) this.#wake(settleMs);
  }

  /** Begins a round over the units below a path; `false` while another is under way (Q16). */
  begin(path: string | null): boolean {
    return this.#begin(() => countedUnits({ payload: this.#payload }, instantOf(Date.now()), path));
  }

  /** The end of the round under way, if any. */
  async settled(): Promise<void> {
    await this.#round;
  }

  /** Ends the round under way; what it has kept stays kept. */
  async close(): Promise<void> {
    this.#end.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
  }

  #wake(after: number): void {
    if (this.#end.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#lookAround(), after);
    this.#timer.unref();
  }

  /** Visits what is due and waits for what is due next. */
  async #lookAround(): Promise<void> {
    const { coverageHours: hours } = this.#settings;
    try {
      this.#begin(async () => {
        const { units, checks, at } = await this.#known();
        return dueUnits(units, checks, hours, at);
      });
      await this.#round;
      const { units, checks, at } = await this.#known();
      this.#wake(Math.max(REST_MS, waitFor(units, checks, hours, at, Math.random())));
    } catch (error) {
      this.#payload.logger.error(error, 'coverage: the next round could not be planned');
      this.#wake(REST_MS);
    }
  }

  /** What is counted now, and what is known of it. */
  async #known() {
    const at = instantOf(Date.now());
    const units = await countedUnits({ payload: this.#payload }, at, null);
    return { units, checks: await newestChecks({ payload: this.#payload }), at };
  }

  #begin(choose: () => Promise<Unit[]>): boolean {
    if (this.#round !== null || this.#end.signal.aborted) return false;
    this.#progress = { begunAt: instantOf(Date.now()), done: 0, total: 0 };
    this.#round = this.#go(choose)
      .catch((error: unknown) => this.#payload.logger.error(error, 'coverage: the round failed'))
      .finally(() => {
        this.#round = null;
        this.#progress = null;
      });
    return true;
  }

  async #go(choose: () => Promise<Unit[]>): Promise<void> {
    const payload = this.#payload;
    const units = await choose();
    const hosts = await this.#hosts();
    const begunAt = instantOf(Date.now());
    const onProgress = (done: number) => {
      this.#progress = { begunAt, done, total: units.length };
    };
    onProgress(0);
    await goRound(
      units,
      {
        visit: (unit, signal) => this.#visit(unit, hosts.get(unit.path), signal),
        keep: (unit, check) => keepCheck(payload, unit, check),
        onProgress,
        onFault: (unit, error) => payload.logger.error(error, `coverage: ${unitKey(unit)} was not checked`),
      },
      this.#end.signal,
    );
    if (units.length > 0) await forgetOldChecks(payload, instantOf(Date.now()));
  }

  #visit(unit: Unit, host: string | undefined, signal: AbortSignal) {
    const at = instantOf(Date.now());
    if (host === undefined) return Promise.resolve(withoutSite(unitKey(unit), at));
    const origin = addressOfSite(host, this.#settings);
    return visitSite({ unit: unitKey(unit), host, origin }, at, PATIENCE, signal);
  }

  /** The host of each unit that has a site, by the unit's path. */
  async #hosts(): Promise<ReadonlyMap<string, string>> {
    const { docs } = await this.#payload.find({
      collection: 'sites',
      select: { host: true, path: true },
      pagination: false,
      depth: 0,
      overrideAccess: true,
    });
    return new Map(docs.flatMap(({ path, host }) => (path ? [[path, host] as const] : [])));
  }
}

const inspectors = new WeakMap<Payload, Inspector>();

/** The inspector of an opened CMS. */
export function inspectorOf(payload: Payload, settings: InspectorSettings): Inspector {
  const known = inspectors.get(payload);
  if (known !== undefined) return known;
  const made = new Inspector(payload, settings);
  inspectors.set(payload, made);
  return made;
}
