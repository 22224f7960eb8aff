import { RawImage } from '@huggingface/transformers';
import type { Picture } from '../describer';
import { flatten } from '../flatten';

/** The picture as it is seen: width * height * 3 bytes of RGB. */
export function toRawImage(picture: Picture): RawImage {
  const { width, height } = picture.raster;
  return new RawImage(flatten(picture), width, height, 4).rgb();
}
