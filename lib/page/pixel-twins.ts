import { controlAround } from '../images/control';
import { drawRaster } from '../pixels/draw-raster';
import { inAuthorsWords, type Outcome } from '../shared/outcome';
import type { ImageRecord } from './image-record';

/** Pixels. To compare larger images would hold up the page. */
const MAX_AREA = 512 * 512;
/** So many named images of one size are compared with. */
const MAX_NAMED = 50;
/** First they are compared at this size. */
const GLANCE = { width: 8, height: 8 };

/** The images that the author has named, by their size, so that others with the same pixels can have their names. */
export class PixelTwins {
  /** With what each looks like at a glance, once that has been needed. */
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
  lentByAuthor(record: ImageRecord): Outcome | null {
    const named = this.#bySize.get(sizeOf(record) ?? '');
    if (!named || named.size === 0) return null;
    const glance = glanceAt(record);
    const names = new Map<string, string>();
    for (const [other, known] of named) {
      const otherGlance = known ?? glanceAt(other);
      named.set(other, otherGlance);
      if (glance === '' || glance !== otherGlance || controlAround(other.element)) continue;
      if (other.verdict?.state !== 'named' || !areAlike(record, other)) continue;
      names.set(other.verdict.name.toLowerCase(), other.verdict.name);
    }
    const [name] = names.values();
    return name !== undefined && names.size === 1 ? inAuthorsWords('lent-by-author', name) : null;
  }
}

/** Null for what is no file, has not arrived or is too large. */
function sizeOf({ element }: ImageRecord): string | null {
  if (!(element instanceof HTMLImageElement)) return null;
  const { naturalWidth: width, naturalHeight: height } = element;
  return width * height > 0 && width * height <= MAX_AREA ? `${width} x ${height}` : null;
}

/** '' for what the page may not read. */
const glanceAt = ({ element }: ImageRecord) => pixelsOf(element as HTMLImageElement, GLANCE)?.join() ?? '';

function areAlike(one: ImageRecord, other: ImageRecord): boolean {
  const [pixels, others] = [one, other].map(({ element }) => {
    const image = element as HTMLImageElement;
    return pixelsOf(image, { width: image.naturalWidth, height: image.naturalHeight });
  });
  return pixels?.every((value, index) => value === others?.[index]) ?? false;
}

function pixelsOf(image: HTMLImageElement, size: { width: number; height: number }): Uint8ClampedArray | null {
  try {
    return drawRaster(image, size).data;
  } catch {
    return null;
  }
}
