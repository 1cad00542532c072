/** Sounds made of sine waves: soft, short, told apart by their melody. */

const VOLUME = 0.12;
/** Each note: frequency in hertz, start and length in seconds. */
const melodies = {
  message: [[660, 0, 0.18]],
  handoff: [[523, 0, 0.2], [784, 0.16, 0.32]],
  emergency: [[440, 0, 0.5], [587, 0.55, 0.5], [440, 1.1, 0.5], [587, 1.65, 0.7]],
};

export class Chime {
  #context = null;

  /** Browsers keep quiet before the first key or click, and would play all of it then: nothing is begun before. */
  async play(name) {
    if (!navigator.userActivation?.hasBeenActive) return;
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") await this.#context.resume();
    for (const note of melodies[name]) this.#note(...note);
  }

  #note(frequency, start, length) {
    const at = this.#context.currentTime + start;
    const tone = new OscillatorNode(this.#context, { type: "sine", frequency });
    const volume = new GainNode(this.#context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(VOLUME, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}
