import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '@/components/images/reading-order';
import type { FramePlace, ListedImage } from '@/lib/messaging/ports';

type Frames = Parameters<typeof inReadingOrder>[0];

let frameId = 0;
const image = (id: string) => ({ id }) as ListedImage;
const place = (index: number, before: number, address = ''): FramePlace => ({ index, before, address });
const frame = (path: number[], ids: string, frames: FramePlace[] = [], address = '') => ({
  frameId: frameId++,
  path,
  address,
  images: [...ids].map(image),
  frames,
});
const order = (...frames: Frames) =>
  inReadingOrder(frames)
    .map(({ id }) => id)
    .join('');

describe('inReadingOrder', () => {
  it('puts the images of a frame where the frame stands, whichever answered first', () => {
    const top = frame([], 'abc', [place(1, 0), place(0, 2)]);
    expect(order(frame([0], 'x'), top, frame([1], 'yz'))).toBe('yzabxc');
  });

  it('does so in frames in frames', () => {
    const top = frame([], 'ab', [place(0, 1)]);
    const middle = frame([0], 'xy', [place(0, 0), place(1, 2), place(2, 2)]);
    expect(order(frame([0, 1], 'n'), frame([0, 0], 'm'), frame([0, 2], 'o'), middle, top)).toBe('amxynob');
  });

  it('knows the place of a frame whose parent does not answer', () => {
    const top = frame([], 'ab', [place(0, 1), place(1, 1)]);
    expect(order(top, frame([0, 1], 'y'), frame([0, 0], 'x'), frame([1], 'z'))).toBe('axyzb');
  });

  it('tells frames in shadow roots apart by their address, and by their order where that does not help', () => {
    const places = [place(-1, 0, 'one'), place(-1, 1, 'two'), place(-1, 2, 'three')];
    const top = frame([], 'abc', places);
    const moved = frame([-1], 'z', [], 'elsewhere');
    expect(order(top, frame([-1], 'y', [], 'two'), frame([-1], 'x', [], 'one'), moved)).toBe('xaybzc');
  });

  it('puts a frame last that its parent has not told of, or that stands after all that is listed', () => {
    const top = frame([], 'ab', [place(0, 2_000)]);
    expect(order(frame([7], 'y'), frame([0], 'x'), top)).toBe('abxy');
  });

  it('lists what there is while the page itself has not answered', () => {
    expect(order(frame([1], 'y'), frame([0, 0], 'x'))).toBe('xy');
  });

  it('says which frame each image is in', () => {
    const [top, inside] = [frame([], 'a'), frame([0], 'x')];
    expect(inReadingOrder([top, inside]).map(({ frameId }) => frameId)).toEqual([top.frameId, inside.frameId]);
  });
});
