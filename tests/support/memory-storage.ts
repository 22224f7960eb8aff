/** As localStorage is: its keys are its own properties. */
export function memoryStorage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(kept, key) ? (kept[key] ?? null) : null),
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => void delete kept[key],
  };
  const kept = Object.create(methods) as Storage;
  return kept;
}
