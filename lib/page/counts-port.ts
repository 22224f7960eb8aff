import { browser } from 'wxt/browser';
import { COUNTS_PORT, type FrameCounts, type PageCounts } from '../messaging/protocol';

const PAUSE_MS = 200;

/** Tells every popup that connects the counts of this frame, and again when they change. Returns what to call then. */
export function offerCounts(count: () => PageCounts, signal: AbortSignal): () => void {
  const frame = crypto.randomUUID();
  const ports = new Set<{ postMessage(message: FrameCounts): void }>();
  let isWaiting = false;
  const tell = () => {
    isWaiting = false;
    for (const port of ports) port.postMessage({ frame, counts: count() });
  };

  const onConnect: Parameters<typeof browser.runtime.onConnect.addListener>[0] = (port) => {
    if (port.name !== COUNTS_PORT) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.postMessage({ frame, counts: count() } satisfies FrameCounts);
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => ports.clear(), { once: true });

  return () => {
    if (ports.size === 0 || isWaiting) return;
    isWaiting = true;
    setTimeout(tell, PAUSE_MS);
  };
}
