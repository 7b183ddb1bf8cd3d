import { countedTypes, type UnitCoverage } from '@nguon/content-model/coverage';
import {
  type AddressAnswer,
  answerSaid,
  type Finding,
  type Reason,
  type SectionCheck,
} from '@nguon/content-model/site-check';
import { siteSections } from '@nguon/content-model/site-section';
import { fullName, unitKey } from '@nguon/content-model/unit';
import type { Said } from '../language/said.ts';
import { Badge } from './badge.tsx';
import { addressOfChoice, type Choice, chosen, gapSaid, gapsIn } from './coverage-choice.ts';
import type { CoverageWords } from './coverage-words.ts';
import { moment } from './moment.ts';
import type { Tone } from './standing.ts';

interface Shown {
  readonly words: CoverageWords;
  readonly language: keyof Said;
}

const toneOf: Record<Finding, Tone> = { present: 'good', empty: 'wait', missing: 'bad' };

/** Reasons that stand alone, because nothing else could be judged. */
const alone = new Set<Reason['kind']>(['unchecked', 'outdated', 'no-site', 'unreachable']);

function Address({ address }: { readonly address: string }) {
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {address}
    </a>
  );
}

function answered({ status, fault }: AddressAnswer, { words, language }: Shown): string {
  const parts = [
    status === null ? '' : words.status(status),
    fault === null ? '' : answerSaid({ status, fault })[language],
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function EvidenceRow({ check, ...shown }: Shown & { readonly check: SectionCheck }) {
  return (
    <tr>
      <th scope="row">{siteSections[check.section][shown.language]}</th>
      <td>
        <Address address={check.address} />
      </td>
      <td>{answered(check, shown)}</td>
      <td>
        <Badge text={shown.words.findings[check.finding]} tone={toneOf[check.finding]} />
      </td>
    </tr>
  );
}

/** Every address that was asked, and what each answered. */
function Evidence({ row: { check }, ...shown }: Shown & { readonly row: UnitCoverage }) {
  const { words } = shown;
  if (check === null || check.sections.length === 0) return null;
  return (
    <table className="nguon-coverage__table">
      <caption>{words.evidence}</caption>
      <thead>
        <tr>
          <th scope="col">{words.section}</th>
          <th scope="col">{words.address}</th>
          <th scope="col">{words.answer}</th>
          <th scope="col">{words.finding}</th>
        </tr>
      </thead>
      <tbody>
        {check.sections.map((section) => (
          <EvidenceRow check={section} key={section.section} {...shown} />
        ))}
        {check.feed && (
          <tr>
            <th scope="row">{words.feed}</th>
            <td>
              <Address address={check.feed.address} />
            </td>
            <td>{answered(check.feed, shown)}</td>
            <td>{check.freshest && moment(check.freshest)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** How near a unit is, in few words: the one thing in the way of all, or how many sections are as they should be. */
function inShort({ check, live, reasons }: UnitCoverage, { words, language }: Shown): string {
  const [first] = reasons;
  if (check === null || (first && alone.has(first.kind))) return first?.[language] ?? '';
  const present = check.sections.filter(({ finding }) => finding === 'present').length;
  const held = words.sectionsHeld(present, check.sections.length);
  return live ? held : `${held}, ${words.reasonCount(reasons.length)}`;
}

function historyOf({ unit }: UnitCoverage): string {
  const query = new URLSearchParams({ 'where[and][0][unitKey][equals]': unitKey(unit), sort: '-day' });
  return `/admin/collections/site-checks?${query}`;
}

/** A unit: its verdict, and inside, each gap with the address that was asked and when. */
function UnitRow({
  row,
  isOpen,
  ...shown
}: Shown & { readonly row: UnitCoverage; readonly isOpen: boolean }) {
  const { unit, check, live, reasons } = row;
  const { words, language } = shown;
  return (
    <details className="nguon-coverage__unit" open={isOpen}>
      <summary>
        <strong>{fullName(unit)}</strong>
        <small>{unit.code}</small>
        <Badge text={live ? `✓ ${words.stateLive}` : `✗ ${words.stateGap}`} tone={live ? 'good' : 'bad'} />
        <span>{inShort(row, shown)}</span>
        <small>{check ? moment(check.checkedAt) : words.never}</small>
      </summary>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason[language]}>
              {reason[language]}
              {reason.address && (
                <>
                  {' · '}
                  <Address address={reason.address} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="nguon-coverage__ways">
        {check?.freshest && (
          <span>
            {words.freshest}: {moment(check.freshest)}
          </span>
        )}
        {check && !isOpen && <a href={addressOfChoice({ name: unit.code })}>{words.evidence}</a>}
        {check && <a href={historyOf(row)}>{words.history}</a>}
      </p>
      {isOpen && <Evidence row={row} {...shown} />}
    </details>
  );
}

interface ListProps extends Shown {
  readonly rows: readonly UnitCoverage[];
  readonly choice: Choice;
}

function Filter({ rows, choice, words, language }: ListProps) {
  const { filter } = words;
  return (
    <form action="/admin/coverage#units" className="nguon-coverage__filter" method="get">
      <label>
        {filter.type}
        <select defaultValue={choice.type} name="type">
          <option value="">{filter.all}</option>
          {countedTypes.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <label>
        {filter.state}
        <select defaultValue={choice.state} name="state">
          <option value="">{filter.all}</option>
          <option value="live">{words.stateLive}</option>
          <option value="gap">{words.stateGap}</option>
        </select>
      </label>
      <label>
        {filter.why}
        <select defaultValue={choice.why} name="why">
          <option value="">{filter.all}</option>
          {gapsIn(rows).map(({ key, units }) => (
            <option key={key} value={key}>
              {gapSaid(key, words, language)} ({units})
            </option>
          ))}
        </select>
      </label>
      <label>
        {filter.name}
        <input defaultValue={choice.name} name="name" type="search" />
      </label>
      <button type="submit">{filter.apply}</button>
      <a href="/admin/coverage#units">{filter.clear}</a>
    </form>
  );
}

/** The units of a choice; one alone is open, with everything that was asked of it. */
export function UnitList({ rows, choice, ...shown }: ListProps) {
  const { words } = shown;
  const list = chosen(rows, choice);
  return (
    <section aria-labelledby="units" className="nguon-card nguon-coverage__units">
      <h2 id="units">{words.units}</h2>
      {rows.length > 1 && <Filter choice={choice} rows={rows} {...shown} />}
      <p className="nguon-coverage__hint">
        {list.length === 0 ? words.filter.nothing : words.filter.shown(list.length, rows.length)}
      </p>
      {list.map((row) => (
        <UnitRow isOpen={list.length === 1} key={row.unit.path} row={row} {...shown} />
      ))}
    </section>
  );
}
