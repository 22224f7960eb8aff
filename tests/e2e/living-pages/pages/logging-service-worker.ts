/** A page's own service worker, which sees each request of its pages; asked by any message, it tells and forgets. */
interface FetchEvent extends Event {
  request: Request;
}

const seen: string[] = [];
const worker = globalThis as unknown as EventTarget & {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', () => void worker.clients.claim());
worker.addEventListener('fetch', (event) => {
  const { url, destination, mode } = (event as FetchEvent).request;
  seen.push(`service worker: ${destination} ${mode} ${url}`);
});
worker.addEventListener('message', (event) => (event as MessageEvent).ports[0]?.postMessage(seen.splice(0)));

export {};
