import type { CollectionConfig, Field } from 'payload';
import { ownedByUnit } from '../access/rules.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { boardLoop, deviceConcerns, deviceCounts, devicePanel, deviceStatus } from '../admin/screens.ts';
import { playingFields } from '../boards/playing-fields.ts';
import { profileFields } from '../boards/profile-fields.ts';
import { registerFields } from '../boards/register-fields.ts';
import { identity } from '../database/identity.ts';
import { deviceEndpoints } from '../devices/device-endpoints.ts';
import { deviceFields, switchedField } from '../devices/device-fields.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { ringOnChange } from '../outbox/ring-on-change.ts';

function part(vi: string, en: string, fields: Field[], initCollapsed = false): Field {
  return { type: 'collapsible', label: { vi, en }, fields, admin: { initCollapsed } };
}

/** Public LED and LCD screens. */
export const boards: CollectionConfig = {
  slug: 'boards',
  labels: labelled('Bảng tin điện tử', 'Board', 'Boards'),
  admin: {
    useAsTitle: 'name',
    group: groups.channels,
    defaultColumns: ['name', 'status', 'bulletinShown', 'seenAt', 'unit'],
    components: { beforeListTable: [deviceCounts] },
    hideAPIURL: true,
  },
  access: ownedByUnit,
  disableDuplicate: true,
  hooks: {
    beforeChange: [stampPath],
    ...ringOnChange(({ path }, gone) => ({ only: [path], devices: gone })),
  },
  endpoints: deviceEndpoints('boards'),
  fields: [
    identity,
    devicePanel,
    deviceConcerns,
    deviceStatus,
    boardLoop,
    lineField(
      { name: 'name', label: { vi: 'Tên, vị trí', en: 'Name, place' }, limit: 120 },
      { required: true },
    ),
    part('Màn hình', 'Screen', profileFields()),
    part('Cách phát', 'Playing', playingFields()),
    part('Hồ sơ bảng', 'Register', registerFields(), true),
    switchedField({ name: 'blanked', label: { vi: 'Đang tắt', en: 'Switched off' } }),
    ...unitFields(),
    ...deviceFields(),
  ],
};
