import type { Procedure } from '@nguon/content-model/procedure';
import type { Unit, UnitPath } from '@nguon/content-model/unit';
import { stableId } from './stable-id.ts';

/** A procedure of a unit. */
export interface PlannedProcedure extends Procedure {
  readonly unit: UnitPath;
}

/** The national portal. Without an address of each procedure that we are sure of, it is the way to all of them. */
const PORTAL = 'https://dichvucong.gov.vn/';

/** Procedures that communes receive. Codes are left to the operator, who reads them off the portal. */
const ofCommunes: readonly (readonly [field: string, name: string])[] = [
  ['Hộ tịch', 'Đăng ký khai sinh'],
  ['Hộ tịch', 'Đăng ký kết hôn'],
  ['Hộ tịch', 'Đăng ký khai tử'],
  ['Hộ tịch', 'Cấp giấy xác nhận tình trạng hôn nhân'],
  ['Chứng thực', 'Chứng thực bản sao từ bản chính'],
  ['Cư trú', 'Đăng ký thường trú'],
  ['Cư trú', 'Đăng ký tạm trú'],
  ['Đất đai', 'Đăng ký biến động đất đai'],
  ['Đất đai', 'Cấp lại giấy chứng nhận do bị mất'],
  ['Bảo trợ xã hội', 'Hưởng trợ cấp xã hội hằng tháng'],
  ['Bảo trợ xã hội', 'Xác nhận mức độ khuyết tật'],
  ['Xây dựng', 'Cấp giấy phép xây dựng nhà ở riêng lẻ'],
];

/** Procedures of the province, which all its communes show, and one of the first commune alone. */
export function proceduresOf(province: Unit, places: readonly Unit[]): PlannedProcedure[] {
  const written = (unit: Unit, field: string, name: string): PlannedProcedure => ({
    id: stableId('procedure', unit.path, name),
    unit: unit.path,
    field,
    name,
    code: '',
    href: PORTAL,
  });
  return [
    ...ofCommunes.map(([field, name]) => written(province, field, name)),
    ...places.slice(0, 1).map((unit) => written(unit, 'Chợ', 'Thuê điểm kinh doanh tại chợ (mẫu)')),
  ];
}
