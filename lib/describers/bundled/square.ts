import type { Raster, Rgb } from '../../shared/raster';

/**
 * Lays a raster on its background, pads it to a square (never stretches it) and averages it down by area.
 * Returns side * side * 3 bytes of RGB. An image smaller than the square is enlarged by the same rule.
 */
export function averageToSquare(raster: Raster, background: Rgb, side: number): Uint8ClampedArray {
  const { width, height } = raster;
  const scale = Math.max(width, height) / side;
  const left = (width - side * scale) / 2;
  const top = (height - side * scale) / 2;
  const rgb = new Uint8ClampedArray(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const box = { left: left + x * scale, top: top + y * scale, size: scale };
      rgb.set(averageOf(raster, background, box), (y * side + x) * 3);
    }
  }
  return rgb;
}

interface Box {
  left: number;
  top: number;
  size: number;
}

/** The mean colour of a square part; pixels count by the share of them that lies inside, the padding as background. */
function averageOf({ data, width, height }: Raster, background: Rgb, { left, top, size }: Box): number[] {
  const sum = [0, 0, 0];
  const bottom = Math.min(top + size, height);
  const right = Math.min(left + size, width);
  let covered = 0;
  for (let y = Math.max(0, Math.floor(top)); y < bottom; y++) {
    const share = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < right; x++) {
      const weight = share * (Math.min(x + 1, right) - Math.max(x, left));
      const at = (y * width + x) * 4;
      const alpha = ((data[at + 3] ?? 0) / 255) * weight;
      covered += alpha;
      for (let channel = 0; channel < 3; channel++) {
        sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0) * alpha;
      }
    }
  }
  const area = size * size;
  return sum.map((value, channel) => (value + (background[channel] ?? 0) * (area - covered)) / area);
}
