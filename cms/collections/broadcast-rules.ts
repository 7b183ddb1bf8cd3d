import { LONGEST_SESSION_MINUTES } from '@nguon/content-model/session';
import type { CollectionConfig } from 'payload';
import { actorOf } from '../access/actor.ts';
import { adminOnly, createOwn, writeOwn } from '../access/rules.ts';
import { above, within } from '../access/scope.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { dayPartLabel } from '../admin/screens.ts';
import { identity } from '../database/identity.ts';
import { dayPartFields } from '../fields/day-part.ts';
import { groups, labelled } from '../fields/labels.ts';
import { within as betweenIfThere } from '../fields/number-within.ts';
import { lineField } from '../fields/text.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';
import { checkRules } from '../speakers/check-rules.ts';

/**
 * When, how long and how loud a unit lets clusters play; a province's rules hold in its communes too. Local rules differ,
 * so every number is the unit's own. Source: domain guide 7.4.
 */
export const broadcastRules: CollectionConfig = {
  slug: 'broadcast-rules',
  labels: labelled('Quy chế phát thanh', 'Broadcast rules', 'Broadcast rules'),
  admin: {
    useAsTitle: 'decision',
    group: groups.channels,
    defaultColumns: ['decision', 'unit', 'longestMinutes', 'highestVolume'],
    hideAPIURL: true,
    description: {
      vi: 'Tin thông thường và tin ưu tiên theo quy chế; tin khẩn cấp thì không. Quy chế của cấp trên cũng có hiệu lực ở cấp dưới.',
      en: 'Normal and priority bulletins keep these rules; emergencies do not. The rules of the units above hold below too.',
    },
  },
  access: {
    create: createOwn('approver'),
    read: ({ req }) => {
      const actor = actorOf(req);
      if (actor === null) return false;
      return actor.role === 'admin' || { or: [within(actor.path), above(actor.path)] };
    },
    update: writeOwn('approver'),
    delete: writeOwn('approver'),
  },
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath, checkRules],
    ...ringOnChange(({ path }) => ({ below: [path] })),
  },
  fields: [
    identity,
    lineField(
      {
        name: 'decision',
        label: { vi: 'Văn bản ban hành', en: 'Issued by' },
        limit: 200,
        description: {
          vi: 'Số, ký hiệu và tên quy chế, quyết định của đơn vị',
          en: 'Number and name of the unit’s regulation or decision',
        },
      },
      { required: true },
    ),
    {
      name: 'windows',
      type: 'array',
      dbName: 'rule_windows',
      label: { vi: 'Khung giờ được phát', en: 'Broadcast windows' },
      labels: labelled('Khung giờ', 'Window', 'Windows'),
      maxRows: 8,
      admin: {
        components: { RowLabel: dayPartLabel },
        description: {
          vi: 'Để trống: giờ nào cũng được, trừ giờ yên tĩnh',
          en: 'Empty: any time but the quiet hours',
        },
      },
      fields: dayPartFields(),
    },
    {
      name: 'quiet',
      type: 'array',
      dbName: 'rule_quiet',
      label: { vi: 'Giờ yên tĩnh', en: 'Quiet hours' },
      labels: labelled('Khoảng giờ', 'Part of the day', 'Parts of the day'),
      maxRows: 8,
      admin: { components: { RowLabel: dayPartLabel } },
      fields: dayPartFields(),
    },
    {
      name: 'weekdaysOnly',
      type: 'checkbox',
      label: { vi: 'Không phát thứ Bảy, Chủ nhật', en: 'Not on Saturdays and Sundays' },
      defaultValue: false,
    },
    {
      type: 'row',
      fields: [
        {
          name: 'longestMinutes',
          type: 'number',
          label: { vi: 'Mỗi buổi dài nhất (phút)', en: 'Longest session, minutes' },
          ...betweenIfThere(1, LONGEST_SESSION_MINUTES),
          admin: { description: { vi: 'Để trống: không giới hạn', en: 'Empty: no limit' } },
        },
        {
          name: 'highestVolume',
          type: 'number',
          label: { vi: 'Âm lượng cao nhất (%)', en: 'Highest volume, %' },
          ...betweenIfThere(0, 100),
          admin: { description: { vi: 'Để trống: không giới hạn', en: 'Empty: no limit' } },
        },
      ],
    },
    {
      name: 'relayHosts',
      type: 'text',
      hasMany: true,
      label: { vi: 'Máy chủ được tiếp sóng', en: 'Hosts that may be relayed' },
      maxRows: 20,
      access: { create: adminOnly, update: adminOnly },
      admin: {
        description: {
          vi: 'Tên máy chủ của luồng phát, thêm cổng nếu có, ví dụ dai.example.vn:8000. Người vận hành hệ thống ghi.',
          en: 'Host names of streams, with the port where there is one, such as dai.example.vn:8000. The operator writes them.',
        },
      },
    },
    ...unitFields(),
  ],
};
