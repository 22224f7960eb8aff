import type { Picture } from '../../describers/describer';
import { type Declined, declined } from '../../shared/outcome';
import { pictureStatistics } from './picture-statistics';

/** Fewer pixels than this share differ from the most common colour: nothing to see. Graphics have 0.06 and more. */
const BLANK_SHARE = 0.002;
/** More colours than this share of the pixels has no graphic (0.064 at most among 1,100), but most photographs. */
const PHOTO_COLOURS = 0.066;
/** Less flat than this are textures and grey photographs; graphics are flatter (0.61 at least). */
const GRAPHIC_FLATNESS = 0.6;

/** Keeps from a model of graphics what it would only misname. Null: let it pass. Measured in docs/quality.md. */
export function gate(picture: Picture): Declined | null {
  const { colourShare, flatness, foregroundShare } = pictureStatistics(picture);
  if (foregroundShare < BLANK_SHARE) return declined('blank-image');
  if (colourShare > PHOTO_COLOURS) return declined('not-a-graphic', { kind: 'photo' });
  if (flatness < GRAPHIC_FLATNESS) return declined('not-a-graphic');
  return null;
}
