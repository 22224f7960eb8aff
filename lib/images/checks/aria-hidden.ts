import { hasAncestor } from '../../shared/flat-tree';
import { answer, type Check } from './check';

export const ariaHidden: Check = {
  reason: 'aria-hidden',
  applies: (image) => answer(hasAncestor(image, '[aria-hidden="true" i]')),
};
