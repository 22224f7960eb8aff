import { expect, it, vi } from 'vitest';
import type { FrameListener } from '@/components/frames/frame-ports';
import { openImages, type TabImage } from '@/components/images/open-images';
import type { FrameImages, ListedImage } from '@/lib/messaging/ports';

const { send, sendMessage, heard } = vi.hoisted(() => ({
  send: vi.fn(),
  sendMessage: vi.fn(),
  heard: {} as { listener: FrameListener<FrameImages> },
}));
vi.mock('@/components/frames/frame-ports', () => ({
  openFramePorts: (_tab: number, _name: string, listener: FrameListener<FrameImages>) => {
    heard.listener = listener;
    return { send };
  },
}));
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage }));

const frame = (isOff: boolean, sources: (string | null)[] = []): FrameImages => ({
  ...{ type: 'images', path: [], address: '', frames: [], total: sources.length, isOff },
  images: sources.map((source, index) => ({ id: String(index), source }) as ListedImage),
});

it('asks for a small picture again when the image has become another', () => {
  const { wantThumbnail } = openImages(1);
  const image = { id: 'i', frameId: 0, state: 'pending', name: '' } as TabImage;
  wantThumbnail(image);
  wantThumbnail({ ...image });
  expect(send).toHaveBeenCalledTimes(1);
  wantThumbnail({ ...image, state: 'described', name: 'a red bicycle' });
  expect(send.mock.calls).toEqual(Array(2).fill([0, { id: 'i', act: 'thumbnail' }]));
});

it('asks once what a model is called, and only for models that have a name', async () => {
  sendMessage.mockResolvedValue({ 'florence-2': 'Florence-2' });
  const { names } = openImages(1);
  heard.listener.onMessage(0, frame(false, [null, 'author', 'user', 'page', 'graphics-v0', 'own-server', 'built-in']));
  expect(sendMessage).not.toHaveBeenCalled();
  heard.listener.onMessage(0, frame(false, ['florence-2', 'gone']));
  heard.listener.onMessage(0, frame(false, ['gone', 'florence-2']));
  await vi.waitFor(() => expect(names.value).toEqual({ 'florence-2': 'Florence-2', gone: 'gone' }));
  expect(sendMessage.mock.calls).toEqual([['describers:names', undefined]]);
});

it('knows that Altlight is off when every frame says so', () => {
  const { isOff } = openImages(1);
  heard.listener.onMessage(0, frame(true));
  expect(isOff.value).toBe(true);
  heard.listener.onMessage(5, frame(false));
  expect(isOff.value).toBe(false);
});
