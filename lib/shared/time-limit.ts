export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** Settles as the promise does, or rejects with a TimeLimitError after `limit` milliseconds. */
export async function within<T>(limit: number, promise: Promise<T>, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(message)), limit);
  });
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}

/** Settles as the promise does, or rejects with the signal's reason as soon as it is aborted. */
export async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

export interface Patience {
  /** Rejects with a TimeLimitError when the time is up. Never resolves. */
  over: Promise<never>;
  /** Begins again with the whole time, or with another. */
  renew(limit?: number): void;
  /** Only so many milliseconds are left, whatever is renewed later. */
  shorten(limit: number): void;
  stop(): void;
}

/** Waits up to `limit` milliseconds for each sign of life. */
export function patience(limit: number, message: string): Patience {
  const { promise: over, reject } = withResolvers();
  over.catch(() => {});
  let isShort = false;
  const expire = () => reject(new TimeLimitError(message));
  let timer = setTimeout(expire, limit);
  const restart = (left: number) => {
    clearTimeout(timer);
    timer = setTimeout(expire, left);
  };
  return {
    over,
    renew: (anew = limit) => {
      if (!isShort) restart(anew);
    },
    shorten: (left) => {
      isShort = true;
      restart(left);
    },
    stop: () => clearTimeout(timer),
  };
}

function withResolvers(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject = (_: Error) => {};
  const promise = new Promise<never>((_, settle) => {
    reject = settle;
  });
  return { promise, reject };
}
