/**
 * Lets what waits in this thread have its turn: messages, above all. Promises alone do not, however many are awaited.
 * (A timeout would, after at least four milliseconds.)
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
