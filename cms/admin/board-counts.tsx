import { instantOf } from '@nguon/content-model/instant';
import type { BeforeListTableServerProps } from 'payload';
import { addressOf, boardGroups, whereOf } from './board-filters.ts';
import { boardWordsFor } from './board-words.ts';

/** Above the list: how many boards need somebody, each number leading to its rows. */
export async function BoardCounts({ i18n, payload, user }: BeforeListTableServerProps) {
  if (!user) return null;
  const said = boardWordsFor(i18n.language).counts;
  const at = instantOf(Date.now());
  const groups = await Promise.all(
    boardGroups.map(async (group) => {
      const where = whereOf(group, at);
      const counted = await payload.count({ collection: 'boards', where, user, overrideAccess: false });
      return { group, count: counted.totalDocs, address: addressOf(group, at) };
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
