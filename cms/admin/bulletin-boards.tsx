import { instantOf } from '@nguon/content-model/instant';
import type { UIFieldServerProps } from 'payload';
import { actorFor } from '../access/actor.ts';
import { notShownSaid } from '../boards/proof-csv.ts';
import type { ProofRow } from '../boards/proof-of-play.ts';
import { type Proof, readProof } from '../boards/read-proof.ts';
import { Badge } from './badge.tsx';
import { type BoardWords, boardWordsFor } from './board-words.ts';
import { DraftFrames } from './draft-frames.tsx';
import { moment } from './moment.ts';

/** How many boards the screen shows; the file has all. */
const MOST_SHOWN = 30;

interface RowProps {
  readonly row: ProofRow;
  readonly language: 'vi' | 'en';
  readonly words: BoardWords['proof'];
}

function Row({ row, language, words }: RowProps) {
  const { unit, board, boardName, from, until, delivered, shown, why } = row;
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/collections/boards/${board}`}>{boardName}</a>
        <small>{unit}</small>
      </th>
      <td>
        {moment(from)}
        <small>{until && words.until(moment(until))}</small>
      </td>
      <td>
        <Badge text={delivered ? words.yes : words.no} tone={delivered ? 'good' : 'wait'} />
      </td>
      <td>
        {shown ? (
          <>
            {words.times(shown.times)}
            <small>{words.between(moment(shown.first), moment(shown.last))}</small>
          </>
        ) : (
          why && notShownSaid(why, language)
        )}
      </td>
    </tr>
  );
}

interface TableProps {
  readonly bulletin: string;
  readonly proof: Proof;
  readonly language: 'vi' | 'en';
  readonly words: BoardWords['proof'];
}

function ProofTable({ bulletin, proof: { rows, more }, language, words }: TableProps) {
  if (rows.length === 0) return <p className="nguon-empty">{words.none}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section aria-label={words.title} className="nguon-scroll" tabIndex={0}>
        <table className="nguon-table">
          <thead>
            <tr>
              {words.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.board} language={language} row={row} words={words} />
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p>{words.more(more)}</p>}
      <p>
        <a download href={`/api/bulletin-proof/${bulletin}`}>
          {words.download}
        </a>
      </p>
    </>
  );
}

/** A bulletin on boards: its frames while it is written, and the proof of play once it was approved. */
export async function BulletinBoards({ id, i18n, payload, user }: UIFieldServerProps) {
  const words = boardWordsFor(i18n.language);
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const actor = user && actorFor(user);
  if (!actor) return null;
  if (id === undefined) return <p className="nguon-empty">{words.draft.saveOnce}</p>;
  const asked = { user, overrideAccess: false, depth: 0 } as const;
  const record = await payload.findByID({
    ...asked,
    collection: 'bulletins',
    id,
    draft: true,
    disableErrors: true,
    select: { path: true },
  });
  if (record === null) return null;
  const { docs: boards } = await payload.find({
    ...asked,
    collection: 'boards',
    where: { path: { equals: record.path } },
    select: { name: true, width: true, height: true },
    sort: 'name',
    pagination: false,
  });
  const proof = await readProof(String(id), { payload, user }, instantOf(Date.now()), MOST_SHOWN);
  return (
    <>
      {boards.length > 0 ? (
        <DraftFrames
          boards={boards.map((board) => ({
            id: board.id,
            name: board.name,
            width: board.width,
            height: board.height,
          }))}
          bulletin={String(id)}
          language={i18n.language}
        />
      ) : (
        record.path === actor.path && <p className="nguon-empty">{words.draft.noBoards}</p>
      )}
      {proof && (
        <section aria-labelledby="nguon-proof" className="nguon-loop">
          <h3 id="nguon-proof">{words.proof.title}</h3>
          <ProofTable bulletin={String(id)} language={language} proof={proof} words={words.proof} />
        </section>
      )}
    </>
  );
}
