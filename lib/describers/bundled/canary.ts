import { GRAPHICS_MODEL } from '../../models/graphics';

export const CANARY_LABEL = 'flag of japan';

/** The flag of Japan as RGB: a red disc of 3/5 of a 2:3 flag's height, which every sound device recognises. */
export function drawCanary(side: number = GRAPHICS_MODEL.side): Uint8ClampedArray {
  const rgb = new Uint8ClampedArray(side * side * 3).fill(255);
  const radius = side * (2 / 3) * (3 / 10);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) < radius) rgb.set([188, 0, 45], (y * side + x) * 3);
    }
  }
  return rgb;
}
