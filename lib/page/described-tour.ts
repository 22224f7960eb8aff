import { controlAround } from '../images/control';
import { giveFocus } from './give-focus';
import type { ImageRecord } from './image-record';
import { byPageOrder } from './page-order';
import { deepFocus } from './pointed-image';

/** Brings the reader's focus from one described image to the next, in the order of the page. */
export class DescribedTour {
  #last: WeakRef<Element> | undefined;

  /** From where the reader is, or else from the edge. False when there is none any more in this direction. */
  go(records: Iterable<ImageRecord>, direction: 'next' | 'previous', isReaderHere: boolean): boolean {
    const described = [...records].filter(({ written }) => written !== null).map(({ element }) => element);
    described.sort(byPageOrder);
    if (direction === 'previous') described.reverse();
    const here = isReaderHere ? (deepFocus(document) ?? this.#last?.deref()) : undefined;
    const isBeyond = (element: Element) =>
      !here || (direction === 'next' ? byPageOrder(here, element) < 0 : byPageOrder(element, here) < 0);
    const target = described.find(
      (element) => isBeyond(element) && element !== here && controlAround(element) !== here,
    );
    if (!target) return false;
    this.#last = new WeakRef(target);
    focusOn(target);
    return true;
  }
}

/** Brings an image into view, and the focus to it. */
export function focusOn(image: Element): void {
  image.scrollIntoView({ block: 'center' });
  giveFocus(image);
}
