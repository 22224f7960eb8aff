import type { OutcomeState } from '../lib/shared/outcome';

export type ImageState = OutcomeState | 'named' | 'decorative' | 'pending';

/** What the content script says of one image. */
export interface WorldReport {
  selector: string;
  /** What Altlight wrote, if anything. */
  written: string | null;
  source: string | null;
  state: ImageState;
  reason: string;
  kind: string | null;
  confidence: number | null;
}

/** One image of a page. Role, before and after are what the browser's accessibility tree says, '' when not exposed. */
export interface ImageReport {
  selector: string;
  /** '' in the main document; else where the frame is, such as "iframe[0]/iframe[2]" (see frames.ts). */
  frame: string;
  role: string;
  before: string;
  after: string;
  written: string | null;
  source: string | null;
  state: ImageState;
  reason: string;
  kind: string | null;
  confidence: number | null;
}

export interface PageReport {
  url: string;
  /** The main document's images in document order, then each frame's. */
  images: ImageReport[];
}
