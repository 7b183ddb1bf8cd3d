import { instantOf } from '@nguon/content-model/instant';
import type { BeforeListTableServerProps } from 'payload';
import { deviceCollections } from '../devices/register.ts';
import { boardWordsFor } from './board-words.ts';
import { addressOf, groupsOf, whereOf } from './device-filters.ts';

/** Above the list of boards or speakers: how many need somebody, each number leading to its rows. */
export async function DeviceCounts({ collectionSlug, i18n, payload, user }: BeforeListTableServerProps) {
  const collection = deviceCollections.find((slug) => slug === collectionSlug);
  if (!user || collection === undefined) return null;
  const said = boardWordsFor(i18n.language).counts;
  const at = instantOf(Date.now());
  const groups = await Promise.all(
    groupsOf(collection).map(async (group) => {
      const where = whereOf(collection, group, at);
      const counted = await payload.count({ collection, where, user, overrideAccess: false });
      return { group, count: counted.totalDocs, address: addressOf(collection, group, at) };
    }),
  );
  return (
    <nav aria-label={said.label}>
      <ul className="nguon-shortcuts">
        {groups.map(({ group, count, address }) => (
          <li key={group}>
            <a data-late={(['wrong', 'offline'].includes(group) && count > 0) || undefined} href={address}>
              {said[group]} <strong>{count}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
