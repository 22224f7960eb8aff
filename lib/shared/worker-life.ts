/**
 * A worker that ends by itself tells nobody: no event, and what was asked of it is never answered. It therefore holds a
 * lock by its own name, which the browser takes from it in every end. Does nothing where there are no locks.
 */
export async function holdLife(locks: LockManager | undefined = navigator.locks, name = self.name): Promise<void> {
  if (!locks || !name) return;
  await new Promise<void>((isHeld) => {
    const forEver = () => {
      isHeld();
      return new Promise<never>(() => {});
    };
    // Where it is refused, it is so for who would listen, too.
    locks.request(name, forEver).catch(isHeld);
  });
}

/** Calls back when the worker of this name, which holds its lock already, has ended; or is told no more once aborted. */
export function onEnd(
  name: string,
  signal: AbortSignal,
  callback: () => void,
  locks: LockManager | undefined = navigator.locks,
): void {
  locks?.request(name, { signal }, callback).catch(() => {});
}
