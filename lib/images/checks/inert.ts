import { hasAncestor } from '../../shared/flat-tree';
import { answer, type Check } from './check';

export const inert: Check = {
  reason: 'inert',
  applies: (image) => answer(hasAncestor(image, '[inert]')),
};
