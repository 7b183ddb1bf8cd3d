import type { Site } from '@nguon/content-model/site';
import type { Unit, UnitPath } from '@nguon/content-model/unit';
import { emailOf } from './demo-officials.ts';
import { placesWithPages, WITH_HMONG } from './demo-places.ts';
import { headerDrawing, logoDrawing } from './draw-landscape.ts';

const themes = ['nuoc', 'gom', 'nui'] as const;

/** How a unit's site looks, and how it is reached. */
export interface PlannedLook extends Pick<Site, 'links'> {
  readonly unit: UnitPath;
  readonly theme: (typeof themes)[number];
  readonly languages: 'hmn'[];
  readonly contact: Readonly<Record<keyof Site['contact'], string>>;
  /** Drawings as SVG, drawn by the seed; `null` leaves the theme's own. */
  readonly pictures: { readonly logo: string; readonly header: string } | null;
}

/** The province and its first communes have pictures, one for each theme; others the theme alone. */
export function looksOf(province: Unit, places: readonly Unit[]): PlannedLook[] {
  return [province, ...placesWithPages(places)].map((unit, index) => {
    const theme = themes[index % themes.length] ?? 'nuoc';
    const above = unit === province ? '' : `, ${province.type} ${province.name}`;
    return {
      unit: unit.path,
      theme,
      languages: index - 1 === WITH_HMONG ? ['hmn'] : [],
      links: [
        { name: 'Cổng Dịch vụ công quốc gia', href: 'https://dichvucong.gov.vn/' },
        { name: 'Cổng Thông tin điện tử Chính phủ', href: 'https://chinhphu.vn/' },
        { name: 'Hệ thống văn bản quy phạm pháp luật', href: 'https://vbpl.vn/' },
      ],
      contact: {
        address: `Trụ sở UBND ${unit.type} ${unit.name}${above}`,
        phone: `0200.3800.${100 + index * 10}`,
        fax: `0200.3801.${100 + index * 10}`,
        hotline: `0200.3802.${100 + index * 10}`,
        email: emailOf('bientap', unit).replace('bientap', 'ubnd'),
        hours: 'Thứ Hai đến thứ Sáu, 7h30 - 11h30 và 13h30 - 17h00',
      },
      pictures: index < themes.length ? { logo: logoDrawing(theme), header: headerDrawing(theme) } : null,
    };
  });
}
