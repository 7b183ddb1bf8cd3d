'use client';

import { Button, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { type DragEvent, useCallback, useEffect, useId, useState } from 'react';
import type { SpeakerWeek as Week, WeekSession } from '../speakers/week-endpoints.ts';
import { ask } from './ask.ts';
import { MoveSession, type To } from './move-session.tsx';
import { type WeekWords, weekWordsFor } from './week-words.ts';
import { wordsFor } from './words.ts';

const DAY_MS = 24 * 3_600_000;

/** What is dragged: the place of a session among those of the week. */
const DRAGGED = 'application/x-nguon-session';

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const dayMonth = (day: string) => day.slice(5).split('-').toReversed().join('/');

/** The hours of a week that have a session, with one more on each side to move into. */
function hoursOf(sessions: readonly WeekSession[]): string[] {
  const hours = sessions.map(({ at }) => Number(at.slice(0, 2)));
  const [first, last] = hours.length === 0 ? [5, 18] : [Math.min(...hours, 5), Math.max(...hours, 18)];
  const [from, to] = [Math.max(0, first - 1), Math.min(23, last + 1)];
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, '0'));
}

interface SessionProps {
  readonly session: WeekSession;
  readonly isChosen: boolean;
  readonly words: WeekWords;
  readonly onChoose: () => void;
  readonly onDrag: (event: DragEvent) => void;
}

function SessionInGrid({ session, isChosen, words, onChoose, onDrag }: SessionProps) {
  const { name, at, until, plays, fault, mayMove } = session;
  return (
    <button
      aria-expanded={isChosen}
      className={fault === null ? 'nguon-session' : 'nguon-session nguon-session--fault'}
      draggable={mayMove}
      onClick={onChoose}
      onDragStart={onDrag}
      title={fault ?? plays}
      type="button"
    >
      <strong>
        {at}–{until}
      </strong>
      <span>{name}</span>
      {fault !== null && <em>{words.notPlayed}</em>}
    </button>
  );
}

interface GridProps {
  readonly week: Week;
  readonly words: WeekWords;
  readonly chosen: WeekSession | null;
  readonly onChoose: (session: WeekSession) => void;
  readonly onMove: (session: WeekSession, to: To) => void;
}

function Grid({ week, words, chosen, onChoose, onMove }: GridProps) {
  const { days, sessions } = week;
  const [over, setOver] = useState('');
  const drop = (event: DragEvent, day: string, hour: string) => {
    event.preventDefault();
    setOver('');
    const session = sessions[Number(event.dataTransfer.getData(DRAGGED))];
    if (session !== undefined) onMove(session, { day, at: `${hour}:${session.at.slice(3)}` });
  };
  return (
    <table className="nguon-week">
      <thead>
        <tr>
          <th scope="col">{words.hour}</th>
          {days.map((day, index) => (
            <th key={day} scope="col">
              {words.days[index]} <small>{dayMonth(day)}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hoursOf(sessions).map((hour) => (
          <tr key={hour}>
            <th scope="row">{hour}:00</th>
            {days.map((day) => (
              <td
                className={over === `${day} ${hour}` ? 'nguon-week__over' : undefined}
                key={day}
                onDragOver={(event) => {
                  event.preventDefault();
                  setOver(`${day} ${hour}`);
                }}
                onDrop={(event) => drop(event, day, hour)}
              >
                {sessions.map((session, index) =>
                  session.day === day && session.at.startsWith(hour) ? (
                    <SessionInGrid
                      isChosen={session === chosen}
                      key={`${session.schedule} ${session.at}`}
                      onChoose={() => onChoose(session)}
                      onDrag={({ dataTransfer }) => dataTransfer.setData(DRAGGED, String(index))}
                      session={session}
                      words={words}
                    />
                  ) : null,
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a cluster plays in a week, by day and hour: what is in a session's way is said, and sessions are moved here. */
export function SpeakerWeek() {
  const { id } = useDocumentInfo();
  const { i18n } = useTranslation();
  const words = weekWordsFor(i18n.language);
  const [from, setFrom] = useState('');
  const [week, setWeek] = useState<Week | null>(null);
  const [chosen, setChosen] = useState<WeekSession | null>(null);
  const [fault, setFault] = useState('');
  const [notice, setNotice] = useState('');
  const title = useId();
  const address = `/api/speaker-weeks/${id}`;
  const language = i18n.language;

  const load = useCallback(async () => {
    const answer = await ask(wordsFor(language), 'GET', from === '' ? address : `${address}?from=${from}`);
    if (answer.ok) setWeek(answer.json as Week);
    else setFault(answer.message);
  }, [address, from, language]);

  useEffect(() => {
    if (id !== undefined) void load();
  }, [id, load]);

  if (id === undefined) return <p className="nguon-empty">{words.saveFirst}</p>;
  const show = (day: string) => {
    setChosen(null);
    setFault('');
    setNotice('');
    setFrom(day);
  };
  const move = async (session: WeekSession, to: To) => {
    if (session.day === to.day && session.at === to.at) return;
    setFault('');
    setNotice('');
    const body = { schedule: session.schedule, from: { day: session.day, at: session.at }, to };
    const answer = await ask(wordsFor(language), 'POST', `${address}/move`, body);
    if (!answer.ok) {
      setFault(answer.message);
      return;
    }
    setChosen(null);
    setNotice(words.moved(session.name, to.at));
    await load();
  };
  const faulty = week?.sessions.filter((session) => session.fault !== null) ?? [];
  return (
    <section aria-labelledby={title} className="nguon-loop nguon-programme">
      <h3 id={title}>{words.title}</h3>
      <div className="nguon-buttons">
        {week !== null && (
          <>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => show(dayAfter(week.days[0] ?? '', -7))}
            >
              {words.previous}
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => show('')}>
              {words.now}
            </Button>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => show(dayAfter(week.days[0] ?? '', 7))}
            >
              {words.next}
            </Button>
            <a href={`/api/unit-programmes/${week.unit}/lich-phat.ics`}>{words.calendar}</a>
          </>
        )}
        <a href="/admin/collections/schedules/create">{words.addSchedule}</a>
      </div>
      {week?.sessions.length === 0 && <p className="nguon-empty">{words.empty}</p>}
      {faulty.length > 0 && <p className="nguon-fault">{words.faults(faulty.length)}</p>}
      {week !== null && (
        <div className="nguon-scroll">
          <Grid
            chosen={chosen}
            onChoose={setChosen}
            onMove={(session, to) => void move(session, to)}
            week={week}
            words={words}
          />
        </div>
      )}
      {week?.sessions.some(({ mayMove }) => mayMove) && <small>{words.hint}</small>}
      <div aria-live="polite">
        {fault !== '' && <p className="nguon-fault">{fault}</p>}
        {notice !== '' && <p>{notice}</p>}
      </div>
      {week !== null && chosen !== null && (
        <MoveSession
          days={week.days}
          key={`${chosen.schedule} ${chosen.day} ${chosen.at}`}
          onClose={() => setChosen(null)}
          onMove={(to) => void move(chosen, to)}
          session={chosen}
          words={words}
        />
      )}
    </section>
  );
}
