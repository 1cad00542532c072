/** The new-message sound: two soft notes, made here. */
import { recall, remember } from "./storage.js";

let context = null;

export const soundOn = () => recall("sound") !== "off";
export const setSound = (on) => remember("sound", on ? null : "off");

/** Browsers let a page sound only after its reader touched it. */
export function allowSound() {
  const start = () => {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume();
  };
  addEventListener("pointerdown", start, { once: true });
  addEventListener("keydown", start, { once: true });
}

export function playSound() {
  if (!soundOn() || context?.state !== "running") return;
  note(660, 0);
  note(880, 0.12);
}

function note(frequency, delay) {
  const start = context.currentTime + delay;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.35);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.4);
}
