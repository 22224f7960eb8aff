import { controlAround } from '../images/control';
import type { AuthorName } from '../messaging/protocol';
import { inAuthorsWords, type Outcome } from '../shared/outcome';
import type { ImageRecord } from './image-record';
import { sourceOf } from './image-source';

/** Characters. What is longer is a data: URL of some size, and compared by its pixels in the background. */
const MAX_ADDRESS = 4_096;
/** So many of the same image are asked for the author's words. */
const ENOUGH_NAMES = 50;

/** The images with one address. */
interface Alike {
  lacking: Set<ImageRecord>;
  /** With what the author calls each; null for what is no word for the image alone. */
  named: Map<ImageRecord, string | null>;
  /** What the author calls them; null for nothing, or not one thing; undefined: to be found out. */
  name: string | null | undefined;
}

/**
 * The images of a page by their address, so that each is described once (design: "An image is described once"), and the
 * author's own words for one of them are lent to the others.
 */
export class SameImages {
  readonly #byAddress = new Map<string, Alike>();
  readonly #addressOf = new WeakMap<ImageRecord, string>();
  readonly #asked = new Map<string, Promise<Outcome>>();
  /** Addresses that have shown different pixels at different times (a camera, a captcha). */
  readonly #changing = new Set<string>();

  /** Puts a judged image in, or in its new place. Returns the images for which the author's words are now others. */
  add(record: ImageRecord): ImageRecord[] {
    this.remove(record);
    const address = sourceOf(record.element);
    const state = record.verdict?.state;
    if (address === null || address.length > MAX_ADDRESS || !state || state === 'decorative') return [];
    const alike = this.#byAddress.get(address) ?? { lacking: new Set(), named: new Map(), name: undefined };
    this.#byAddress.set(address, alike);
    this.#addressOf.set(record, address);
    if (state === 'needs-name') {
      alike.lacking.add(record);
      return [];
    }
    if (alike.named.size >= ENOUGH_NAMES) return [];
    alike.named.set(record, lendableName(record));
    if (alike.lacking.size > 0) return this.#renew(alike) ? [...alike.lacking] : [];
    alike.name = undefined;
    return [];
  }

  remove(record: ImageRecord): void {
    const address = this.#addressOf.get(record) ?? '';
    const alike = this.#byAddress.get(address);
    if (!alike) return;
    this.#addressOf.delete(record);
    alike.lacking.delete(record);
    if (alike.named.delete(record)) alike.name = undefined;
    if (alike.lacking.size + alike.named.size === 0) this.#byAddress.delete(address);
  }

  /** Those that lack a name and have the same address. */
  alike(record: ImageRecord): Iterable<ImageRecord> {
    return this.#byAddress.get(this.#addressOf.get(record) ?? '')?.lacking ?? [];
  }

  /** What the author calls the same image elsewhere on the page. */
  lentByAuthor(record: ImageRecord): Outcome | null {
    const alike = this.#byAddress.get(this.#addressOf.get(record) ?? '');
    if (!alike) return null;
    if (alike.name === undefined) this.#renew(alike);
    return alike.name ? inAuthorsWords('lent-by-author', alike.name) : null;
  }

  /** The author's words for images of the page, as far as he agrees with himself; at most so many. */
  *authorNames(limit: number): Generator<AuthorName> {
    let count = 0;
    for (const [address, alike] of this.#byAddress) {
      if (alike.named.size === 0 || !/^https?:/i.test(address)) continue;
      if (alike.name === undefined) this.#renew(alike);
      if (alike.name) yield { address, name: alike.name };
      if (++count === limit) return;
    }
  }

  /** True when the author's words for these images have changed. */
  #renew(alike: Alike): boolean {
    const before = alike.name ?? null;
    alike.name = commonName(alike.named.values());
    return alike.name !== before;
  }

  /** Asks once for all images with this address that are seen on the same background. */
  async describeOnce(record: ImageRecord, background: string, ask: () => Promise<Outcome>): Promise<Outcome> {
    const address = this.#addressOf.get(record);
    if (address === undefined || this.#changing.has(address)) return ask();
    const key = `${background} ${address}`;
    const asked = this.#asked.get(key);
    if (asked) {
      const outcome = await asked;
      if (isLasting(outcome)) return outcome;
    }
    const asking = ask();
    this.#asked.set(key, asking);
    return asking;
  }

  /** The image has been loaded again, perhaps with other pixels. */
  forgetOutcome(record: ImageRecord): void {
    const address = this.#addressOf.get(record);
    if (address !== undefined) this.#changing.add(address);
  }
}

/** What the author calls an image; that of an image in a link or a button says what that does, and is not lent. */
function lendableName({ element, verdict }: ImageRecord): string | null {
  const isItsOwn = verdict?.state === 'named' && verdict.reason === 'author-name' && !controlAround(element);
  return isItsOwn ? verdict.name : null;
}

/** The one name that all have that have one. */
function commonName(all: Iterable<string | null>): string | null {
  const names = new Map<string, string>();
  for (const name of all) if (name !== null) names.set(name.toLowerCase(), name);
  const [name] = names.values();
  return name !== undefined && names.size === 1 ? name : null;
}

/** The image alone decided it: no passing fault, and not what the page says elsewhere at the moment. */
function isLasting({ state, reason }: Outcome): boolean {
  return state !== 'failed' && !['not-loaded-yet', 'response-timed-out', 'lent-by-author'].includes(reason);
}
