import type { PreviewSubject } from '@nguon/content-model/delivery-feed';
import { siteSections } from '@nguon/content-model/site-section';
import { listAddress } from '../addresses.ts';
import { answerMark, answersOf } from '../answers.ts';
import { libraryOf } from '../documents.ts';
import { introductionWith, officialAddress } from '../introduction.ts';
import { languagesOf } from '../languages.ts';
import { pageWith } from '../listing.ts';
import { readingOf } from '../reading.ts';
import { engagementMark, SCHEDULE } from '../schedule.ts';
import type { SiteView } from './site-view.ts';

function bulletinAddress(view: SiteView, id: string): string {
  const article = readingOf(view).byId.get(id);
  if (article === undefined) return siteSections.home.address;
  if (article.address !== '') return article.address;
  const { onBoards } = readingOf(view);
  return onBoards.includes(article) ? siteSections.boards.address : siteSections.broadcasts.address;
}

function pageAddress(view: SiteView, id: string): string {
  const text = view.edition.pages.find((page) => page.id === id);
  if (text === undefined) return siteSections.introduction.address;
  const language = languagesOf(view).find(({ tag }) => tag === text.language);
  const where =
    language?.address ??
    (text.language === 'en' ? siteSections.english.address : undefined) ??
    introductionWith(view, id)?.address ??
    siteSections.privacy.address;
  return `${where}#trang-${id}`;
}

function answerAddress(view: SiteView, id: string): string {
  const { lists } = answersOf(view);
  for (const list of lists.values()) {
    const page = pageWith(list, (answer) => answer.id === id);
    if (page !== null) return `${listAddress(list.address, page)}#${answerMark(id)}`;
  }
  const about = view.edition.answers.find((answer) => answer.id === id)?.about ?? '';
  const where = readingOf(view).byId.get(about)?.address || siteSections.consultations.address;
  return `${where}#${answerMark(id)}`;
}

/**
 * The address of the page that shows what an editor asks to see, with the place on it where it is one of many (G45).
 * What the view does not hold leads to the page where it would stand.
 */
export function subjectAddress(view: SiteView, { kind, id }: PreviewSubject): string {
  switch (kind) {
    case 'site':
      return siteSections.home.address;
    case 'bulletin':
      return bulletinAddress(view, id);
    case 'page':
      return pageAddress(view, id);
    case 'official': {
      const official = view.edition.officials.find((one) => one.id === id);
      return official === undefined ? siteSections.introduction.address : officialAddress(official);
    }
    case 'engagement':
      return `${SCHEDULE}#${engagementMark(id)}`;
    case 'procedure':
      return `${siteSections.procedures.address}#thu-tuc-${id}`;
    case 'document':
      return libraryOf(view).addresses.get(id) ?? siteSections.documents.address;
    case 'answer':
      return answerAddress(view, id);
  }
}
