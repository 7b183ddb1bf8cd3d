import type { LiveWords } from './live-words.ts';

/** Highest samples, of 1, below which a voice is not there, and quiet, and above which it is distorted. */
const SILENT_BELOW = 0.01;
const QUIET_BELOW = 0.08;
const LOUD_ABOVE = 0.97;

function levelOf(peak: number): keyof LiveWords['levels'] {
  if (peak < SILENT_BELOW) return 'silent';
  if (peak < QUIET_BELOW) return 'quiet';
  return peak > LOUD_ABOVE ? 'loud' : 'good';
}

interface LevelProps {
  /** Is the microphone open? */
  readonly isOpen: boolean;
  /** The highest sample just now, 0 to 1. */
  readonly peak: number;
  readonly words: LiveWords;
}

/** How loud the microphone is, as a bar by decibels and in words. */
export function LiveLevel({ isOpen, peak, words }: LevelProps) {
  const decibels = 20 * Math.log10(Math.max(peak, 0.001));
  return (
    <div className="nguon-live__level">
      <meter aria-label={words.level} max={60} min={0} value={isOpen ? Math.max(0, 60 + decibels) : 0} />
      <span>{isOpen ? words.levels[levelOf(peak)] : words.microphone}</span>
    </div>
  );
}
