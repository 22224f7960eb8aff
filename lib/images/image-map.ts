import { attributeOf, closest, findAll, rootOf } from '../shared/dom';

/** The image that shows an area of an image map; null when none does. */
export function imageOfArea(area: HTMLAreaElement): HTMLImageElement | null {
  const map = closest(area, 'map');
  const name = map && (attributeOf(map, 'name') || attributeOf(map, 'id'));
  if (!name) return null;
  const images = findAll(rootOf(area) as Document | ShadowRoot, `img[usemap="#${CSS.escape(name)}"]`);
  return images[0] instanceof HTMLImageElement ? images[0] : null;
}

/** The box around an area in CSS pixels of its image; null for a shape that cannot be read, or the whole image. */
export function areaBox(area: HTMLAreaElement): DOMRect | null {
  const numbers = area.coords.split(',').map(Number.parseFloat);
  const [x = 0, y = 0, radius = 0] = numbers;
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  if (numbers.length === 3) return new DOMRect(x - radius, y - radius, 2 * radius, 2 * radius);
  const [left, right] = range(numbers.filter((_, index) => index % 2 === 0));
  const [top, bottom] = range(numbers.filter((_, index) => index % 2 === 1));
  return new DOMRect(left, top, right - left, bottom - top);
}

const range = (numbers: number[]): [number, number] => [Math.min(...numbers), Math.max(...numbers)];
