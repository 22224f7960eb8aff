import { attributeOf } from '../../shared/dom';
import { boxOf } from '../rendering';
import { type Answer, answer, type Check } from './check';

/** CSS pixels; less than that is a line or a dot. */
const SPACER_SIDE = 3;
const TINY_LENGTH = /^\s*[0-2]\s*(px)?\s*$/;

/** Lines, dots and tracking pixels. */
export const spacer: Check = { reason: 'spacer', applies: isSpacer };

function isSpacer(image: Element): Answer {
  // An area has no box of its own.
  if (image instanceof HTMLAreaElement) return 'no';
  if (!(image instanceof HTMLImageElement)) return answer(isTiny(image));
  const hasArrived = image.complete && image.naturalWidth > 0;
  if (hasArrived) return answer(Math.min(image.naturalWidth, image.naturalHeight) <= 2 || isTiny(image));
  // One that never arrives (a blocked tracking pixel) is as large as its author says.
  const isSaidToBeTiny = ['width', 'height'].some((side) => TINY_LENGTH.test(attributeOf(image, side) ?? ''));
  return isSaidToBeTiny ? 'yes' : 'cannot-tell';
}

function isTiny(image: Element): boolean {
  const { width, height } = boxOf(image);
  return Math.min(width, height) < SPACER_SIDE;
}
