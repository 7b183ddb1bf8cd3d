import { answerMark, answersOf } from '../answers.ts';
import { libraryOf } from '../documents.ts';
import { addressesOf, itemsOn } from '../listing.ts';
import { vietnamDay } from '../vietnamese-dates.ts';
import type { CommuneRecord, SiteView } from './site-view.ts';

function documentsOf(view: SiteView): CommuneRecord[] {
  const { all, addresses } = libraryOf(view);
  return all.items.map(({ id, form, symbol, abstract, issuedOn }) => ({
    kind: 'document',
    title: `${form} ${symbol}`,
    summary: abstract,
    address: addresses.get(id) ?? '',
    day: issuedOn,
  }));
}

function answerRecords(view: SiteView): CommuneRecord[] {
  return [...answersOf(view).lists.values()].flatMap((list) =>
    addressesOf(list).flatMap((address, index) =>
      itemsOn(list, index + 1).map(({ id, subject, answer, answeredAt }) => ({
        kind: 'answer' as const,
        title: subject,
        summary: answer,
        address: `${address}#${answerMark(id)}`,
        day: vietnamDay(answeredAt),
      })),
    ),
  );
}

/** The newest documents and the newest published answers of a site, with their addresses on it; at most `most` of each. */
export function newestRecords(view: SiteView, most: number): readonly CommuneRecord[] {
  const newest = (records: readonly CommuneRecord[]) =>
    records
      .toSorted((a, b) => b.day.localeCompare(a.day) || a.address.localeCompare(b.address))
      .slice(0, most);
  return [...newest(documentsOf(view)), ...newest(answerRecords(view))];
}
