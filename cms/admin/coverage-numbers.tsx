import {
  countedTypes,
  type Indicator,
  percentSaid,
  shareOf,
  type UnitCoverage,
} from '@nguon/content-model/coverage';
import { fullName } from '@nguon/content-model/unit';
import type { Said } from '../language/said.ts';
import { Badge } from './badge.tsx';
import { addressOfChoice, gapSaid, gapsIn } from './coverage-choice.ts';
import type { CoverageWords } from './coverage-words.ts';

interface Shown {
  readonly words: CoverageWords;
  readonly language: keyof Said;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function TypeNumber({
  type,
  rows,
  words,
  language,
}: Shown & { readonly type: string; readonly rows: readonly UnitCoverage[] }) {
  const share = shareOf(rows);
  const { numerator, denominator } = share;
  const isEmpty = denominator === 0;
  return (
    <li>
      <h3>{capital(type)}</h3>
      {isEmpty ? (
        <p>{words.noUnits}</p>
      ) : (
        <>
          <p className="nguon-coverage__number">
            <strong>{numerator}</strong>
            <span>{words.ofUnits(denominator)}</span>
            <span>{percentSaid(share, language)}</span>
          </p>
          <progress aria-label={capital(type)} max={denominator} value={numerator} />
          <p className="nguon-coverage__ways">
            <a href={addressOfChoice({ type, state: 'live' })}>
              {numerator} {words.live}
            </a>
            <a href={addressOfChoice({ type, state: 'gap' })}>
              {denominator - numerator} {words.gap}
            </a>
          </p>
        </>
      )}
      {type === 'đặc khu' && <p>{words.noPlan}</p>}
    </li>
  );
}

/** How many units of each type have a live site. */
export function TypeNumbers({ rows, ...shown }: Shown & { readonly rows: readonly UnitCoverage[] }) {
  return (
    <section aria-labelledby="nguon-coverage-types" className="nguon-card">
      <h2 id="nguon-coverage-types">{shown.words.byType}</h2>
      <ul className="nguon-coverage__types">
        {countedTypes.map((type) => (
          <TypeNumber
            key={type}
            rows={rows.filter(({ unit }) => unit.type === type)}
            type={type}
            {...shown}
          />
        ))}
      </ul>
    </section>
  );
}

function Verdict({ met, missing, words }: Pick<Indicator, 'met' | 'missing'> & Pick<Shown, 'words'>) {
  if (met === null) return <Badge text={words.notCounted} tone="plain" />;
  if (met) return <Badge text={`✓ ${words.met}`} tone="good" />;
  return (
    <>
      <Badge text={`✗ ${words.notMet}`} tone="bad" />
      {missing !== null && <span>{words.more(missing)}</span>}
    </>
  );
}

function PlanRow({ indicator, words, language }: Shown & { readonly indicator: Indicator }) {
  const { target, rows, share, met, missing } = indicator;
  const deadline = target.deadline.split('-').toReversed().join('/');
  return (
    <tr>
      <th scope="row">
        {target.planName}
        <small>{target.territory}</small>
        <details>
          <summary>{words.literal}</summary>
          <blockquote>{target.text}</blockquote>
          <small>{target.place}</small>
        </details>
      </th>
      <td>
        {capital(target.scope)}: <strong>{words.operators[target.operator](target.percent)}</strong>
        <small>{words.deadline(deadline)}</small>
      </td>
      <td>
        <details>
          <summary>
            <strong>
              {share.numerator}/{share.denominator}
            </strong>{' '}
            {percentSaid(share, language)}
          </summary>
          <ul className="nguon-coverage__names">
            {rows.map(({ unit, live }) => (
              <li key={unit.path}>
                <a href={addressOfChoice({ name: unit.code })}>
                  <span title={live ? words.stateLive : words.stateGap}>{live ? '✓' : '✗'}</span>{' '}
                  {fullName(unit)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </td>
      <td>
        <Verdict met={met} missing={missing} words={words} />
      </td>
    </tr>
  );
}

/** Every plan's number beside the measured one; each number opens to its units. */
export function PlanNumbers({ indicators, ...shown }: Shown & { readonly indicators: readonly Indicator[] }) {
  const { words } = shown;
  return (
    <section aria-labelledby="nguon-coverage-plans" className="nguon-card">
      <h2 id="nguon-coverage-plans">{words.plans}</h2>
      <p className="nguon-coverage__hint">{words.plansHint}</p>
      <table className="nguon-coverage__table">
        <thead>
          <tr>
            <th scope="col">{words.plan}</th>
            <th scope="col">{words.asks}</th>
            <th scope="col">{words.measured}</th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <PlanRow
              indicator={indicator}
              key={`${indicator.target.plan} ${indicator.target.indicator}`}
              {...shown}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many of the most frequent gaps are named. */
const NAMED_GAPS = 12;

/** What holds most units back. */
export function Gaps({ rows, words, language }: Shown & { readonly rows: readonly UnitCoverage[] }) {
  const gaps = gapsIn(rows).slice(0, NAMED_GAPS);
  return (
    <section aria-labelledby="nguon-coverage-gaps" className="nguon-card">
      <h2 id="nguon-coverage-gaps">{words.gaps}</h2>
      <p className="nguon-coverage__hint">{gaps.length === 0 ? words.noGaps : words.gapsHint}</p>
      <ul className="nguon-coverage__gaps">
        {gaps.map(({ key, units }) => (
          <li key={key}>
            <a href={addressOfChoice({ why: key })}>
              <span>{gapSaid(key, words, language)}</span>
              <strong>
                {units}/{rows.length}
              </strong>
            </a>
            <progress aria-hidden max={rows.length} value={units} />
          </li>
        ))}
      </ul>
    </section>
  );
}
