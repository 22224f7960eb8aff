import { expect, it, vi } from 'vitest';
import { openImages, type TabImage } from '@/components/images/open-images';

const send = vi.hoisted(() => vi.fn());
vi.mock('@/components/frames/frame-ports', () => ({ openFramePorts: () => ({ send }) }));

it('asks for a small picture again when the image has become another', () => {
  const { wantThumbnail } = openImages(1);
  const image = { id: 'i', frameId: 0, state: 'pending', name: '' } as TabImage;
  wantThumbnail(image);
  wantThumbnail({ ...image });
  expect(send).toHaveBeenCalledTimes(1);
  wantThumbnail({ ...image, state: 'described', name: 'a red bicycle' });
  expect(send.mock.calls).toEqual(Array(2).fill([0, { id: 'i', act: 'thumbnail' }]));
});
