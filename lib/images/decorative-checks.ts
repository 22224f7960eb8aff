import { ariaHidden } from './checks/aria-hidden';
import type { Check } from './checks/check';
import { emptyAlt } from './checks/empty-alt';
import { inert } from './checks/inert';
import { insideImage } from './checks/inside-image';
import { notRendered } from './checks/not-rendered';
import { presentationRole } from './checks/presentation-role';
import { spacer } from './checks/spacer';

/** In this order: the first that applies is the reason. The cheap ones come first. */
export const DECORATIVE_CHECKS: readonly Check[] = [
  emptyAlt,
  presentationRole,
  ariaHidden,
  inert,
  insideImage,
  notRendered,
  spacer,
];
