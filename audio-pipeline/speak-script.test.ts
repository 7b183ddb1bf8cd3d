import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joined, sentencesOf, speakScript, trimmed } from './speak-script.ts';
import { espeakVoice } from './voices/espeak.ts';
import { silentVoice } from './voices/silent.ts';

/** Stretches of at least 0.2 s in which nothing is heard, s. */
function gapsIn(samples: Float32Array, rate: number): number[] {
  const gaps: number[] = [];
  let quiet = 0;
  for (const sample of samples) {
    if (Math.abs(sample) < 0.005) quiet += 1;
    else {
      if (quiet / rate > 0.2) gaps.push(quiet / rate);
      quiet = 0;
    }
  }
  return gaps;
}

describe('a script read by a voice', () => {
  it('V18 is parted at sentences and lines, not at commas', () => {
    assert.deepEqual(
      sentencesOf('Bà con chú ý! Mưa to, gió lớn.\nGọi một một bốn.').map(({ text, pause }) => [text, pause]),
      [
        ['Bà con chú ý!', 0.4],
        ['Mưa to, gió lớn.', 0.65],
        ['Gọi một một bốn.', 0.65],
      ],
    );
  });

  it('V18 pauses evenly between sentences and longer between lines', async () => {
    const { samples, rate } = await speakScript('Mưa to. Gió lớn.\nBà con ở nhà.', espeakVoice, 'northern');
    const [sentence = 0, line = 0, ...more] = gapsIn(samples, rate);
    assert.deepEqual(more, []);
    assert.ok(Math.abs(sentence - 0.45) < 0.08, `${sentence} s between sentences`);
    assert.ok(Math.abs(line - 0.7) < 0.08, `${line} s between lines`);
  });

  it('V18 keeps the silence of the silent voice', async () => {
    const { samples, rate } = await speakScript('Một hai ba bốn. Năm sáu bảy tám.', silentVoice, 'northern');
    assert.ok(Math.abs(samples.length / rate - (8 / 3.4 + 0.4)) < 0.01);
  });

  it('V18 loses no sound at the ends of a sentence', () => {
    const rate = 1_000;
    const samples = new Float32Array(1_000);
    samples.fill(0.5, 400, 600);
    assert.deepEqual([trimmed({ samples, rate }).length, trimmed({ samples, rate }).indexOf(0.5)], [259, 30]);
    assert.equal(trimmed({ samples: new Float32Array(9), rate }).length, 0);
    assert.deepEqual(
      [
        ...joined(
          [
            { samples: samples.subarray(599, 601), pause: 0.002 },
            { samples: samples.subarray(400, 401), pause: 1 },
          ],
          rate,
        ),
      ],
      [0.5, 0, 0, 0, 0.5],
    );
  });
});
