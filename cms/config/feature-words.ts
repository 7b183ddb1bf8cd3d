import {
  EXPERIMENTAL_TableFeature,
  type FeatureProviderServer,
  HorizontalRuleFeature,
} from '@payloadcms/richtext-lexical';
import type { Field } from 'payload';
import { tableFeature } from '../admin/screens.ts';

/** Labels of the table's form, by the names its feature gives them. */
const tableLabels: Readonly<Record<string, { vi: string; en: string }>> = {
  rows: { vi: 'Số hàng', en: 'Rows' },
  columns: { vi: 'Số cột', en: 'Columns' },
};

function labelledField(field: Field): Field {
  const label = 'name' in field ? tableLabels[field.name] : undefined;
  return label === undefined || field.type !== 'number' ? field : { ...field, label };
}

/** Tables with Vietnamese words: Payload 3.90.1 has them in English alone. */
export function tables(): FeatureProviderServer<undefined> {
  const provider = EXPERIMENTAL_TableFeature();
  const { feature } = provider;
  return {
    ...provider,
    feature: async (given) => {
      const made = typeof feature === 'function' ? await feature(given) : feature;
      const { generateSchemaMap } = made;
      return {
        ...made,
        ClientFeature: tableFeature,
        generateSchemaMap: (asked) => {
          const map = generateSchemaMap?.(asked) ?? null;
          const fields = map?.get('fields');
          if (fields !== undefined && 'fields' in fields) {
            map?.set('fields', { ...fields, fields: fields.fields.map(labelledField) });
          }
          return map;
        },
      };
    },
  };
}

/** Dividing lines, which Payload's Vietnamese calls a “horizontal principle”. */
export function dividingLines(): FeatureProviderServer<undefined> {
  const provider = HorizontalRuleFeature();
  const { feature } = provider;
  return {
    ...provider,
    feature: async (given) => {
      const made = typeof feature === 'function' ? await feature(given) : feature;
      return { ...made, i18n: { ...made.i18n, vi: { label: 'Đường kẻ ngang' } } };
    },
  };
}
