import { slugFrom } from '@nguon/content-model/text';
import type { Unit, UnitType } from '@nguon/content-model/unit';

/** Types of unit in English. Source: the usual renderings of the National Statistics Office. */
const types: Readonly<Record<UnitType, string>> = {
  tỉnh: 'Province',
  'thành phố': 'City',
  huyện: 'District',
  quận: 'District',
  'thị xã': 'Town',
  'thành phố thuộc tỉnh': 'City',
  xã: 'Commune',
  phường: 'Ward',
  'đặc khu': 'Special Zone',
  'thị trấn': 'Township',
};

/** A unit's name as English pages give it: `Sìn Hồ Commune`, `Ward 1`. */
export function englishName({ type, name }: Pick<Unit, 'type' | 'name'>): string {
  return /^\d+$/.test(slugFrom(name)) ? `${types[type]} ${name}` : `${name} ${types[type]}`;
}
