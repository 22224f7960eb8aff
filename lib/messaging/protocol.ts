import type { EndpointProblem } from '../shared/endpoint';
import type { EngineDevice } from '../shared/engine-device';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { Outcome } from '../shared/outcome';
import type { Preferences } from '../shared/preferences';
import type { Rgb, RgbaBytes } from '../shared/raster';
import type { SimilarityRequest, TraceAnswer, TraceRequest } from '../shared/trace';
import type { EngineWish, ImageWish } from '../shared/wish';

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
}

/** What the popup shows of a page. Images without a name that are still being worked on are in `pending`. */
export interface PageCounts {
  /** Images that had no text alternative when Altlight came. */
  lacking: number;
  described: number;
  declined: number;
  pending: number;
}

/** What the popup says and changes. */
export interface SitePolicy {
  /** Null where Altlight cannot work. */
  site: string | null;
  active: boolean;
  /** Off on this very page only. */
  paused: boolean;
}

/** What the user says of a server of their own. */
export interface EndpointForm {
  baseUrl: string;
  model: string;
  key: string | null;
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

/** Every one-shot message. lib/messaging/senders.ts says who may send which. */
export interface ProtocolMap {
  /** Content script to background: is Altlight on for the page in this tab? */
  'page:policy'(): { active: boolean; captionModel: string | null };
  /** Background to content scripts: the answer to page:policy may have changed. */
  'page:policy-changed'(): void;
  /** Background to the content script of the frame that was clicked. */
  'page:describe-clicked'(): void;

  'image:describe'(request: DescribeRequest): Outcome;
  /** Several at a time, in this order. They are cancelled one by one. */
  'image:describe-all'(requests: DescribeRequest[]): Outcome[];
  'image:cancel'(request: { id: string }): void;
  /** The author's names of images that have one, for later pages of the same site. */
  'image:named'(names: AuthorName[]): void;

  /** Popup to background. */
  'site:get'(request: { tabId: number; url: string }): SitePolicy;
  'site:set'(request: { site: string; active: boolean }): void;
  /** Options to background. */
  'preferences:get'(): Preferences;
  /** What is not named stays as it is. */
  'preferences:set'(changes: Partial<Preferences>): void;
  /** Settings that were damaged, as they were found; null when none were. */
  'rescued:get'(): string | null;
  'rescued:forget'(): void;
  /** Off on this page of this tab, until the user leaves it. */
  'page:pause'(request: { tabId: number; url: string; paused: boolean }): void;

  /** Background to engine host. */
  'engine:describe'(job: EngineJob): Outcome;
  'engine:cancel'(request: { id: string }): void;
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
  /** The model that describes photographs from now on. */
  'models:use'(request: { id: string }): void;
  /** A server of the user's own; null where none is set. */
  'endpoint:get'(): EndpointView | null;
  /** Answers what is wrong with it; null when it is taken. */
  'endpoint:set'(form: EndpointForm): EndpointProblem | null;
  'endpoint:remove'(): void;
  /** The names of the models that a server has; null where it does not tell. */
  'endpoint:models'(request: { baseUrl: string; key: string | null }): string[] | null;
  'engine:models'(command: ModelCommand): ModelStatus[];
  /** Extension pages to the engine host, which must be open: a diagnosis of a model. */
  'engine:trace'(request: TraceRequest): TraceAnswer;
  'engine:similarity'(request: SimilarityRequest): number;
  /** Extension pages to the engine host: gives the memory of all models back. */
  'engine:unload'(): void;
  /** Engine host to everybody. */
  'models:changed'(statuses: ModelStatus[]): void;

  /** Engine host to background, which passes it on to the page that asked. */
  'engine:text'(text: TextSoFar): void;
  'image:text'(text: TextSoFar): void;
}

/** The popup connects to all frames of a tab by a port of this name; each frame answers with FrameCounts, live. */
export const COUNTS_PORT = 'altlight:counts';
export interface FrameCounts {
  /** Unique to the frame's document. */
  frame: string;
  counts: PageCounts;
}
