import { BulletinOuting } from '@nguon/content-model/bulletin';
import { instantOf } from '@nguon/content-model/instant';
import type { DateFieldValidation } from 'payload';
import { date } from 'payload/shared';
import { idOf } from '../access/actor.ts';
import { inLanguage } from '../language/said.ts';
import type { Bulletin } from '../payload-types.ts';
import { saidOf } from './faults-of.ts';

/** Is the end one that the channels, the priority and the beginning allow (N2, N3, P4, E9)? Asked of a form, not of drafts. */
export const checkEnd: DateFieldValidation = async (value, options) => {
  const isDate = await date(value, options);
  if (isDate !== true) return isDate;
  const { channels, priority, ends, from }: Partial<Bulletin> = options.data;
  if (!from) return true;
  const { error } = BulletinOuting.safeParse({
    channels,
    priority,
    ...(ends && { ends: idOf(ends) }),
    from: instantOf(new Date(from)),
    until: value ? instantOf(new Date(value)) : null,
  });
  const issue = error?.issues.find(({ path }) => path[0] === 'until');
  return issue === undefined || inLanguage(saidOf(issue), options.req);
};
