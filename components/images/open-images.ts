import { signal } from '@preact/signals';
import { sendMessage } from '../../lib/messaging/messenger';
import {
  type FrameImages,
  IMAGES_PORT,
  type ImageOrder,
  type ListedImage,
  type ListMessage,
} from '../../lib/messaging/ports';
import { openFramePorts } from '../frames/frame-ports';
import { hasOwnName } from '../words/describer-names';
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
  /** The user has Altlight off on this page. */
  const isOff = signal(false);
  /** What models are called, by their id. */
  const names = signal<Readonly<Record<string, string>>>({});
  /** Addresses of small pictures, by image; null where there is none. */
  const thumbnails = signal<ReadonlyMap<string, string | null>>(new Map());
  const frames = new Map<number, FrameImages & { frameId: number }>();
  /** How each image was when its thumbnail was last asked for. */
  const asked = new Map<string, string>();
  let isClosed = false;
  const ports = openFramePorts<ListMessage, ImageOrder>(tabId, IMAGES_PORT, {
    onMessage(frameId, message) {
      if (message.type === 'thumbnail') return void show(message);
      frames.set(frameId, { ...message, frameId });
      list();
    },
    onGone(frameId) {
      frames.delete(frameId);
      list();
    },
    // The numbers of frames change with those beside them.
    onChange: () => ports.sendToAll({ act: 'tell' }),
  });

  function list(): void {
    images.value = frames.size > 0 ? inReadingOrder([...frames.values()]) : null;
    total.value = [...frames.values()].reduce((sum, frame) => sum + frame.total, 0);
    isOff.value = frames.size > 0 && [...frames.values()].every((frame) => frame.isOff);
    void learnNames();
    const listed = new Set(images.value?.map(({ id }) => id));
    forgetThumbnails((id) => !listed.has(id));
  }

  /** Asked for a model that is met the first time: one that has gone since has only its id. */
  async function learnNames(): Promise<void> {
    const unknown = (images.value ?? []).flatMap(({ source }) =>
      hasOwnName(source) && !(source in names.value) ? source : [],
    );
    if (unknown.length === 0) return;
    names.value = { ...names.value, ...Object.fromEntries(unknown.map((id) => [id, id])) };
    names.value = { ...names.value, ...(await sendMessage('describers:names', undefined)) };
  }

  async function show({ id, pixels }: Extract<ListMessage, { type: 'thumbnail' }>): Promise<void> {
    const file = pixels && (await fileOf(pixels, tabId));
    if (isClosed) return;
    const address = file && URL.createObjectURL(file);
    const former = thumbnails.value.get(id);
    if (former) URL.revokeObjectURL(former);
    thumbnails.value = new Map([...thumbnails.value, [id, address]]);
  }

  /** What they hold lies in memory until it is given back. */
  function forgetThumbnails(isGone: (id: string) => boolean): void {
    for (const id of asked.keys()) if (isGone(id)) asked.delete(id);
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

  /** Asks for its small picture, once for as long as the image stays as it is: another one may be there by now. */
  function wantThumbnail(image: TabImage): void {
    const now = `${image.state} ${image.name}`;
    if (asked.get(image.id) === now) return;
    asked.set(image.id, now);
    void order(image, 'thumbnail');
  }

  return { tabId, images, total, isOff, names, thumbnails, order, wantThumbnail, close };
}
