import type { ImageState } from '../shared/image-state';
import type { DescribeRequest } from './protocol';

/**
 * What the popup shows of a page. Images without a name that are still being worked on are in `pending`; those that only
 * want a captioning model are in `wanting`, too.
 */
export interface PageCounts {
  /** Images that had no text alternative when Altlight came. */
  lacking: number;
  described: number;
  declined: number;
  wanting: number;
  pending: number;
}

/** The popup connects to each frame of a tab by a port of this name; each frame answers with FrameCounts, live. */
export const COUNTS_PORT = 'altlight:counts';
export interface FrameCounts {
  counts: PageCounts;
}

/** The list of images connects to each frame of a tab by a port of this name. */
export const IMAGES_PORT = 'altlight:images';

/** One image as the list shows it. */
export interface ListedImage {
  /** Unique within its frame. */
  id: string;
  /** What a screen reader says of it; '' for nothing. */
  name: string;
  /** BCP 47: of the name. */
  language: string;
  state: ImageState;
  reason: string;
  /** Whose words they are: "author", "user", "page", a describer's id, or null. */
  source: string | null;
  isTakenBack: boolean;
}

/** Where a frame stands in the page around it. */
export interface FramePlace {
  /** Its number among the frames there; -1 in a shadow root. */
  index: number;
  /** How many images of that page come before it. */
  before: number;
  /** Where the page has it from; tells frames in shadow roots apart. */
  address: string;
}

/** The images of one frame. */
export interface FrameImages {
  type: 'images';
  /** Altlight is off here, so that nothing is known of its images. */
  isOff: boolean;
  /** The number of each frame around it, outermost first, and its own; empty for the page itself. */
  path: number[];
  address: string;
  /** In the order of the page; at most the first thousand of `total`. */
  images: ListedImage[];
  total: number;
  /** The frames in it, in the order of the page. */
  frames: FramePlace[];
}

/** A frame to the list. */
export type ListMessage = FrameImages | { type: 'thumbnail'; id: string; pixels: DescribeRequest['pixels'] | null };

/** The list to a frame. */
export interface ImageOrder {
  /** "tell": how its images are, and where the frames, as those around it have changed. */
  act: 'show' | 'describe' | 'take-back' | 'give-again' | 'thumbnail' | 'tell';
  /** Of the image that it is about. */
  id?: string;
}
