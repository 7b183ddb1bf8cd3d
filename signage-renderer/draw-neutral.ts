import type { Board } from '@nguon/content-model/board';
import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import { takesOutlines } from '@nguon/content-model/drawable';
import { fullName, type Unit } from '@nguon/content-model/unit';
import type { Theme } from '@nguon/themes/theme';
import { encodeFrame, encodePixels } from './encode-frame.ts';
import { engineAddress } from './engine-address.ts';
import { checkDrawable, drawnFor, type Frame } from './frame.ts';
import { neutralPixels } from './neutral-pixels.ts';
import { neutralScene } from './neutral-scene.ts';
import { paintScene } from './paint-scene.ts';

/** What a neutral frame is made from: nothing that can expire. */
export interface NeutralSpec {
  readonly board: Board;
  readonly theme: Theme;
  readonly unit: Unit;
  /** The page where residents write to the unit; it is shown as a code where phones can read one (B31). */
  readonly feedback?: string;
}

/** What a board says that plays what it holds, because its server is out of reach. */
export const OFFLINE_NOTICE = 'Mất kết nối máy chủ · đang phát tin đã lưu';

function keyOf({ board, theme, unit, feedback = '' }: NeutralSpec, notice: string): Sha256 {
  return addressOf({
    engine: engineAddress,
    neutral: fullName(unit),
    feedback,
    notice,
    board: drawnFor(board),
    colours: theme.colours,
  });
}

/** Names what `drawNeutral` would draw: equal keys mean equal bytes (B10). */
export function neutralKey(spec: NeutralSpec): Sha256 {
  return keyOf(spec, '');
}

/** Names what `drawOffline` would draw: equal keys mean equal bytes (B10). */
export function offlineKey(spec: NeutralSpec): Sha256 {
  return keyOf(spec, OFFLINE_NOTICE);
}

/**
 * Draws what a board shows when it has nothing else: whose board it is.
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export function drawNeutral(spec: NeutralSpec): Promise<Frame> {
  return draw(spec, '');
}

/**
 * Draws the neutral frame of a board whose server is out of reach, which says so (B32).
 * @throws {Refusal} `letter-undrawable` for a letter that is in no font (B3)
 */
export function drawOffline(spec: NeutralSpec): Promise<Frame> {
  return draw(spec, OFFLINE_NOTICE);
}

async function draw({ board, theme, unit, feedback }: NeutralSpec, notice: string): Promise<Frame> {
  const name = fullName(unit).normalize('NFC');
  checkDrawable(name, board);
  const said = { name, notice, feedback: feedback ?? null };
  const shape = {
    width: board.width,
    height: board.height,
    page: 1,
    pages: 1,
    dwellSeconds: board.shortestDwellSeconds,
  };
  if (takesOutlines(board)) {
    const picture = await paintScene(neutralScene(board, theme, said), null);
    return { ...(await encodeFrame(picture, board, { colours: null, crisp: false })), ...shape };
  }
  return { ...(await encodePixels(neutralPixels(board, theme, said), board)), ...shape };
}
