import { broadcasting, goingOnLive } from './broadcasting.ts';
import type { Clause } from './clause.ts';
import { commanded } from './commanded.ts';
import { commandedSpeaker } from './commanded-speaker.ts';
import { joining } from './joining.ts';
import { playing, toldOfPlaying } from './playing.ts';
import { refusingCommands, refusingManifests } from './refusing.ts';
import { relaying } from './relaying.ts';
import { showing } from './showing.ts';
import { telling, toldOfShowing } from './telling.ts';
import type { WatchedBoard } from './watched-board.ts';
import type { WatchedSpeaker } from './watched-speaker.ts';

/** Every sentence that is tried on a board, in the order of the trial. */
export const boardClauses: readonly Clause<WatchedBoard>[] = [
  ...joining,
  ...showing,
  ...refusingManifests,
  ...commanded,
  ...refusingCommands,
  ...toldOfShowing,
  ...telling,
];

/** Every sentence that is tried on a speaker, in the order of the trial. */
export const speakerClauses: readonly Clause<WatchedSpeaker>[] = [
  ...joining,
  ...playing,
  ...relaying,
  ...refusingManifests,
  ...commandedSpeaker,
  ...broadcasting,
  ...refusingCommands,
  ...toldOfPlaying,
  ...goingOnLive,
  ...telling,
];
