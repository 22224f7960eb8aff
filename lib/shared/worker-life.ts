/** What a worker tells its owner once; comlink passes over it. */
const HELD = 'altlight: life is held';

/**
 * A worker that ends by itself tells nobody: no event, and what was asked of it is never answered. It therefore holds a
 * lock by its own name, which the browser takes from it in every end, and tells its owner that it does. Holds nothing where
 * there are no locks.
 */
export function holdLife(
  locks: LockManager | undefined = navigator.locks,
  name = self.name,
  tell: (message: string) => void = (message) => self.postMessage(message),
): void {
  const isHeld = () => tell(HELD);
  if (!locks || !name) {
    isHeld();
    return;
  }
  const forEver = () => {
    isHeld();
    return new Promise<never>(() => {});
  };
  // Where it is refused, it is so for who would listen, too.
  locks.request(name, forEver).catch(isHeld);
}

/** Resolves when a worker holds its life. Before, whoever waits for its lock would be given it. */
export const holdsLife = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => {
      if (data === HELD) resolve();
    });
  });

/** Calls back when the worker of this name, which holds its lock already, has ended; or is told no more once aborted. */
export function onEnd(
  name: string,
  signal: AbortSignal,
  callback: () => void,
  locks: LockManager | undefined = navigator.locks,
): void {
  locks?.request(name, { signal }, callback).catch(() => {});
}
