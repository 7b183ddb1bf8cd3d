import type { ServerProps } from 'payload';
import { coverageWordsFor } from './coverage-words.ts';

/** The way to the screen of coverage, below the collections in the menu. */
export function CoverageLink({ i18n }: ServerProps) {
  return (
    <a className="nav__link" href="/admin/coverage" id="nav-coverage">
      <span className="nav__link-label">{coverageWordsFor(i18n.language).title}</span>
    </a>
  );
}
