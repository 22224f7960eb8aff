import type { Rgb } from '../shared/raster';

export interface Colour {
  rgb: Rgb;
  /** 0 transparent, 1 opaque. */
  alpha: number;
}

/** Parses what getComputedStyle gives for sRGB colours; null for other colour spaces. */
export function parseColour(text: string): Colour | null {
  const match = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(text.trim());
  if (!match) return null;
  const [red, green, blue, alpha = 1] = (match[2] ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined || Number.isNaN(red + green + blue + alpha))
    return null;
  const scale = match[1] === 'color' ? 255 : 1;
  return { rgb: [red * scale, green * scale, blue * scale], alpha };
}

/** Lays colours on each other, the topmost first, and all on an opaque base. Returns whole channels. */
export function layColours(layers: readonly Colour[], base: Rgb): Rgb {
  return layers.reduceRight<Rgb>((below, { rgb, alpha }) => {
    const mix = (channel: 0 | 1 | 2) => toByte(rgb[channel] * alpha + below[channel] * (1 - alpha));
    return [mix(0), mix(1), mix(2)];
  }, base);
}

/** color(srgb ...) may lie outside of sRGB. */
function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
