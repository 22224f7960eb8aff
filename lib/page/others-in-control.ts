import { controlAround } from '../images/control';
import { flatDescendants } from '../shared/flat-tree';
import type { ImageRecord } from './image-record';

/** Whether another image in the same link has more to say than where the link leads, or may have. */
export function mayOthersSpeak(element: Element, records: ReadonlyMap<Element, ImageRecord>): boolean {
  const control = controlAround(element);
  const others = control ? [...flatDescendants(control)].filter((other) => other !== element) : [];
  return others.some((other) => {
    const { verdict, outcome } = records.get(other) ?? {};
    return verdict?.state === 'needs-name' && (!outcome || outcome.state === 'described');
  });
}
