import type { Raster, Rgb } from '../shared/raster';

const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [34, 34, 34];
/** Channel difference below which a colour cannot be told from the one behind it. */
const SAME = 24;
/** Alpha below which a pixel counts as transparent. */
const FAINT = 16;
/** An image of which a smaller share can be seen than this is invisible. */
const VISIBLE_SHARE = 0.02;

/**
 * The colour to lay transparent parts on. It is the one behind the image, unless nothing of the image could be seen on
 * it: then what is really behind it is something else (a picture, a gradient), and a contrasting colour stands in.
 */
export function visibleBackground({ data }: Raster, background: Rgb): Rgb {
  let painted = 0;
  let visible = 0;
  let brightness = 0;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    if (alpha < FAINT) continue;
    painted++;
    let difference = 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel] ?? 0;
      brightness += value / 3;
      difference = Math.max(difference, Math.abs(value - (background[channel] ?? 0)));
    }
    if ((difference * alpha) / 255 > SAME) visible++;
  }
  const isCutOut = painted > 0 && painted < data.length / 4;
  if (!isCutOut || visible / painted >= VISIBLE_SHARE) return background;
  return brightness / painted > 128 ? DARK : WHITE;
}
