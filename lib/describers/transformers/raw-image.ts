import { RawImage } from '@huggingface/transformers';
import type { Picture } from '../describer';

/** The picture as it is seen: width * height * 3 bytes of RGB, transparent parts laid on the background. */
export function toRawImage({ raster, background }: Picture): RawImage {
  const { data, width, height } = raster;
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = (data[pixel * 4 + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const behind = background[channel] ?? 0;
      rgb[pixel * 3 + channel] = (data[pixel * 4 + channel] ?? 0) * alpha + behind * (1 - alpha);
    }
  }
  return new RawImage(rgb, width, height, 3);
}
