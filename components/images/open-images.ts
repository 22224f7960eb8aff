import { signal } from '@preact/signals';
import { sendMessage } from '../../lib/messaging/messenger';
import type { FrameImages, ImageOrder, ListedImage, ListMessage } from '../../lib/messaging/ports';
import { openFramePorts } from './frame-ports';
import { fileOf } from './picture-file';
import { inReadingOrder } from './reading-order';

export interface TabImage extends ListedImage {
  frameId: number;
}

export type TabImages = ReturnType<typeof openImages>;

/** The images of all frames of a tab, live; after the tab has gone to another page, those of that one. */
export function openImages(tabId: number) {
  /** Undefined: no answer yet. Null: nobody is there to answer. */
  const images = signal<TabImage[] | null | undefined>(undefined);
  const total = signal(0);
  /** Addresses of small pictures, by image; null where there is none. */
  const thumbnails = signal<ReadonlyMap<string, string | null>>(new Map());
  const frames = new Map<number, FrameImages & { frameId: number }>();
  let isClosed = false;
  const ports = openFramePorts(tabId, {
    onMessage(frameId, message) {
      if (message.type === 'thumbnail') return void show(message);
      frames.set(frameId, { ...message, frameId });
      list();
    },
    onGone(frameId) {
      frames.delete(frameId);
      list();
    },
  });

  function list(): void {
    images.value = frames.size > 0 ? inReadingOrder([...frames.values()]) : null;
    total.value = [...frames.values()].reduce((sum, frame) => sum + frame.total, 0);
    const listed = new Set(images.value?.map(({ id }) => id));
    forgetThumbnails((id) => !listed.has(id));
  }

  async function show({ id, pixels }: Extract<ListMessage, { type: 'thumbnail' }>): Promise<void> {
    const file = pixels && (await fileOf(pixels, tabId));
    if (isClosed) return;
    const address = file && URL.createObjectURL(file);
    thumbnails.value = new Map([...thumbnails.value, [id, address]]);
  }

  /** What they hold lies in memory until it is given back. */
  function forgetThumbnails(isGone: (id: string) => boolean): void {
    const gone = [...thumbnails.value].filter(([id]) => isGone(id));
    if (gone.length === 0) return;
    for (const [, address] of gone) if (address) URL.revokeObjectURL(address);
    thumbnails.value = new Map([...thumbnails.value].filter(([id]) => !isGone(id)));
  }

  /** The list shows another tab, or nothing. */
  function close(): void {
    isClosed = true;
    ports.close();
    forgetThumbnails(() => true);
  }

  async function order({ frameId, id }: TabImage, act: ImageOrder['act']): Promise<void> {
    if (act === 'describe') await sendMessage('page:prepare-dialog', { tabId });
    ports.send(frameId, { id, act });
  }

  return { images, total, thumbnails, order, close };
}
