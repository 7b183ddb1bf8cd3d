import type { Field } from 'payload';
import { idOf } from '../access/actor.ts';
import { rowSaid } from '../admin/screens.ts';
import {
  conditionField,
  maintenanceField,
  placeFields,
  purchaseFields,
  simFields,
} from '../devices/kept-fields.ts';
import { labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { wholeIfAny } from '../fields/whole.ts';

/** How a cluster reaches the network. Source: domain guide, section 6, `SpeakerCluster`. */
export const uplinks = ['lan', 'wifi', '3g', '4g'] as const;

const uplinkNames: Record<(typeof uplinks)[number], string> = {
  lan: 'LAN',
  wifi: 'Wi-Fi',
  '3g': '3G',
  '4g': '4G',
};

/** What the register keeps of a cluster as a thing: of which station, where, whom it reaches, how strong, how kept. */
export function registerFields(): Field[] {
  return [
    {
      name: 'station',
      type: 'relationship',
      relationTo: 'stations',
      label: { vi: 'Thuộc đài', en: 'Station' },
      index: true,
      filterOptions: ({ data }) => (data?.unit ? { unit: { equals: idOf(data.unit) } } : true),
      admin: { allowCreate: false, allowEdit: false },
    },
    ...placeFields(),
    {
      name: 'villages',
      type: 'array',
      dbName: 'speaker_villages',
      label: { vi: 'Thôn, bản, tổ dân phố nghe được', en: 'Villages that hear it' },
      labels: labelled('Thôn, bản, tổ dân phố', 'Village', 'Villages'),
      maxRows: 60,
      admin: { components: { RowLabel: rowSaid({ fields: ['name', 'households'] }) } },
      fields: [
        {
          type: 'row',
          fields: [
            lineField({ name: 'name', label: { vi: 'Tên', en: 'Name' }, limit: 120 }, { required: true }),
            {
              name: 'households',
              type: 'number',
              label: { vi: 'Số hộ nghe được', en: 'Households that hear it' },
              ...wholeIfAny(0, 20_000),
            },
          ],
        },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'horns',
          type: 'number',
          label: { vi: 'Số loa', en: 'Loudspeakers' },
          ...wholeIfAny(1, 200),
        },
        {
          name: 'powerWatts',
          type: 'number',
          label: { vi: 'Công suất mỗi loa (W)', en: 'Power of each, W' },
          ...wholeIfAny(1, 2_000),
        },
        {
          name: 'uplink',
          type: 'select',
          label: { vi: 'Kết nối', en: 'Uplink' },
          enumName: 'speaker_uplink',
          options: uplinks.map((value) => ({ value, label: uplinkNames[value] })),
        },
      ],
    },
    simFields(),
    ...purchaseFields(),
    conditionField('speaker_condition'),
    maintenanceField('speaker_maintenance'),
  ];
}
