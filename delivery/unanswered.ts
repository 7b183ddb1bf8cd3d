import { isPressing } from '@nguon/content-model/all-clear';
import type { Reported } from '@nguon/content-model/device';
import { currentOn, type Edition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import type { Failure } from './deliver-devices.ts';

/** How long a device may take to say that it obeys a manifest with an emergency, s; the worst line takes a few. */
export const ANSWER_WITHIN_SECONDS = 20;

/** How often it is looked who has not answered, ms. */
const LOOK_EVERY_MS = 2_000;

/** A manifest that could not wait, and when its device was told of it. */
export interface Expected {
  readonly sequence: number;
  /** ms since 1970. */
  readonly at: number;
}

/** Who has not answered yet. */
export interface Answers {
  /** A device was told of a manifest; `null` when it holds nothing urgent any more. */
  expect(unit: UnitKey, device: string, sequence: number | null): void;
  /** A device says which manifest it obeys, and what it shows or plays. */
  answered(reported: Reported): void;
  close(): void;
}

/**
 * What the unit is told of the devices that were told of an emergency or an all-clear and do not say that they obey it:
 * each by its name, for each such bulletin that is current, until it answers (D61). Pure.
 *
 * @param now ms since 1970
 */
export function unanswered(
  edition: Edition,
  expected: ReadonlyMap<string, Expected>,
  now: number,
): Failure[] {
  const devices = { board: edition.boards, speaker: edition.speakers };
  return (['board', 'speaker'] as const).flatMap((channel) => {
    const pressing = currentOn(edition, channel, instantOf(now)).filter(({ content }) => isPressing(content));
    const silent = devices[channel].filter(({ id }) => {
      const { at = now } = expected.get(id) ?? {};
      return now - at >= ANSWER_WITHIN_SECONDS * 1_000;
    });
    return pressing.flatMap(({ content }) =>
      silent.map(({ id, name }) => ({
        channel,
        bulletin: content.id,
        device: id,
        message: `${name}: sau ${ANSWER_WITHIN_SECONDS} giây chưa xác nhận đã nhận tin. Hãy gọi người trực tại chỗ. · No answer: call whoever is there.`,
      })),
    );
  });
}

export interface AnswerParts {
  editionOf(unit: UnitKey): Edition | null;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Told of all of a unit's devices that have not answered, whenever these are others. */
  readonly tell: (unit: UnitKey, failures: readonly Failure[]) => void;
}

/** Watches who answers. Kept in memory: after a start of delivery devices are expected to answer what is new then. */
export function expectAnswers({ editionOf, now, tell }: AnswerParts): Answers {
  const expected = new Map<UnitKey, Map<string, Expected>>();
  const units = new Map<string, UnitKey>();
  const told = new Map<UnitKey, string>();
  const forget = (device: string) => {
    const unit = units.get(device);
    if (unit === undefined) return;
    units.delete(device);
    expected.get(unit)?.delete(device);
  };
  const look = () => {
    for (const [unit, devices] of expected) {
      const edition = editionOf(unit);
      const failures = edition === null ? [] : unanswered(edition, devices, now());
      const said = failures.map(({ bulletin, device }) => `${bulletin} ${device}`).join();
      if (said !== (told.get(unit) ?? '')) tell(unit, failures);
      told.set(unit, said);
      if (devices.size > 0) continue;
      expected.delete(unit);
      told.delete(unit);
    }
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();
  return {
    expect(unit, device, sequence) {
      forget(device);
      if (sequence === null) return;
      const devices = expected.get(unit) ?? new Map<string, Expected>();
      expected.set(unit, devices.set(device, { sequence, at: now() }));
      units.set(device, unit);
    },
    answered({ device, manifest, bulletin }) {
      const unit = units.get(device);
      const due = unit === undefined ? undefined : expected.get(unit)?.get(device);
      if (unit === undefined || due === undefined) return;
      // While it still fetches the rest of its programme, a device says by the older number what it plays already.
      const plays = editionOf(unit)?.bulletins.find(({ content }) => content.id === bulletin);
      if (due.sequence <= manifest || (plays && isPressing(plays.content))) forget(device);
    },
    close: () => clearInterval(looking),
  };
}
