import { isPressing } from '@nguon/content-model/all-clear';
import { currentOn, type Edition, nextChange } from '@nguon/content-model/edition';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { levelOf, type UnitKey, unitKey } from '@nguon/content-model/unit';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { alarmClock } from './alarm-clock.ts';
import { type SiteParts, siteView } from './deliver-site.ts';
import type { Hosts } from './host-links.ts';
import { type Paced, paced } from './paced.ts';
import type { Trouble, Work } from './trouble.ts';
import { unitQueue } from './unit-queue.ts';

/** How often a portal is published for the changes of its communes, ms (Z20). */
const PORTAL_EVERY_MS = 5_000;

export interface SitePublishingOptions {
  readonly publisher: Publisher;
  readonly parts: SiteParts;
  readonly hosts: Hosts;
  readonly trouble: Trouble;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Told of each unit whose moment came: something of it began or ended. */
  readonly onMoment: (unit: UnitKey) => void;
}

export interface SitePublishing {
  /** The unit's edition came, changed or went: its site follows, its home page before all if an emergency did. */
  follow(unit: UnitKey): void;
  /** Something was made for the unit's pages. */
  renew(unit: UnitKey): void;
  /** Resolves when no site waits. */
  free(): Promise<void>;
  close(): Promise<void>;
}

/** What of an edition must be on its home page before anything else is done: its emergencies and all-clears of the moment. */
function emergencyMark(edition: Edition, at: Instant): string {
  return currentOn(edition, 'site', at)
    .filter(({ content }) => isPressing(content))
    .map(({ approvedHash }) => approvedHash)
    .join(' ');
}

/** Publishes sites as their editions change and by the clock: home pages with emergencies first, whole sites after. */
export function sitePublishing(options: SitePublishingOptions): SitePublishing {
  const { publisher, parts, hosts, trouble, now, onMoment } = options;
  const { editions } = parts;
  /** By unit: the emergencies its home page shows. */
  const shown = new Map<UnitKey, string>();
  const portals = new Map<UnitKey, Paced>();

  const failed = (work: Work) => (unit: UnitKey, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    trouble.set(unit, work, [{ channel: 'site', bulletin: null, device: null, message }]);
  };
  const viewOf = (edition: Edition, at: Instant): Promise<SiteView> => siteView(edition, at, parts);
  const publishHome = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) return;
    const at = instantOf(now());
    await publisher.publishHome(await viewOf(edition, at));
    shown.set(unit, emergencyMark(edition, at));
    trouble.clear(unit, 'home');
  };
  const tellPortal = ({ ancestors }: Edition) => {
    const province = ancestors.find((unit) => levelOf(unit) === 'province');
    if (province === undefined || editions.get(unitKey(province)) === null) return;
    const key = unitKey(province);
    const portal = portals.get(key) ?? paced(PORTAL_EVERY_MS, async () => sites.add(key));
    portals.set(key, portal);
    void portal.ask();
  };
  const tellConflict = (unit: UnitKey) => {
    const conflict = hosts.conflictOf(unit);
    if (conflict === null) return trouble.clear(unit, 'host');
    const holder = editions.get(conflict.holder)?.unit.name ?? conflict.holder;
    const message = `Tên miền ${conflict.host} đang là của trang ${holder}; hãy chọn tên miền khác cho trang này`;
    trouble.set(unit, 'host', [{ channel: 'site', bulletin: null, device: null, message }]);
  };
  const publishSite = async (unit: UnitKey) => {
    await homes.free();
    const edition = editions.get(unit);
    if (edition === null) {
      alarms.set(unit, null);
      shown.delete(unit);
      return publisher.remove(unit);
    }
    const at = instantOf(now());
    alarms.set(unit, nextChange(edition, at));
    const { written, removed } = await publisher.publish(await viewOf(edition, at));
    shown.set(unit, emergencyMark(edition, at));
    trouble.clear(unit, 'site');
    tellConflict(unit);
    if (written + removed > 0) tellPortal(edition);
  };
  const homes = unitQueue(8, publishHome, failed('home'));
  const sites = unitQueue(4, publishSite, failed('site'));
  const follow = (unit: UnitKey) => {
    const edition = editions.get(unit);
    const mark = edition === null ? '' : emergencyMark(edition, instantOf(now()));
    const differs = mark !== (shown.get(unit) ?? '');
    if (differs) homes.add(unit);
    sites.add(unit, differs);
  };
  const alarms = alarmClock(now, (unit) => {
    follow(unit);
    onMoment(unit);
  });

  return {
    follow,
    renew: (unit) => sites.add(unit),
    free: async () => {
      await homes.free();
      await sites.free();
    },
    async close() {
      alarms.close();
      for (const portal of portals.values()) portal.close();
      await Promise.all([homes.close(), sites.close()]);
    },
  };
}
