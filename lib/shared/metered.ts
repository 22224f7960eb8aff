/** https://wicg.github.io/netinfo/: Firefox and Safari do not have it. */
interface Connection extends EventTarget {
  saveData?: boolean;
  type?: string;
}

const connection = () => (navigator as { connection?: Connection }).connection;

/** Whether the user may pay for what is loaded, as far as the browser tells. */
export const isMetered = () => connection()?.saveData === true || connection()?.type === 'cellular';

/** In documents and workers that live as long as they listen. That a network has come back tell all browsers. */
export function onConnectionChange(listener: () => void): void {
  connection()?.addEventListener?.('change', listener);
  addEventListener('online', listener);
}
