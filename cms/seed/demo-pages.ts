import type { Page } from '@nguon/content-model/page';
import { levelOf, type Unit, type UnitPath } from '@nguon/content-model/unit';
import { placesWithPages, WITH_HMONG } from './demo-places.ts';
import type { PageKind, SamplePage } from './read-pages.ts';
import { stableId } from './stable-id.ts';

/** A page to seed; one that still waits for its approver, so that they find something to read, is a draft. */
export interface PlannedPage extends Pick<Page, 'id' | 'topic' | 'title'>, Pick<SamplePage, 'language'> {
  readonly unit: UnitPath;
  readonly markdown: string;
  readonly isDraft: boolean;
}

/** The last line of every seeded page (R15). */
export const SAMPLE_PAGE_LINES: Readonly<Record<SamplePage['language'], string>> = {
  vi: 'Trang mẫu để dùng thử, nội dung không có thật.',
  en: 'A sample page for trying out; nothing in it is real.',
};

function kindsOf(unit: Unit, place: number): PageKind[] {
  if (levelOf(unit) === 'province') return ['tỉnh'];
  const type: PageKind = unit.type === 'phường' ? 'phường' : 'xã';
  return place === WITH_HMONG ? [type, 'tiếng Mông'] : [type];
}

/** Types of today's units in English. Source: the usual renderings of the National Statistics Office. */
const englishTypes: Readonly<Record<string, string>> = {
  tỉnh: 'Province',
  'thành phố': 'City',
  xã: 'Commune',
  phường: 'Ward',
  'đặc khu': 'Special Zone',
};

function nameIn(language: SamplePage['language'], { type, name }: Unit): string {
  return language === 'en' ? `${name} ${englishTypes[type] ?? ''}`.trim() : `${type} ${name}`;
}

/** The names of units in a text, in its language. */
function named(text: string, language: SamplePage['language'], unit: Unit, province: Unit): string {
  const full = nameIn(language, unit);
  return text
    .replaceAll('{unit}', full)
    .replaceAll('{Unit}', `${full.charAt(0).toUpperCase()}${full.slice(1)}`)
    .replaceAll('{province}', nameIn(language, province));
}

/** Introductions of the province and of the communes that have devices. */
export function pagesOf(
  samples: readonly SamplePage[],
  province: Unit,
  places: readonly Unit[],
): PlannedPage[] {
  return [province, ...placesWithPages(places)].flatMap((unit, index) => {
    const kinds = kindsOf(unit, index - 1);
    return samples
      .filter((sample) => sample.for.some((kind) => kinds.includes(kind)))
      .map(({ name, topic, language, title, markdown }) => ({
        id: stableId('page', unit.path, name),
        unit: unit.path,
        topic,
        language,
        title: named(title, language, unit, province),
        markdown: `${named(markdown, language, unit, province)}\n\n*${SAMPLE_PAGE_LINES[language]}*`,
        isDraft: index === 1 && topic === 'history',
      }));
  });
}
