'use client';

import { Button } from '@payloadcms/ui';
import { useEffect, useId, useRef, useState } from 'react';
import type { WeekSession } from '../speakers/week-endpoints.ts';
import type { WeekWords } from './week-words.ts';

/** Where a session goes: a day of the week shown, and a time of day. */
export interface To {
  readonly day: string;
  readonly at: string;
}

interface MoveProps {
  readonly session: WeekSession;
  readonly days: readonly string[];
  readonly words: WeekWords;
  readonly onMove: (to: To) => void;
  readonly onClose: () => void;
}

/** One session of the week: what it plays, what is in its way, and a form to move it, for those who do not drag. */
export function MoveSession({ session, days, words, onMove, onClose }: MoveProps) {
  const { name, at, until, plays, fault, hasOwnDay, isDaily, mayMove, schedule } = session;
  const [to, setTo] = useState<To>({ day: session.day, at });
  const heading = useRef<HTMLHeadingElement>(null);
  const [dayField, timeField] = [useId(), useId()];
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-label={words.session(name, at, until)} className="nguon-loop__shown">
      <h4 ref={heading} tabIndex={-1}>
        {words.session(name, at, until)}
      </h4>
      <p>{isDaily ? `${words.every}. ${plays}` : plays}</p>
      {fault !== null && (
        <p className="nguon-fault">
          {words.notPlayed}: {fault}
        </p>
      )}
      <div className="nguon-buttons">
        {mayMove && (
          <>
            {hasOwnDay && (
              <>
                <label htmlFor={dayField}>{words.day}</label>
                <select
                  id={dayField}
                  onChange={({ target }) => setTo({ ...to, day: target.value })}
                  value={to.day}
                >
                  {days.map((day, index) => (
                    <option key={day} value={day}>
                      {words.days[index]}
                    </option>
                  ))}
                </select>
              </>
            )}
            <label htmlFor={timeField}>{words.time}</label>
            <input
              id={timeField}
              onChange={({ target }) => setTo({ ...to, at: target.value })}
              type="time"
              value={to.at}
            />
            <Button disabled={to.at === ''} margin={false} onClick={() => onMove(to)}>
              {words.move}
            </Button>
          </>
        )}
        {!isDaily && <a href={`/admin/collections/schedules/${schedule}`}>{words.openSchedule}</a>}
        <Button buttonStyle="subtle" margin={false} onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </section>
  );
}
