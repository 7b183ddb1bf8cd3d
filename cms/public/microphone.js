/** Samples a second that are sent; a horn loudspeaker carries nothing above 8 kHz. */
const RATE = 16_000;

/** Samples of one block: a tenth of a second. */
const BLOCK = RATE / 10;

/** Brings the microphone to 16 kHz and 16 bits, a tenth of a second at a time, with its highest sample. */
class Microphone extends AudioWorkletProcessor {
  #block = new Int16Array(BLOCK);
  #filled = 0;
  #peak = 0;
  #sum = 0;
  #count = 0;
  #passed = 0;

  process([[channel] = []]) {
    for (const sample of channel ?? []) {
      this.#sum += sample;
      this.#count += 1;
      this.#passed += RATE / sampleRate;
      if (this.#passed < 1) continue;
      this.#passed -= 1;
      this.#put(this.#sum / this.#count);
      this.#sum = 0;
      this.#count = 0;
    }
    return true;
  }

  #put(sample) {
    const level = Math.max(-1, Math.min(1, sample));
    this.#peak = Math.max(this.#peak, Math.abs(level));
    this.#block[this.#filled] = Math.round(level * 32_767);
    this.#filled += 1;
    if (this.#filled < BLOCK) return;
    this.port.postMessage({ samples: this.#block, peak: this.#peak });
    this.#block = new Int16Array(BLOCK);
    this.#filled = 0;
    this.#peak = 0;
  }
}

registerProcessor('microphone', Microphone);
