import { imageOfArea } from '../image-map';
import { boxOf, isVisible } from '../rendering';
import { answer, type Check } from './check';

export const notRendered: Check = {
  reason: 'not-rendered',
  applies: (image) => answer(isNotRendered(image)),
};

function isNotRendered(image: Element): boolean {
  if (image instanceof HTMLAreaElement) {
    const owner = imageOfArea(image);
    return owner === null || isNotRendered(owner);
  }
  if (!isVisible(image)) return true;
  // An img that has not arrived has no size yet; that does not make it hidden.
  if (image instanceof HTMLImageElement) return false;
  const { width, height } = boxOf(image);
  return width === 0 || height === 0;
}
