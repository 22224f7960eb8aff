import type { Picture } from '../describers/describer';
import { type Declined, declined } from '../shared/outcome';
import { pictureStatistics } from './picture-statistics';

/** Fewer pixels than this share differ from the most common colour: nothing to see. */
const BLANK_SHARE = 0.002;
/** Measured in docs/quality.md: photographs have many colours and few flat areas, graphics the other way round. */
const PHOTO_COLOURS = 0.08;
const PHOTO_FLATNESS = 0.72;

/** Keeps from a model of graphics what it would only misname: blank images and photographs. Null: let it pass. */
export function gate(picture: Picture): Declined | null {
  const { colourShare, flatness, foregroundShare } = pictureStatistics(picture);
  if (foregroundShare < BLANK_SHARE) return declined('blank-image');
  if (colourShare > PHOTO_COLOURS && flatness < PHOTO_FLATNESS) return declined('photograph', { kind: 'photo' });
  return null;
}
