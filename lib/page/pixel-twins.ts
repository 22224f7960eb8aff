import { controlAround } from '../images/control';
import { drawRaster } from '../pixels/draw-raster';
import { largestSideFor } from '../pixels/fit-raster';
import { readingSize } from '../pixels/page-image';
import { inAuthorsWords, type Outcome } from '../shared/outcome';
import type { Raster } from '../shared/raster';
import type { ImageRecord } from './image-record';
import type { Pixels } from './take-pixels';

/** Pixels. To look at larger images would hold up the page. */
const MAX_AREA = 512 * 512;
/** So many named images of one size are compared with. */
const MAX_NAMED = 50;

/** The images that the author has named, by their size, so that others with the same pixels can have their names. */
export class PixelTwins {
  /** With what each looks like, once that has been needed. */
  readonly #bySize = new Map<string, Map<ImageRecord, string | undefined>>();
  readonly #sizeOf = new WeakMap<ImageRecord, string>();

  /** Puts a judged image in, if it is one of them. */
  add(record: ImageRecord): void {
    this.remove(record);
    const size = record.verdict?.reason === 'author-name' ? sizeOf(record) : null;
    if (size === null) return;
    const named = this.#bySize.get(size) ?? new Map<ImageRecord, string | undefined>();
    if (named.size >= MAX_NAMED) return;
    this.#bySize.set(size, named.set(record, undefined));
    this.#sizeOf.set(record, size);
  }

  remove(record: ImageRecord): void {
    const size = this.#sizeOf.get(record);
    if (size !== undefined) this.#bySize.get(size)?.delete(record);
    this.#sizeOf.delete(record);
  }

  /** What the author calls the images with the same pixels; null when there are none, or he calls them different things. */
  lentByAuthor(record: ImageRecord, pixels: Pixels): Outcome | null {
    const named = this.#bySize.get(sizeOf(record) ?? '');
    if (!named || named.size === 0 || pixels.type !== 'raster') return null;
    const look = lookOf(pixels);
    const names = new Map<string, string>();
    for (const [other, known] of named) {
      const otherLook = known ?? lookAt(other);
      named.set(other, otherLook);
      if (look !== otherLook || other.verdict?.state !== 'named' || controlAround(other.element)) continue;
      names.set(other.verdict.name.toLowerCase(), other.verdict.name);
      if (names.size > 1) return null;
    }
    const [name] = names.values();
    return name === undefined ? null : inAuthorsWords('lent-by-author', name);
  }
}

/** Null for what is no file, has not arrived or is too large. */
function sizeOf({ element }: ImageRecord): string | null {
  if (!(element instanceof HTMLImageElement)) return null;
  const { naturalWidth: width, naturalHeight: height } = element;
  return width * height > 0 && width * height <= MAX_AREA ? `${width} x ${height}` : null;
}

/** '' for what the page may not read. */
function lookAt({ element }: ImageRecord): string {
  const image = element as HTMLImageElement;
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  try {
    return lookOf(drawRaster(image, readingSize(image, size, largestSideFor('brief'))));
  } catch {
    return '';
  }
}

/** The same for the same pixels, different for others: 64 bits, by FNV-1a over words of 32 bits from two beginnings. */
function lookOf({ data }: Raster): string {
  let [one, two] = [0x811c9dc5, 0x01234567];
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  // An iterator would be ten times slower.
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    one = Math.imul(one ^ word, 0x01000193);
    two = Math.imul(two ^ (word >>> 7) ^ (word << 25), 0x01000193);
  }
  return `${one} ${two}`;
}
