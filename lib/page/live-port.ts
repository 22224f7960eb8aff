import { browser } from 'wxt/browser';

type Connect = Parameters<typeof browser.runtime.onConnect.addListener>[0];
export type LivePort = Parameters<Connect>[0];

export interface LiveOptions<T> {
  /** Of the port. */
  name: string;
  /** What there is to tell at the moment. */
  snapshot: () => T;
  /** Milliseconds at least from one telling to the next. */
  pause: number;
  signal: AbortSignal;
  onMessage?: (message: unknown, port: LivePort) => void;
}

/** Tells every page of the extension that connects how things are, and again when they change. Returns what to call then. */
export function offerLive<T>({ name, snapshot, pause, signal, onMessage }: LiveOptions<T>): () => void {
  const ports = new Set<LivePort>();
  let isWaiting = false;
  const tell = () => {
    isWaiting = false;
    for (const port of ports) port.postMessage(snapshot());
  };

  const onConnect: Connect = (port) => {
    if (port.name !== name) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    if (onMessage) port.onMessage.addListener((message: unknown) => onMessage(message, port));
    port.postMessage(snapshot());
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => ports.clear(), { once: true });

  return () => {
    if (ports.size === 0 || isWaiting) return;
    isWaiting = true;
    setTimeout(tell, pause);
  };
}
