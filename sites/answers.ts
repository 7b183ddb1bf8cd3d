import type { Answer, FeedbackKind } from '@nguon/content-model/feedback';
import { siteSections } from '@nguon/content-model/site-section';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';

/** What was answered in public, latest answer first. */
export interface PublishedAnswers {
  readonly reflections: Listing<Answer>;
  readonly questions: Listing<Answer>;
  readonly lists: ReadonlyMap<string, Listing<Answer>>;
  /** Opinions by the id of the bulletin they are about. */
  readonly opinions: ReadonlyMap<string, readonly Answer[]>;
}

/** The published answers of a view. An opinion about no bulletin stands among the reflections. */
export const answersOf: (view: SiteView) => PublishedAnswers = onceForEach(({ edition: { answers } }) => {
  const isOpinion = ({ kind, about }: Answer) => kind === 'opinion' && about !== null;
  const of = (kind: FeedbackKind) => answers.filter((answer) => answer.kind === kind);
  const reflections = listing(
    siteSections.answers.vi,
    siteSections.answers.address,
    answers.filter((answer) => answer.kind !== 'question' && !isOpinion(answer)),
  );
  const questions = listing(siteSections.questions.vi, siteSections.questions.address, of('question'));
  return {
    reflections,
    questions,
    lists: new Map([reflections, questions].map((list) => [list.address, list])),
    opinions: Map.groupBy(answers.filter(isOpinion), ({ about }) => about ?? ''),
  };
});

/** The name of an answer's place on a page. */
export function answerMark(id: string): string {
  return `tra-loi-${id}`;
}
