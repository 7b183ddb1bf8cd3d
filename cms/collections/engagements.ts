import { instantOf, later, vietnamDay } from '@nguon/content-model/instant';
import { Engagement } from '@nguon/content-model/official';
import type { CollectionBeforeChangeHook, CollectionConfig, FieldHook } from 'payload';
import { engagementRowLabel } from '../admin/screens.ts';
import { labelled } from '../fields/labels.ts';
import { matching } from '../fields/matching.ts';
import { lineField, passageField } from '../fields/text.ts';
import { weekShape } from '../publication/shapes.ts';
import { standingCollection } from '../publication/standing-collection.ts';
import { dayAfter, mondayOf, weekdayNames, weekdays, weekTitle } from '../publication/week.ts';

/** From Friday on, officials write the week to come, s. */
const LOOKS_AHEAD = 3 * 24 * 60 * 60;

/** A day as the database keeps it: noon in UTC, the same day in Vietnam. */
const kept = (day: string): string => `${day}T12:00:00.000Z`;

/** Whatever day is chosen, the week is that of its Monday (W25). */
const toMonday: FieldHook = ({ value }) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? kept(mondayOf(value.slice(0, 10))) : value;

const nextWeek: FieldHook = ({ value }) =>
  typeof value === 'string' ? kept(dayAfter(value.slice(0, 10), 7)) : value;

/** The name of the week in lists. */
const nameWeek: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const monday: unknown = data.monday ?? originalDoc?.monday;
  return typeof monday === 'string' ? { ...data, title: weekTitle(monday.slice(0, 10)) } : data;
};

const weeks = standingCollection({
  slug: 'engagements',
  labels: labelled('Lịch công tác tuần', 'Week of the schedule', 'Leaders’ schedule'),
  description: {
    vi: 'Lịch công tác của lãnh đạo, mỗi tuần một bản. Mở bản tuần trước, chọn «Tạo bản sao»: được sẵn lịch tuần sau để sửa.',
    en: 'The leaders’ schedule, a record for each week. Duplicate last week’s to begin with the week after it.',
  },
  title: 'title',
  columns: ['title'],
  searched: ['title'],
  shape: weekShape,
  rings: (path) => ({ only: [path] }),
  fields: [
    { name: 'title', type: 'text', label: { vi: 'Tuần', en: 'Week' }, admin: { hidden: true } },
    {
      name: 'monday',
      type: 'date',
      label: { vi: 'Tuần từ thứ Hai', en: 'Week of' },
      required: true,
      index: true,
      defaultValue: () => kept(mondayOf(vietnamDay(later(instantOf(Date.now()), LOOKS_AHEAD)))),
      admin: {
        date: { pickerAppearance: 'dayOnly', displayFormat: 'dd/MM/yyyy' },
        description: {
          vi: 'Chọn ngày nào trong tuần cũng được',
          en: 'Any day of the week will do',
        },
      },
      hooks: { beforeValidate: [toMonday], beforeDuplicate: [nextWeek] },
    },
    {
      name: 'entries',
      type: 'array',
      dbName: 'engagement_entries',
      label: { vi: 'Các buổi', en: 'Entries' },
      labels: labelled('Buổi làm việc', 'Entry', 'Entries'),
      required: true,
      minRows: 1,
      maxRows: 100,
      admin: { components: { RowLabel: engagementRowLabel } },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'weekday',
              type: 'select',
              label: { vi: 'Ngày', en: 'Day' },
              required: true,
              defaultValue: 'mon',
              enumName: 'weekday',
              admin: { width: '25%', isClearable: false },
              options: weekdayNames.map((value) => ({ value, label: weekdays[value] })),
            },
            lineField(
              { name: 'from', label: { vi: 'Từ lúc', en: 'From' }, limit: 5 },
              {
                required: true,
                defaultValue: '08:00',
                validate: matching(Engagement.shape.from, {
                  vi: 'Ghi giờ và phút, ví dụ 08:00 hoặc 13:30',
                  en: 'Write hours and minutes, such as 08:00 or 13:30',
                }),
                admin: { width: '15%' },
              },
            ),
            lineField(
              {
                name: 'leader',
                label: { vi: 'Lãnh đạo', en: 'Leader' },
                limit: 200,
              },
              { required: true },
            ),
          ],
        },
        {
          type: 'row',
          fields: [
            passageField(
              { name: 'subject', label: { vi: 'Nội dung', en: 'Subject' }, limit: 500 },
              { required: true },
            ),
            lineField(
              { name: 'place', label: { vi: 'Địa điểm', en: 'Place' }, limit: 200 },
              { defaultValue: 'Trụ sở UBND' },
            ),
          ],
        },
      ],
    },
  ],
});

/** The leaders' schedule, week by week. */
export const engagements: CollectionConfig = {
  ...weeks,
  disableDuplicate: false,
  defaultSort: '-monday',
  hooks: { ...weeks.hooks, beforeChange: [nameWeek, ...(weeks.hooks?.beforeChange ?? [])] },
};
