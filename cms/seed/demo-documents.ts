import { type Instant, later } from '@nguon/content-model/instant';
import type { LegalDocument } from '@nguon/content-model/legal-document';
import type { Unit, UnitPath } from '@nguon/content-model/unit';
import { stableId } from './stable-id.ts';

/** A document of a unit. */
export interface PlannedDocument extends LegalDocument {
  readonly unit: UnitPath;
  readonly field: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/** The day some days before an instant. */
function dayBefore(at: Instant, days: number): string {
  return later(at, -days * DAY_SECONDS).slice(0, 10);
}

/** Made-up documents of the province and of its first two communes. */
export function documentsOf(province: Unit, places: readonly Unit[], at: Instant): PlannedDocument[] {
  const written = (
    unit: Unit,
    form: string,
    symbol: string,
    field: string,
    daysAgo: number,
    abstract: string,
  ): PlannedDocument => ({
    id: stableId('document', unit.path, symbol),
    unit: unit.path,
    form,
    symbol,
    authority: `UBND ${unit.type} ${unit.name}`,
    field,
    issuedOn: dayBefore(at, daysAgo),
    effectiveOn: form === 'Quyết định' ? dayBefore(at, daysAgo - 10) : null,
    abstract: `${abstract} (văn bản mẫu)`,
    file: null,
  });
  return [
    written(
      province,
      'Quyết định',
      '2045/QĐ-UBND',
      'Thông tin cơ sở',
      34,
      'Ban hành Quy chế quản lý, vận hành hệ thống thông tin nguồn tỉnh',
    ),
    written(
      province,
      'Kế hoạch',
      '318/KH-UBND',
      'Thông tin cơ sở',
      12,
      'Phát triển thông tin cơ sở trên địa bàn tỉnh năm tới',
    ),
    ...places
      .slice(0, 2)
      .map((unit) =>
        written(
          unit,
          'Quyết định',
          '136/QĐ-UBND',
          'Thông tin cơ sở',
          21,
          'Ban hành Quy chế hoạt động của đài truyền thanh',
        ),
      ),
  ];
}
