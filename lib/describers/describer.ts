import type { Certainty, ImageKind } from '../shared/outcome';
import type { Raster, Rgb } from '../shared/raster';

/** Decoded pixels and how they are seen on the page. */
export interface Picture {
  raster: Raster;
  /** The colour behind transparent parts. */
  background: Rgb;
}

export interface Draft {
  /** One plain phrase, without hedging. */
  text: string;
  /** BCP 47, of the text. */
  language: string;
  kind: ImageKind;
  /** Probability in 0..1. */
  confidence: number;
  /** Null: not sure enough to claim anything, so Altlight abstains. */
  certainty: Certainty | null;
}

/** Turns pixels into a draft description. It knows nothing of pages, settings or messages. */
export interface Describer {
  readonly id: string;
  /** Describes a picture with a known answer: drivers can be silently wrong. False means "do not trust this device". */
  passesCanary(): Promise<boolean>;
  /** Rejects with the signal's reason when it is aborted. */
  describe(picture: Picture, signal: AbortSignal): Promise<Draft>;
  dispose(): Promise<void>;
}
