import type { Priority } from '@nguon/content-model/priority';

/** One struck note: when it starts and how it sounds. */
interface Note {
  /** s from the beginning. */
  readonly at: number;
  readonly hertz: number;
  /** s until the note has died away to 1/1,000. */
  readonly ring: number;
  /** Hz by which the pitch sways up and down, and how often a second; none for a bell. */
  readonly sway?: { readonly hertz: number; readonly rate: number };
}

/**
 * The sound before the words. Normal: three falling bell notes. Priority: two pairs that rise. Emergency: three pairs of
 * urgent high and low calls that sway; not a rising and falling siren, which belongs to civil defence.
 */
const CHIMES: Readonly<Record<Priority, readonly Note[]>> = {
  normal: [
    { at: 0, hertz: 784, ring: 1.2 },
    { at: 0.35, hertz: 659, ring: 1.2 },
    { at: 0.7, hertz: 523, ring: 1.6 },
  ],
  priority: [0, 0.55].flatMap((at) => [
    { at, hertz: 659, ring: 0.8 },
    { at: at + 0.2, hertz: 988, ring: 1.1 },
  ]),
  emergency: [0, 0.6, 1.2].flatMap((at) => [
    { at, hertz: 1_175, ring: 0.9, sway: { hertz: 35, rate: 14 } },
    { at: at + 0.28, hertz: 880, ring: 0.9, sway: { hertz: 35, rate: 14 } },
  ]),
};

/** Overtones of a struck bar: multiple of the note and strength. */
const OVERTONES = [
  [1, 1],
  [2, 0.35],
  [3, 0.18],
] as const;
/** Rise of a note, s: soft enough not to click. */
const ATTACK_SECONDS = 0.006;
/** How long the last note rings before the words, s. */
const LAST_RING_SECONDS = 0.75;
/** Highest sample of a chime, of 1. Set so that a chime is about as loud as the words at −16 LUFS. */
const PEAK = 0.56;

export function chimeSeconds(priority: Priority): number {
  return Math.max(...CHIMES[priority].map(({ at }) => at)) + LAST_RING_SECONDS;
}

function strike(note: Note, sound: Float32Array, rate: number): void {
  const start = Math.round(note.at * rate);
  for (let index = start; index < sound.length; index += 1) {
    const time = (index - start) / rate;
    const swell = Math.min(1, time / ATTACK_SECONDS) * 10 ** ((-3 * time) / note.ring);
    const bend =
      note.sway === undefined
        ? 0
        : (note.sway.hertz / note.sway.rate) * Math.sin(2 * Math.PI * note.sway.rate * time);
    const tone = OVERTONES.reduce(
      (sum, [multiple, strength]) =>
        sum + strength * Math.sin(multiple * (2 * Math.PI * note.hertz * time + bend)),
      0,
    );
    sound[index] = (sound[index] ?? 0) + swell * tone;
  }
}

/** Fades the last 50 ms, so that the words begin in silence. */
function fadeOut(sound: Float32Array, rate: number): void {
  const length = Math.round(0.05 * rate);
  for (let left = 0; left < length; left += 1) {
    const index = sound.length - 1 - left;
    sound[index] = (sound[index] ?? 0) * (left / length);
  }
}

/**
 * The chime of a priority. The same numbers every time.
 * @param rate samples a second
 */
export function chime(priority: Priority, rate: number): Float32Array {
  const sound = new Float32Array(Math.round(chimeSeconds(priority) * rate));
  for (const note of CHIMES[priority]) strike(note, sound, rate);
  fadeOut(sound, rate);
  const peak = sound.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  return sound.map((sample) => (sample / peak) * PEAK);
}
