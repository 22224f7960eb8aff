import type { CaptionTask } from '../shared/wish';
import { MAX_CLOSE_SIDE, MAX_RASTER_SIDE, MIN_RASTER_SIDE } from './limits';

export interface Size {
  width: number;
  height: number;
}

/**
 * The larger side, in pixels, of the raster that is looked at for a task. The same for a name and for a description in
 * detail, so that a model which has seen the picture for the one need not look again for the other.
 */
export const largestSideFor = (task: CaptionTask): number =>
  task === 'brief' || task === 'detailed' ? MAX_RASTER_SIDE : MAX_CLOSE_SIDE;

/** The size at which an image is looked at, in pixels: its aspect kept, its larger side within the raster limits. */
export function fitRaster(width: number, height: number, largest: number): Size {
  const larger = Math.max(width, height, 1);
  const scale = Math.min(Math.max(larger, MIN_RASTER_SIDE), largest) / larger;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The same for what is only made smaller: pixels that are few can as well be enlarged later. */
export function shrinkRaster(width: number, height: number, largest: number): Size {
  return Math.max(width, height) < MIN_RASTER_SIDE ? { width, height } : fitRaster(width, height, largest);
}
