import { browser } from 'wxt/browser';
import { overhear } from '../../lib/messaging/overhear';

/** Milliseconds to gather what comes and goes at once. */
const PAUSE = 100;

export interface FrameListener<Message> {
  onMessage(frameId: number, message: Message): void;
  /** 0, too, where nobody has answered at all. */
  onGone(frameId: number): void;
  /** After frames have come or gone. */
  onChange?(): void;
}

/** A port of this name to each frame of a tab. A frame is reached as soon as it has asked the background whether it may begin. */
export function openFramePorts<Message, Order = never>(
  tabId: number,
  name: string,
  { onMessage, onGone, onChange }: FrameListener<Message>,
) {
  const ports = new Map<number, ReturnType<typeof browser.tabs.connect>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopHearing = overhear('page:policy', ({ tab, frameId }) => {
    if (tab?.id !== tabId || frameId === undefined) return;
    connect(frameId);
    tellChange();
  });
  void connectToAll();

  async function connectToAll(): Promise<void> {
    // Does nothing there; the answer says which frames there are, without a permission for that alone.
    const found = await browser.scripting
      .executeScript({ target: { tabId, allFrames: true }, func: () => {}, injectImmediately: true })
      .catch(() => []);
    for (const { frameId } of found) if (!ports.has(frameId)) connect(frameId);
    if (ports.size === 0) onGone(0);
  }

  function connect(frameId: number): void {
    ports.get(frameId)?.disconnect();
    const port = browser.tabs.connect(tabId, { name, frameId });
    ports.set(frameId, port);
    port.onMessage.addListener((message: unknown) => {
      if (ports.get(frameId) === port) onMessage(frameId, message as Message);
    });
    port.onDisconnect.addListener(() => {
      // Read, or Chrome complains of frames in which nobody is.
      void browser.runtime.lastError;
      if (ports.get(frameId) !== port) return;
      ports.delete(frameId);
      onGone(frameId);
      tellChange();
    });
  }

  function tellChange(): void {
    clearTimeout(timer);
    timer = setTimeout(() => onChange?.(), PAUSE);
  }

  function send(frameId: number, order: Order): void {
    ports.get(frameId)?.postMessage(order);
  }

  function sendToAll(order: Order): void {
    for (const frameId of ports.keys()) send(frameId, order);
  }

  function close(): void {
    stopHearing();
    clearTimeout(timer);
    for (const port of ports.values()) port.disconnect();
    ports.clear();
  }

  return { send, sendToAll, close };
}
