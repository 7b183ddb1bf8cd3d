import type { ClientField } from 'payload';

/** Where a field stands on its form. */
export interface FieldPlace {
  /** As faults name it: `renditions.board`. */
  readonly path: string;
  /** Which of the form's tabs it is on, from 0; `null` beside the tabs. */
  readonly tab: number | null;
}

const placesIn = (fields: readonly ClientField[], above: string, tab: number | null): FieldPlace[] =>
  fields.flatMap((field) => {
    if (field.type === 'tabs') {
      return field.tabs.flatMap((each, index) => placesIn(each.fields, above, tab ?? index));
    }
    if (field.type === 'row' || field.type === 'collapsible') return placesIn(field.fields, above, tab);
    if (!('name' in field)) return [];
    const path = `${above}${field.name}`;
    return field.type === 'group' ? placesIn(field.fields, `${path}.`, tab) : [{ path, tab }];
  });

/** The fields of a form in the order in which they are read. */
export function fieldPlaces(fields: readonly ClientField[]): FieldPlace[] {
  return placesIn(fields, '', null);
}

/** Faults in the order in which their fields are read; those of no field of the form come last. */
export function inFormOrder<Fault extends { readonly path: string }>(
  faults: readonly Fault[],
  places: readonly FieldPlace[],
): Fault[] {
  const rank = ({ path }: Fault) => {
    const index = places.findIndex((place) => place.path === path);
    return index < 0 ? places.length : index;
  };
  return faults.toSorted((a, b) => rank(a) - rank(b));
}
