import './coverage.css';
import { coverageOf, indicators, Target, type UnitCoverage } from '@nguon/content-model/coverage';
import { instantOf } from '@nguon/content-model/instant';
import { FRESH_DAYS, mandatorySections } from '@nguon/content-model/site-check';
import { DefaultTemplate } from '@payloadcms/next/templates';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { z } from 'zod';
import { actorOf } from '../access/actor.ts';
import { countedUnits, scopeOf } from '../coverage/counted-units.ts';
import { newestChecks } from '../coverage/kept-checks.ts';
import { choiceIn } from './coverage-choice.ts';
import { CoverageNow } from './coverage-now.tsx';
import { Gaps, PlanNumbers, TypeNumbers } from './coverage-numbers.tsx';
import { UnitList } from './coverage-units.tsx';
import { type CoverageWords, coverageWordsFor } from './coverage-words.ts';
import { moment } from './moment.ts';

/** Between which moments the units shown were checked. */
function WhenChecked({
  rows,
  words,
}: {
  readonly rows: readonly UnitCoverage[];
  readonly words: CoverageWords;
}) {
  const moments = rows.flatMap(({ check }) => (check ? [check.checkedAt] : [])).toSorted();
  const [first, last] = [moments.at(0), moments.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <p>
      <strong>{words.checked(moment(first), moment(last))}</strong>
      {', '}
      {words.checkedCount(moments.length, rows.length)}.
    </p>
  );
}

function Head({
  rows,
  words,
  language,
}: {
  readonly rows: readonly UnitCoverage[];
  readonly words: CoverageWords;
  readonly language: string;
}) {
  return (
    <header className="nguon-coverage__head">
      <h1>{words.title}</h1>
      <p className="nguon-coverage__lead">{words.lead}</p>
      <p className="nguon-coverage__hint">{words.rule(mandatorySections.length, FRESH_DAYS)}</p>
      <WhenChecked rows={rows} words={words} />
      <div className="nguon-buttons nguon-coverage__actions">
        <CoverageNow language={language} />
        <a href="/api/coverage.csv">{words.unitsFile}</a>
        <a href="/api/coverage-indicators.csv">{words.indicatorsFile}</a>
      </div>
    </header>
  );
}

/** The screen of coverage: which units have a site that works, beside what the plans ask for. */
export async function Coverage({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, visibleEntities, permissions, locale } = initPageResult;
  const { payload, user, i18n } = req;
  const actor = actorOf(req);
  if (actor === null || user === null) redirect('/admin/login?redirect=%2Fadmin%2Fcoverage');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const words = coverageWordsFor(language);
  const at = instantOf(Date.now());
  const reader = { payload, user };
  const rows = coverageOf(await countedUnits(reader, at, scopeOf(actor)), await newestChecks(reader), at);
  const isChecked = rows.some(({ check }) => check !== null);
  const targets = z.array(Target).parse(payload.config.custom['targets']);
  return (
    <DefaultTemplate
      i18n={i18n}
      payload={payload}
      permissions={permissions}
      req={req}
      user={user}
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
      {...(locale && { locale })}
      {...(params && { params })}
      {...(searchParams && { searchParams })}
    >
      <main className="nguon-coverage">
        <Head language={language} rows={rows} words={words} />
        {isChecked ? (
          <>
            {rows.length > 1 && (
              <>
                <TypeNumbers language={language} rows={rows} words={words} />
                <PlanNumbers indicators={indicators(rows, targets)} language={language} words={words} />
                <Gaps language={language} rows={rows} words={words} />
              </>
            )}
            <UnitList choice={choiceIn(searchParams)} language={language} rows={rows} words={words} />
          </>
        ) : (
          <section className="nguon-card nguon-coverage__none">
            <h2>{words.none}</h2>
            <p>{words.noneHint}</p>
          </section>
        )}
      </main>
    </DefaultTemplate>
  );
}
