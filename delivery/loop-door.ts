import { hearRecording } from '@nguon/audio-pipeline/recording';
import { sha256 } from '@nguon/content-model/content-address';
import type { Edition } from '@nguon/content-model/edition';
import { parseEdition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { LIVE } from '@nguon/content-model/live';
import { type DraftFrames, type HeardFile, isPassFor, LOOPS } from '@nguon/content-model/loop-feed';
import { Refusal } from '@nguon/content-model/refusal';
import type { LiveStudio } from '@nguon/devices/door/live-studio';
import { unseal } from '@nguon/devices/envelope';
import type { Keys } from '@nguon/devices/keys';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clips } from './clips.ts';
import type { CmsClient } from './cms-client.ts';
import { draftScript, spokenDraft } from './draft-script.ts';
import type { Drawing } from './drawing.ts';
import { frameSource } from './frame-source.ts';
import { liveDoor } from './live-door.ts';
import type { Manifests } from './manifests.ts';
import { pageReading } from './page-look.ts';
import type { Pictures } from './pictures.ts';

/** How many drafts may wait to be drawn; drawing goes on one at a time, beside the work for everybody. */
const MOST_WAITING = 4;
/** Largest recording that is listened to, bytes: what the CMS takes, and a little. */
const LARGEST_RECORDING = 26 * 1024 * 1024;
/** How many pages of a draft are sent. */
const MOST_PAGES = 12;

export interface LoopPorts {
  /** Shared with the CMS, which proves itself with it. */
  readonly key: string;
  readonly keys: Keys;
  readonly manifests: Pick<Manifests, 'issued'>;
  readonly cms: Pick<CmsClient, 'preview'>;
  readonly pictures: Pick<Pictures, 'original'>;
  readonly drawing: Pick<Drawing, 'bulletin'>;
  readonly clips: Pick<Clips, 'heard' | 'madeOf' | 'script' | 'canSound'>;
  readonly studio: LiveStudio;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  /** The clock, ms since 1970. */
  readonly now: () => number;
}

/** The previewed bulletin as one board would show it; `null` when it is not on boards or the board is not there. */
async function drawDraft(
  edition: Edition,
  bulletin: string,
  boardId: string,
  { pictures, drawing, originOf }: Pick<LoopPorts, 'pictures' | 'drawing' | 'originOf'>,
): Promise<DraftFrames | null> {
  const board = edition.boards.find(({ id }) => id === boardId);
  const draft = edition.bulletins.find(({ content }) => content.id === bulletin);
  if (board === undefined || !draft?.carriedOn.includes('board')) return null;
  const { content } = draft;
  const originals = content.pictures.map(
    async ({ sha256 }) => [sha256, await pictures.original(sha256)] as const,
  );
  try {
    const source = frameSource(edition, board, content, originOf(edition.site.host));
    const drawn = await drawing.bulletin({ ...source, pictures: new Map(await Promise.all(originals)) });
    const frames = drawn.slice(0, MOST_PAGES).map(({ bytes, mime, page, pages, dwellSeconds }) => ({
      mime,
      base64: Buffer.from(bytes).toString('base64'),
      page,
      pages,
      dwellSeconds,
    }));
    return { frames, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { frames: [], refusal: error.message };
    throw error;
  }
}

/** Work done one piece at a time; what comes while too much waits is turned away with `null`. */
function inLine() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result | 'busy'> => {
    if (waiting >= MOST_WAITING) return 'busy';
    waiting += 1;
    const turn = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = turn.catch(() => {});
    return turn;
  };
}

/** Shows the CMS what boards will show, and what a draft would look and sound like (W60, W61, W80, W88, W106). */
export function loopDoor(ports: LoopPorts): Hono {
  const { key, keys, manifests, cms, pictures, drawing, clips, studio, originOf, now } = ports;
  const door = new Hono().basePath(LOOPS);
  const inTurn = inLine();
  door.use(async (context, next) => {
    const path = context.req.path.slice(LOOPS.length);
    if (!isPassFor(key, path, context.req.header('authorization') ?? '', instantOf(now())))
      return context.json({ code: 'access-denied', message: 'loops: no pass for this address' }, 401);
    context.header('cache-control', 'no-store');
    return next();
  });
  door.get('/:board', async (context) => {
    const issued = await manifests.issued(context.req.param('board'));
    if (issued === null)
      return context.json({ code: 'device-unknown', message: 'loops: no manifest yet' }, 404);
    const { payload } = await unseal('manifest', issued.jws, [keys.publicKey]);
    return context.json({ manifest: payload });
  });
  door.get('/:board/drafts/:token', async (context) => {
    const { board, token } = context.req.param();
    const preview = await cms.preview(token);
    const drawn =
      preview &&
      (await inTurn(() =>
        drawDraft(parseEdition(preview.edition), preview.subject.id, board, { pictures, drawing, originOf }),
      ));
    if (drawn === 'busy')
      return context.json({ code: 'stage-refused', message: 'loops: too many wait' }, 503);
    if (drawn === null)
      return context.json({ code: 'preview-unknown', message: 'loops: nothing to draw' }, 404);
    return context.json(drawn);
  });
  const draftOf = async (token: string) => {
    const preview = await cms.preview(token);
    if (preview === null) return null;
    const edition = parseEdition(preview.edition);
    const draft = edition.bulletins.find(({ content }) => content.id === preview.subject.id);
    return draft ? { edition, said: { content: draft.content } } : null;
  };
  const nothingToSay = { code: 'preview-unknown', message: 'loops: nothing to say' } as const;
  door.get('/scripts/:token', async (context) => {
    const draft = await draftOf(context.req.param('token'));
    if (draft === null) return context.json(nothingToSay, 404);
    return context.json(draftScript(draft.edition, draft.said));
  });
  door.get('/scripts/:token/clip', async (context) => {
    const draft = await draftOf(context.req.param('token'));
    if (draft === null) return context.json(nothingToSay, 404);
    try {
      const clip = await inTurn(() => clips.heard(draft.said, pageReading(draft.edition)));
      if (clip === 'busy')
        return context.json({ code: 'stage-refused', message: 'loops: too many wait' }, 503);
      return context.body(new Uint8Array(clip), 200, { 'content-type': 'audio/mpeg' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return context.json({ code: error.code, message: error.message }, 422);
    }
  });
  door.get('/scripts/:token/spoken', async (context) => {
    const draft = await draftOf(context.req.param('token'));
    if (draft === null) return context.json(nothingToSay, 404);
    return context.json(await spokenDraft(draft.said, pageReading(draft.edition), clips));
  });
  door.post('/recordings/:sha256', bodyLimit({ maxSize: LARGEST_RECORDING }), async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (sha256(bytes) !== context.req.param('sha256'))
      return context.json({ code: 'file-damaged', message: 'loops: other bytes than were named' }, 400);
    const heard = await inTurn(async () => {
      const { seconds, fault } = await hearRecording(bytes);
      const isUneven = fault === null && !(await clips.canSound(bytes));
      return { seconds, fault: isUneven ? ('uneven' as const) : fault };
    });
    if (heard === 'busy')
      return context.json({ code: 'stage-refused', message: 'loops: too many wait' }, 503);
    const answer: HeardFile = heard;
    return context.json(answer);
  });
  door.route(`/${LIVE}`, liveDoor(studio));
  return door;
}
