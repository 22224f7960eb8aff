import { DescribeError } from '../../shared/errors';
import { unlessAborted, within } from '../../shared/time-limit';
import { type LanguageModelSession, type LanguageModelStatic, optionsFor } from './language-model';
import type { BuiltInLimits } from './limits';

/**
 * Sessions with the browser's model, one a language, kept until nobody has asked for a while; each picture gets a copy, so that
 * none is told of another.
 */
export class Sessions {
  readonly #open = new Map<string, Promise<LanguageModelSession>>();
  #users = 0;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly model: LanguageModelStatic | undefined,
    private readonly limits: Pick<BuiltInLimits, 'opening' | 'idle'>,
  ) {}

  /** Gives the copy back when the work has settled. Rejects as the work does, in time, or with the signal's reason. */
  async withCopy<T>(
    language: string,
    signal: AbortSignal,
    work: (copy: LanguageModelSession) => Promise<T>,
  ): Promise<T> {
    clearTimeout(this.#idleTimer);
    this.#users++;
    try {
      const session = await unlessAborted(signal, this.#sessionIn(language));
      const copy = await opened(this.limits.opening, signal, (stop) => session.clone({ signal: stop }));
      try {
        return await work(copy);
      } finally {
        copy.destroy();
      }
    } finally {
      this.#users--;
      if (this.#users === 0) this.#idleTimer = setTimeout(() => this.close(), this.limits.idle);
    }
  }

  /** The next one asks anew: what hangs, or has failed, may do so for ever. */
  close(): void {
    clearTimeout(this.#idleTimer);
    for (const session of this.#open.values()) giveBack(session);
    this.#open.clear();
  }

  #sessionIn(language: string): Promise<LanguageModelSession> {
    const known = this.#open.get(language);
    if (known) return known;
    const session = this.#create(language);
    this.#open.set(language, session);
    session.catch(() => {
      if (this.#open.get(language) === session) this.#open.delete(language);
    });
    return session;
  }

  /** Never fetches a model: that is for the user to say, in the options. */
  async #create(language: string): Promise<LanguageModelSession> {
    const { model } = this;
    const options = optionsFor(language);
    const availability = model?.availability(options) ?? Promise.resolve('unavailable');
    const known = await within(this.limits.opening, availability, 'the browser does not say whether it has a model');
    if (!model || known !== 'available') throw new DescribeError('model-missing');
    // Others wait for it, too: one who goes away does not stop it.
    const { signal } = new AbortController();
    return opened(this.limits.opening, signal, (stop) => model.create({ ...options, signal: stop }));
  }
}

/** Opens a session in time, unless aborted; one that comes too late is given back. */
async function opened(
  limit: number,
  signal: AbortSignal,
  open: (signal: AbortSignal) => Promise<LanguageModelSession>,
): Promise<LanguageModelSession> {
  const stop = new AbortController();
  const session = open(stop.signal);
  try {
    return await unlessAborted(signal, within(limit, session, "the browser's model took too long to open"));
  } catch (error) {
    giveBack(session);
    stop.abort();
    throw error;
  }
}

function giveBack(session: Promise<LanguageModelSession>): void {
  session.then((late) => late.destroy()).catch(() => {});
}
