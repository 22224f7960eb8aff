import type { EndpointProblem, ServerModels } from '../shared/endpoint';
import type { EngineDevice } from '../shared/engine-device';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { Declined, Described, Outcome } from '../shared/outcome';
import type { PageRules, Preferences, PreferencesView, SiteChanges } from '../shared/preferences';
import type { Progress } from '../shared/progress';
import type { Rgb, RgbaBytes } from '../shared/raster';
import type { SimilarityRequest, TraceAnswer, TraceRequest } from '../shared/trace';
import type { CaptionTask, EngineWish, ImageWish } from '../shared/wish';

/** Pixels that the page itself could read (access class "page-readable"), already decoded there. */
export interface RasterPixels {
  type: 'raster';
  rgba: RgbaBytes;
  width: number;
  height: number;
}

/** An image file whose header has been checked against the decoding limits, or a stand-alone SVG document. */
export interface EncodedPixels {
  type: 'encoded';
  file: Blob;
}

/** An address for the background to fetch without credentials (access class "public", if it turns out so). */
export interface RemotePixels {
  type: 'remote';
  url: string;
}

/** Where the reader is: the smaller number goes first. */
export const URGENCY = { asked: 0, visible: 1, near: 2, rest: 3 } as const;
export type Urgency = (typeof URGENCY)[keyof typeof URGENCY];

export interface DescribeRequest {
  /** Unique among all pages; names the request in a later cancellation. */
  id: string;
  pixels: RasterPixels | EncodedPixels | RemotePixels;
  /** The colour that transparent parts are seen on. */
  background: Rgb;
  urgency: Urgency;
  wish: ImageWish;
  /** Where the page has the image from (http: or https:); null where nothing can be remembered of it. */
  address: string | null;
}

/** What a page's author calls an image. */
export interface AuthorName {
  /** http: or https: */
  address: string;
  name: string;
}

export interface EngineJob {
  id: string;
  pixels: RasterPixels | EncodedPixels;
  background: Rgb;
  wish: EngineWish;
  urgency: Urgency;
}

/** What a model has said so far, while it is still speaking. */
export interface TextSoFar {
  /** Of the request. */
  id: string;
  text: string;
  /** Undefined where it is not known how far the work is. */
  progress?: Progress | undefined;
  /** BCP 47: of the text, where it is known. */
  language?: string | undefined;
}

/** What the popup says and changes. */
export interface SitePolicy {
  /** Null where Altlight cannot work. */
  site: string | null;
  /** Off everywhere when false. */
  enabled: boolean;
  active: boolean;
  /** Off on this very page only. */
  paused: boolean;
  /** What an organisation has decided, and its own words for why; null where it gives none. */
  locked: ('everywhere' | 'site')[];
  lockReason: string | null;
  /** What goes on failing until the user does something. */
  troubles: (Declined['reason'] | 'settings-damaged' | 'other-files')[];
}

/** Where a server of the user's own is, and how it may be asked. */
export interface EndpointAddress {
  baseUrl: string;
  /** Null: the one that is kept for this server, if any. */
  key: string | null;
  forgetsKey?: boolean;
}

/** What the user says of a server of their own. */
export interface EndpointForm extends EndpointAddress {
  model: string;
  /** That images are sent there. */
  accepted: boolean;
}

/** What may be shown of it: not its key. */
export interface EndpointView {
  baseUrl: string;
  model: string;
  hasKey: boolean;
  isInUse: boolean;
}

/** What a content script needs to know before it begins. */
export interface PagePolicy {
  active: boolean;
  captionModel: string | null;
  rules: PageRules;
  /** Whether the user has said anything of any image. */
  hasOwnWords: boolean;
}

/** A describer that can be asked instead of the one in use. */
export interface DescriberChoice {
  id: string;
  name: string;
  tasks: readonly CaptionTask[];
  /** It goes on with a sentence that the reader begins. */
  continuesText: boolean;
  isInUse: boolean;
  /** Why no other may be chosen: an organisation's own words, '' where it gives none; null where any may be. */
  lock: string | null;
}

/** An image, as far as its own words are concerned. */
export type ImageIdentity = Pick<DescribeRequest, 'pixels' | 'background'>;

/** Where an image is to be seen in the tab, in CSS pixels of the viewport. */
export interface SeenImage {
  id: string;
  box: { x: number; y: number; width: number; height: number };
  viewport: { width: number; height: number };
  wish: ImageWish;
}

/** The user's own words, as they are exported and imported. */
export interface OwnWords {
  /** SHA-256 of the image's pixels (hex). */
  image: string;
  /** Null: only what is wrong is known. */
  text: string | null;
  /** BCP 47 */
  language: string | null;
  /** Descriptions that must not be shown again. */
  wrong: string[];
  /** SHA-256 of a site and an address there (hex), where they count over the page's own words. */
  places?: string[] | undefined;
}

/** How much is kept on this device. */
export interface KeptCounts {
  descriptions: number;
  ownWords: number;
  /** Of everything that Altlight keeps, models included; null where the browser does not tell. */
  bytes: number | null;
}

/** Every one-shot message. lib/messaging/senders.ts says who may send which. */
export interface ProtocolMap {
  /** Content script to background: is Altlight on for the page in this tab? */
  'page:policy'(): PagePolicy;
  /** Background to content scripts: the answer to page:policy may have changed. */
  'page:policy-changed'(): void;
  /** Background to the content script of the frame that was clicked; dialog.js is there. */
  'page:describe-clicked'(request: { srcUrl: string | null }): void;
  /** The list of images to background: the dialog is about to be opened in this tab. */
  'page:prepare-dialog'(request: { tabId: number }): void;
  /** Content script to background: a dialog has been opened in this frame, which calls itself so. */
  'page:dialog-opened'(opened: { frame: string }): void;
  /** Background to the content scripts of a tab: a dialog has been opened in that frame; any other leaves. */
  'page:other-dialog'(opened: { frame: string }): void;
  /** Background to all frames, or to one after another; dialog.js is where the reader is. */
  'page:command'(request: { command: PageCommand; isReaderHere: boolean }): CommandResult;
  /** Background to one frame: it says it aloud. dialog.js is there. */
  'page:say'(text: string): void;

  'image:describe'(request: DescribeRequest): Outcome;
  /** Several at a time, in this order. They are cancelled one by one. */
  'image:describe-all'(requests: DescribeRequest[]): Outcome[];
  'image:cancel'(request: { id: string }): void;
  /** Keeps the user's own words for an image; null: forgets them. Rejects in private windows and on a full disk. */
  'image:keep'(request: {
    image: ImageIdentity;
    text: string | null;
    language: string;
    /** Where it comes from; null where that is no place to come back to. */
    place: string | null;
  }): void;
  /** Never to be shown again for this image, or to be shown again after all. */
  'image:wrong'(request: { image: ImageIdentity; text: string; isWrong: boolean }): void;
  /** The user's own words for an image; null where there are none. */
  'own-words:find'(image: ImageIdentity): Described | null;
  /** Those of these places where the user has said something of an image on this site. */
  'own-words:places'(places: string[]): string[];
  /** What the user sees on the screen, on their own request: nothing of it is kept. */
  'image:look'(request: SeenImage): Outcome;
  /** Describers that can be asked from the dialog. */
  'describers:list'(): DescriberChoice[];
  /** The list of images to background: what they are called, by their id. */
  'describers:names'(): Record<string, string>;
  /** The author's names of images that have one, for later pages of the same site. */
  'image:named'(names: AuthorName[]): void;

  /** Popup to background. */
  'site:get'(request: { tabId: number; url: string }): SitePolicy;
  'site:set'(request: { site: string; active: boolean }): void;
  /** Options to background. */
  'preferences:get'(): PreferencesView;
  /** What is not named stays as it is. */
  'preferences:set'(changes: Partial<Preferences>): void;
  'sites:change'(changes: SiteChanges): void;
  'preferences:reset'(): void;
  /** The user's own words for images. */
  'own-words:export'(): OwnWords[];
  /** Answers how many were taken; what is no such list is refused whole: null. */
  'own-words:import'(words: unknown): number | null;
  'own-words:clear'(): void;
  'kept:count'(): KeptCounts;
  'kept:clear'(): void;
  /** Forgets what the pages of one host have asked for, and answers how many descriptions that were. */
  'kept:clearSite'(request: { host: string }): number;
  /** The extension's sample picture, described by the model in use or another one. */
  'sample:describe'(request: { file: Blob; model: string | null }): Outcome;
  /** The file of a public image of a page, fetched without credentials; null where it cannot be had. */
  'image:fetch'(request: { url: string; tabId: number }): Blob | null;
  /** Settings that were damaged, as they were found; null when none were. */
  'rescued:get'(): string | null;
  'rescued:forget'(): void;
  /** Off on this page of this tab, until the user leaves it. */
  'page:pause'(request: { tabId: number; url: string; paused: boolean }): void;

  /** Background to engine host. */
  'engine:describe'(job: EngineJob): Outcome;
  'engine:cancel'(request: { id: string }): void;
  /** Somebody needs it sooner. */
  'engine:hurry'(request: { id: string; urgency: Urgency }): void;
  /** What the engine is doing, and where its model runs; null when none is loaded. */
  'engine:status'(): {
    state: string;
    device: EngineDevice | null;
    captions: {
      state: string;
      device: EngineDevice | null;
      setup: string | null;
      failure: string | null;
      reads: Record<string, number>;
    };
  };
  /** Extension pages to background, which passes it on to the engine host. */
  'models:do'(command: ModelCommand): ModelStatus[];
  /** Popup to background: models that are on their way, or have stopped there. */
  'models:unfinished'(): ModelStatus[];
  /** The model that describes photographs from now on. */
  'models:use'(request: { id: string | null }): void;
  /** A server of the user's own; null where none is set. */
  'endpoint:get'(): EndpointView | null;
  /** Answers what is wrong with it; null when it is taken. */
  'endpoint:set'(form: EndpointForm): EndpointProblem | null;
  'endpoint:remove'(): void;
  'endpoint:models'(address: EndpointAddress): ServerModels;
  'engine:models'(command: ModelCommand): ModelStatus[];
  /** Extension pages to the engine host, which must be open: a diagnosis of a model. */
  'engine:trace'(request: TraceRequest): TraceAnswer;
  'engine:similarity'(request: SimilarityRequest): number;
  /** Extension pages to the engine host: gives the memory of all models back. */
  'engine:unload'(): void;
  /** Engine host to everybody. */
  'models:changed'(statuses: ModelStatus[]): void;
  /** Engine host to background: the ids of models whose files are unfit for this device, while others are on offer. */
  'models:other-files'(ids: string[]): void;

  /** Engine host to background, which passes it on to the page that asked. */
  'engine:text'(text: TextSoFar): void;
  'image:text'(text: TextSoFar): void;
}

export const PAGE_COMMANDS = ['describe-focused', 'describe-all', 'next-image', 'previous-image'] as const;
export type PageCommand = (typeof PAGE_COMMANDS)[number];
/** "none": there is no described image any more in this direction. "off": Altlight is off here. */
export type CommandResult = 'done' | 'none' | 'off';
