import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messenger';
import { IMAGES_PORT, type ImageOrder, type ListedImage, type ListMessage } from '../../lib/messaging/protocol';
import { fileOf } from './picture-file';

export interface TabImage extends ListedImage {
  frame: string;
}

export type TabImages = ReturnType<typeof openImages>;

type FrameList = Extract<ListMessage, { type: 'images' }>;

/** The images of all frames of a tab, live; after the tab has gone to another page, those of that one. */
export function openImages(tabId: number) {
  /** Undefined: no answer yet. Null: nobody is there to answer. */
  const images = signal<TabImage[] | null | undefined>(undefined);
  const total = signal(0);
  /** Addresses of small pictures, by image; null where there is none. */
  const thumbnails = signal<ReadonlyMap<string, string | null>>(new Map());
  let frames = new Map<string, FrameList>();
  let isClosed = false;
  let port = connect();

  function connect() {
    frames = new Map();
    forgetThumbnails();
    const opened = browser.tabs.connect(tabId, { name: IMAGES_PORT });
    opened.onMessage.addListener((message: unknown) => void receive(message as ListMessage));
    opened.onDisconnect.addListener(() => {
      images.value = null;
    });
    return opened;
  }

  async function receive(message: ListMessage): Promise<void> {
    if (message.type === 'thumbnail') {
      const from = port;
      const file = message.pixels && (await fileOf(message.pixels, tabId));
      if (port !== from || isClosed) return;
      const address = file && URL.createObjectURL(file);
      thumbnails.value = new Map([...thumbnails.value, [message.id, address]]);
      return;
    }
    frames.set(message.frame, message);
    // The page itself first; of the other frames it is not known where they stand.
    const lists = [...frames.values()].sort((one, other) => Number(other.isTop) - Number(one.isTop));
    images.value = lists.flatMap(({ frame, images }) => images.map((image) => ({ ...image, frame })));
    total.value = lists.reduce((sum, list) => sum + list.total, 0);
  }

  /** What they hold lies in memory until it is given back. */
  function forgetThumbnails(): void {
    for (const address of thumbnails.value.values()) if (address) URL.revokeObjectURL(address);
    thumbnails.value = new Map();
  }

  const onUpdated: Parameters<typeof browser.tabs.onUpdated.addListener>[0] = (id, { status }) => {
    if (id === tabId && status === 'complete' && images.value === null) port = connect();
  };
  browser.tabs.onUpdated.addListener(onUpdated);

  /** The list shows another tab, or nothing. */
  function close(): void {
    isClosed = true;
    browser.tabs.onUpdated.removeListener(onUpdated);
    port.disconnect();
    forgetThumbnails();
  }

  async function order({ frame, id }: TabImage, act: ImageOrder['act']): Promise<void> {
    if (act === 'describe') await sendMessage('page:prepare-dialog', { tabId });
    port.postMessage({ frame, id, act } satisfies ImageOrder);
  }

  return { images, total, thumbnails, order, close };
}
