/** Storage that is full or forbidden only costs another check. */
export function keep(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch (error) {
    console.warn('Altlight: what was learnt of this device could not be kept.', error);
  }
}
