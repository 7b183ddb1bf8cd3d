import { instantOf } from '@nguon/content-model/instant';
import type { BeforeListTableServerProps } from 'payload';
import { addressOf, feedbackGroups, whereOf } from './feedback-filters.ts';
import { feedbackWordsFor } from './feedback-words.ts';

/** Above the list: how many there are at each stage, each number leading to its rows. The most urgent stand first. */
export async function FeedbackCounts({ i18n, payload, user }: BeforeListTableServerProps) {
  if (!user) return null;
  const said = feedbackWordsFor(i18n.language).counts;
  const at = instantOf(Date.now());
  const groups = await Promise.all(
    feedbackGroups.map(async (group) => {
      const where = whereOf(group, at);
      const counted = await payload.count({ collection: 'feedback', where, user, overrideAccess: false });
      return { group, count: counted.totalDocs, address: addressOf(group, at) };
    }),
  );
  return (
    <nav aria-label={said.label}>
      <ul className="nguon-shortcuts">
        {groups.map(({ group, count, address }) => (
          <li key={group}>
            <a data-late={(group === 'late' && count > 0) || undefined} href={address}>
              {said[group]} <strong>{count}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
