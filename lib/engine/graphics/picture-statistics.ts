import type { Picture } from '../../describers/describer';

export interface PictureStatistics {
  /** Distinct colours (5 bits a channel) for each sampled pixel, 0..1. */
  colourShare: number;
  /** The share of horizontal neighbours that are the same colour to the eye, 0..1. */
  flatness: number;
  /** The share of sampled pixels that differ from the most common colour, 0..1. */
  foregroundShare: number;
}

/** At most so many rows and columns are looked at. */
const GRID = 96;
/** Channel difference up to which two pixels count as the same (JPEG noise stays below it). */
const SAME = 6;
/** Channel difference from which a pixel stands out from the background. */
const STANDS_OUT = 24;

/** Simple statistics of a picture as it is seen: transparent parts are laid on the background. */
export function pictureStatistics({ raster, background }: Picture): PictureStatistics {
  const { data, width, height } = raster;
  const seen = (x: number, y: number): number[] => {
    const at = (y * width + x) * 4;
    const alpha = (data[at + 3] ?? 0) / 255;
    return background.map((behind, channel) => (data[at + channel] ?? 0) * alpha + behind * (1 - alpha));
  };

  const stepX = Math.max(1, Math.floor(width / GRID));
  const stepY = Math.max(1, Math.floor(height / GRID));
  const counts = new Map<number, number>();
  const colours: number[][] = [];
  let flat = 0;
  let pairs = 0;
  for (let y = 0; y < height; y += stepY) {
    for (let x = 0; x < width; x += stepX) {
      const colour = seen(x, y);
      colours.push(colour);
      const bucket = bucketOf(colour);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
      if (x + 1 >= width) continue;
      pairs++;
      if (distance(colour, seen(x + 1, y)) <= SAME) flat++;
    }
  }
  const common = mostCommon(counts);
  const foreground = colours.filter((colour) => distance(colour, common) > STANDS_OUT).length;
  return {
    colourShare: counts.size / colours.length,
    flatness: pairs === 0 ? 1 : flat / pairs,
    foregroundShare: foreground / colours.length,
  };
}

function bucketOf([red = 0, green = 0, blue = 0]: number[]): number {
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

function mostCommon(counts: Map<number, number>): number[] {
  let best = 0;
  let bestCount = 0;
  for (const [bucket, count] of counts) {
    if (count > bestCount) [best, bestCount] = [bucket, count];
  }
  return [(best >> 10) & 31, (best >> 5) & 31, best & 31].map((channel) => channel * 8 + 4);
}

function distance(one: number[], other: number[]): number {
  return Math.max(...one.map((channel, index) => Math.abs(channel - (other[index] ?? 0))));
}
