import { baseUriOf } from '../shared/dom';
import { controlAround, isActive } from './control';
import { roleOf } from './role';

/** What the control does whose only content an image is. */
export type Purpose = { type: 'link'; destination: URL } | { type: 'button' };

/** Null for an image that is in no link and no button. */
export function purposeOf(image: Element): Purpose | null {
  if (image instanceof HTMLInputElement) return { type: 'button' };
  const control = image instanceof HTMLAreaElement || isActive(image) ? image : controlAround(image);
  if (!control) return null;
  const destination = ['', 'link'].includes(roleOf(control)) ? destinationOf(control) : null;
  return destination ? { type: 'link', destination } : { type: 'button' };
}

/** Null for what is no link, or runs a script. */
function destinationOf(control: Element): URL | null {
  const address = control.getAttribute('href') ?? control.getAttribute('xlink:href');
  const url = address === null ? null : URL.parse(address.trim(), baseUriOf(control));
  // "#" alone is what scripts are hung on.
  return url && !/^(javascript|data|blob):/.test(url.protocol) && address?.trim() !== '#' ? url : null;
}
