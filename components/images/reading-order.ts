import type { FrameImages, FramePlace, ListedImage } from '../../lib/messaging/ports';

/** A frame's list, and what else the caller knows of the frame. */
type Frame = Pick<FrameImages, 'path' | 'address' | 'images' | 'frames'> & { frameId: number };

/** The images of a page and of all frames in it, those of a frame where the frame stands. */
export function inReadingOrder(frames: readonly Frame[]): (ListedImage & { frameId: number })[] {
  const sorted = [...frames].sort((one, other) => comparePaths(one.path, other.path));
  const imagesOf = (frame: Frame): (ListedImage & { frameId: number })[] => {
    const { images, frameId } = frame;
    const inside = sorted.filter((other) => parentOf(other, sorted) === frame);
    const seats = seat(inside, frame);
    const at = (index: number) => frame.frames.filter(({ before }) => before === index).flatMap(seatedAt);
    const seatedAt = (place: FramePlace | undefined) =>
      inside.filter((other) => seats.get(other) === place).flatMap(imagesOf);
    const beyond = frame.frames.filter(({ before }) => before > images.length);
    return [
      ...at(0),
      ...images.flatMap((image, index) => [{ ...image, frameId }, ...at(index + 1)]),
      ...[...beyond, undefined].flatMap(seatedAt),
    ];
  };
  return sorted.filter((frame) => !parentOf(frame, sorted)).flatMap(imagesOf);
}

/** The innermost frame around it whose list is here. */
function parentOf({ path }: Frame, frames: readonly Frame[]): Frame | undefined {
  return frames.findLast(
    (other) => other.path.length < path.length && other.path.every((at, depth) => at === path[depth]),
  );
}

/** Where each frame stands. Those in shadow roots have no number: the address tells, and else the order. */
function seat(inside: readonly Frame[], parent: Frame): Map<Frame, FramePlace | undefined> {
  const depth = parent.path.length;
  const taken = new Set<FramePlace>();
  const seats = new Map<Frame, FramePlace | undefined>();
  for (const frame of inside) {
    const open = parent.frames.filter((place) => place.index === frame.path[depth] && !taken.has(place));
    const place = open.find(({ address }) => address === frame.address) ?? open[0];
    seats.set(frame, place);
    if (place?.index === -1) taken.add(place);
  }
  return seats;
}

function comparePaths(one: readonly number[], other: readonly number[]): number {
  const depth = one.findIndex((index, at) => index !== other[at]);
  if (depth === -1) return one.length - other.length;
  return (one[depth] ?? 0) - (other[depth] ?? -1);
}
