import type { Described, Outcome } from '../shared/outcome';
import type { Hedge } from '../shared/preferences';
import type { OnText } from '../shared/progress';
import type { Verdict } from '../shared/verdict';
import type { CaptionTask, Exchange } from '../shared/wish';
import type { DescriberChoice } from './protocol';

/** What the page itself says of an image and around it. Each text '' when missing. */
export interface ImageFacts {
  /** The author's own name for it. */
  name: string;
  /** What the author says of the same image elsewhere, where it is lent. */
  lent: string;
  verdict: Verdict;
  caption: string;
  heading: string;
  /** Where the link around it leads, in words. */
  linkTarget: string;
  /** BCP 47: what the page's words are in. */
  language: string;
}

export interface DeskWish {
  task: CaptionTask;
  question?: string;
  /** What was asked and answered before the question, the oldest first. */
  past?: Exchange[];
  /** How the sentence is to begin, for models that go on with a text. */
  prefix?: string;
  /** Another describer than the one in use, by its id. */
  model?: string;
}

/** Whether Altlight's words stand at the image. "off": nothing can be written there. */
export type Placing = 'written' | 'taken-back' | 'free' | 'off';

/**
 * What the content script does for the dialog about one image. Both run in the extension's own world of the page, and
 * meet there (ExtensionWorld).
 */
export interface ImageDesk {
  readonly image: Element;
  readonly facts: ImageFacts;
  /** What the image is called without asking anybody; undefined where nothing is known. */
  readonly known: Outcome | undefined;
  readonly hedge: Hedge;
  /** Whether a sound is wanted when an answer that took long is there. */
  readonly sound: boolean;
  /** Never rejects. */
  describe(wish: DeskWish, onText: OnText, signal: AbortSignal): Promise<Outcome>;
  /** From what is on the screen. `onText` is called as soon as it has been looked at. Never rejects. */
  look(wish: DeskWish, onText: OnText, signal: AbortSignal): Promise<Outcome>;
  describers(): Promise<DescriberChoice[]>;
  /**
   * Keeps the user's own words for the image wherever it is met, and names it so; null: forgets them. Resolves to what is
   * kept. May reject.
   */
  keep(text: string | null): Promise<Described | null>;
  /** Takes a description away for good, or lets it be shown again. May reject. */
  setWrong(text: string, isWrong: boolean): Promise<void>;
  placing(): Placing;
  /** The text of the description that the image is called by; null where none of Altlight's stands there. */
  standing(): string | null;
  /** Names the image so. */
  use(outcome: Described): void;
  takeBack(): void;
  giveAgain(): void;
  /** When the dialog has closed: the focus, and with it a screen reader's place, is at the image again. */
  returnFocus(): void;
}

/** What dialog.js offers. */
export interface DialogOpener {
  /** Null: there is no image. One dialog is open at a time. */
  open(desk: ImageDesk | null): void;
  /** Closes it, if one is open; the focus is wanted elsewhere. */
  leave(): void;
  /** Says something aloud, politely. */
  say(text: string): void;
}

/** Who is told of events before the page is. */
export interface PointingEar {
  /** Of what may point at an image; nobody, until page.js is there. */
  onEvent: ((event: Event) => void) | undefined;
  /** Of keys, and of what they write; nobody, unless a dialog is open. */
  onKey: ((event: Event) => void) | undefined;
}

/** What the extension's scripts in a page share; the page has no way into it. */
export interface ExtensionWorld {
  altlight?: unknown;
  altlightPointing?: PointingEar;
  altlightDialog?: DialogOpener;
}
