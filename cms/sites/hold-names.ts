import { type CollectionBeforeValidateHook, type PayloadRequest, ValidationError } from 'payload';
import { inLanguage, type Said } from '../language/said.ts';
import type { Site } from '../payload-types.ts';

type Alias = NonNullable<Site['aliases']>[number];

/** Which unit has each of these names already, as its site's host or alias. */
async function holdersOf(
  names: readonly string[],
  own: string | undefined,
  req: PayloadRequest,
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const { docs } = await req.payload.find({
    collection: 'sites',
    where: {
      and: [
        { or: [{ host: { in: [...names] } }, { 'aliases.host': { in: [...names] } }] },
        ...(own === undefined ? [] : [{ id: { not_equals: own } }]),
      ],
    },
    depth: 1,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return new Map(
    docs.flatMap(({ host, aliases, unit }) => {
      const holder = typeof unit === 'object' ? (unit.fullName ?? unit.name) : host;
      return [host, ...(aliases ?? []).map((alias) => alias.host)].map((name) => [name, holder] as const);
    }),
  );
}

const heldBy = (holder: string): Said => ({
  vi: `Tên miền này đang là của ${holder}. Hãy chọn tên khác, hoặc bỏ tên này ở trang của ${holder} trước.`,
  en: `This name is held by ${holder}. Choose another, or take it from the site of ${holder} first.`,
});
const ownName: Said = {
  vi: 'Đây đã là tên miền chính của trang. Hãy bỏ dòng này.',
  en: 'This is the site’s host already. Remove this row.',
};
const twice: Said = {
  vi: 'Tên miền này đã có ở dòng trên. Hãy bỏ một dòng.',
  en: 'This name stands in a row above. Remove one of the two.',
};

/** Why one of a site's other names may not be kept; `null` when it may. */
function aliasFault(
  name: string,
  index: number,
  { host, names, holders }: { host: string; names: readonly string[]; holders: ReadonlyMap<string, string> },
): Said | null {
  if (name === host) return ownName;
  if (names.indexOf(name) < index) return twice;
  const holder = holders.get(name);
  return holder === undefined ? null : heldBy(holder);
}

/** The other names after a change of host: the old host stays among them, and the new one leaves them (W73). */
function aliasesAfter(
  aliases: readonly Alias[],
  host: string,
  before: string | undefined,
  isFree: (name: string) => boolean,
): Alias[] {
  if (before === undefined || before === host) return [...aliases];
  const others = aliases.filter((alias) => alias.host !== host);
  const isKept = others.some((alias) => alias.host === before);
  return isKept || !isFree(before) ? others : [...others, { host: before }];
}

/**
 * Holds every name on the network to one site: another site's is refused by its unit, and a host that is changed stays
 * as an alias, so that old links lead on (W73, W74).
 */
export const holdNames: CollectionBeforeValidateHook<Site> = async ({
  data,
  originalDoc,
  collection,
  req,
}) => {
  const host: unknown = data?.host ?? originalDoc?.host;
  const given: unknown = data?.aliases ?? originalDoc?.aliases ?? [];
  if (data === undefined || typeof host !== 'string' || !Array.isArray(given)) return data;
  const before = originalDoc?.host;
  const asked = [
    host,
    ...given.flatMap((alias: Alias | null) => alias?.host ?? []),
    ...(before ? [before] : []),
  ];
  const holders = await holdersOf(
    asked.filter((name) => typeof name === 'string'),
    originalDoc?.id,
    req,
  );
  const aliases = aliasesAfter(given, host, before, (name) => !holders.has(name));
  const names = aliases.map((alias) => alias?.host);
  const holder = holders.get(host);
  const faults = [
    ...(holder === undefined ? [] : [{ path: 'host', said: heldBy(holder) }]),
    ...names.flatMap((name, index) => {
      const said = aliasFault(name, index, { host, names, holders });
      return said === null ? [] : [{ path: `aliases.${index}.host`, said }];
    }),
  ];
  if (faults.length === 0) return { ...data, aliases };
  const errors = faults.map(({ path, said }) => ({ path, message: inLanguage(said, req) }));
  throw new ValidationError({ collection: collection.slug, errors, req }, req.t);
};
