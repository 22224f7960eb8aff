/** Removes from a Storage such as localStorage what is kept under certain keys. */
export function forgetKeys(storage: Storage, isForgotten: (key: string) => boolean): void {
  for (const key of Object.keys(storage)) if (isForgotten(key)) storage.removeItem(key);
}
