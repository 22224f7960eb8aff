/** Hertz, seconds, and a volume (0..1) that disturbs nobody's speech. */
const PITCH = 660;
const LENGTH = 0.15;
const VOLUME = 0.1;

/** One short, soft tone; nothing where the browser lets no sound be played. */
export function chime(): void {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: PITCH });
  const volume = new GainNode(audio, { gain: VOLUME });
  tone.connect(volume).connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + LENGTH);
}
