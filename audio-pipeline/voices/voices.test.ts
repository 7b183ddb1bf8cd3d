import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { rmsOf } from '../loudness.ts';
import { engines } from './chosen-voice.ts';
import { espeakAt, espeakVoice } from './espeak.ts';
import { voices } from './registry.ts';
import { LocalEngines } from './testing/local-engines.ts';
import { syllablesOf } from './voice.ts';

const ONE = 'Một.';
const MANY = 'Một hai ba bốn năm sáu bảy tám chín mười, mười một, mười hai.';

const local = await new LocalEngines().open();
after(() => local.close());

/** What every voice must do: those of this machine, and those that are asked over the network. */
for (const voice of [...voices, ...engines.map((engine) => local.voice(engine))]) {
  describe(`the ${voice.name} voice`, () => {
    for (const accent of voice.accents) {
      it(`V9 takes longer over more words with the ${accent} accent`, async () => {
        const one = await voice.speak(ONE, accent);
        const many = await voice.speak(MANY, accent);
        assert.ok(many.samples.length / many.rate > 2 * (one.samples.length / one.rate));
      });
    }

    it('V9 reads at a pace people can follow', async () => {
      const { samples, rate } = await voice.speak(MANY, 'northern');
      const pace = syllablesOf(MANY) / (samples.length / rate);
      assert.ok(pace > 2 && pace < 6, `${pace} syllables a second`);
    });

    it('V9 gives samples from −1 to 1 at a usual rate', async () => {
      const { samples, rate } = await voice.speak(MANY, 'northern');
      assert.ok(rate >= 8_000 && rate <= 48_000);
      assert.ok(samples.every((sample) => sample >= -1 && sample <= 1));
      assert.equal(rmsOf(samples) > -60, voice.silent !== true);
    });

    it('V9 reads a sentence of 5,000 characters', async () => {
      const { samples } = await voice.speak(`${'thông báo '.repeat(500)}.`, 'northern');
      assert.ok(samples.length > 0);
    });
  });
}

describe('the espeak-ng voice', () => {
  it('V15 takes hostile words as words', async () => {
    for (const words of ['-v en --help', '--version', '$(touch x) `id` ; exit', '<speak>&amp;</speak>']) {
      const { samples } = await espeakVoice.speak(words, 'northern');
      assert.ok(rmsOf(samples) > -60, words);
    }
  });

  it('V9 speaks differently in each accent', async () => {
    const spoken = await Promise.all(espeakVoice.accents.map((accent) => espeakVoice.speak(MANY, accent)));
    assert.equal(new Set(spoken.map(({ samples }) => rmsOf(samples).toFixed(4))).size, 3);
  });

  it('V17 is refused by the name of its Debian package where it is missing', async () => {
    await assert.rejects(espeakAt('/nonexistent').speak(ONE, 'northern'), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.code, 'voice-unavailable');
      assert.match(error.message, /apt-get install espeak-ng/);
      return true;
    });
  });
});
