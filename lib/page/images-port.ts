import { nanoid } from 'nanoid';
import { languageAt } from '../images/language';
import { IMAGES_PORT, type ImageOrder, type ListedImage, type ListMessage } from '../messaging/ports';
import { toSend } from './ask-for-outcome';
import { focusOn } from './described-tour';
import { ownPath, placesOfFrames } from './frame-places';
import type { ImageRecord } from './image-record';
import { reportOf } from './image-report';
import { type LivePort, offerLive } from './live-port';
import type { PageDescriber } from './page-describer';
import { byPageOrder } from './page-order';
import { takePixels } from './take-pixels';

/** Milliseconds. */
const PAUSE = 500;
/** Images of one frame that are listed; nobody reads more. */
const MAX_LISTED = 1_000;
/** Pixels; the larger side of a small picture. */
const THUMBNAIL = 96;

interface Frame {
  describer: () => PageDescriber | undefined;
  /** Whether the user has Altlight off here; not merely unanswered yet. */
  isOff: () => boolean;
  openDialog: (image: Element) => void;
  signal: AbortSignal;
}

/** Tells the list of images what there is in this frame, and does what is asked there. Returns what to call on a change. */
export function offerImages({ describer, isOff, openDialog, signal }: Frame): () => void {
  const ids = new WeakMap<Element, string>();
  const idOf = (element: Element) => {
    const id = ids.get(element) ?? nanoid();
    ids.set(element, id);
    return id;
  };
  const records = () => [...(describer()?.records.values() ?? [])];
  const snapshot = (): ListMessage => {
    const sorted = records().sort((one, other) => byPageOrder(one.element, other.element));
    const images = sorted.slice(0, MAX_LISTED).map((record) => asListed(record, idOf(record.element), describer()));
    const elements = sorted.map(({ element }) => element);
    const frames = placesOfFrames(describer()?.roots ?? [], elements);
    const [path, total] = [ownPath(), sorted.length];
    return { type: 'images', isOff: isOff(), path, address: location.href, images, frames, total };
  };
  return offerLive({
    name: IMAGES_PORT,
    snapshot,
    pause: PAUSE,
    signal,
    onMessage(message, port) {
      const { id, act } = message as ImageOrder;
      if (act === 'tell') return port.postMessage(snapshot());
      const record = records().find(({ element }) => ids.get(element) === id);
      if (record) obey(act, record, port);
    },
  });

  function obey(act: ImageOrder['act'], { element }: ImageRecord, port: LivePort): void {
    if (act === 'show') focusOn(element);
    else if (act === 'describe') openDialog(element);
    else if (act === 'take-back') describer()?.orders.takeBack(element);
    else if (act === 'give-again') describer()?.orders.giveAgain(element);
    else void sendThumbnail(element, port);
  }

  async function sendThumbnail(element: Element, port: LivePort): Promise<void> {
    const pixels = await takePixels(element, THUMBNAIL, signal).catch(() => null);
    const message: ListMessage = { type: 'thumbnail', id: idOf(element), pixels: pixels && toSend(pixels) };
    port.postMessage(message);
  }
}

function asListed(record: ImageRecord, id: string, describer: PageDescriber | undefined): ListedImage {
  const { element, verdict, written, writtenLanguage } = record;
  const { state, reason, source } = reportOf(record, '');
  const name = written ?? (verdict?.state === 'named' ? verdict.name : '');
  const language = (written === null ? null : writtenLanguage) ?? languageAt(element);
  return { id, name, language, state, reason, source, isTakenBack: describer?.orders.isTakenBack(element) ?? false };
}
