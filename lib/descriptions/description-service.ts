import PQueue from 'p-queue';
import type { DescribeRequest, EngineJob } from '../messaging/protocol';
import type { EngineDevice } from '../shared/engine-device';
import { DescribeError } from '../shared/errors';
import { declined, inAuthorsWords, type Outcome } from '../shared/outcome';
import { unlessAborted } from '../shared/time-limit';
import type { AuthorMemory } from './author-memory';
import type { DescriptionCache } from './cache';
import type { EngineHost } from './engine-host';
import { fingerprint } from './fingerprint';

export interface ServiceDependencies {
  host: EngineHost;
  cache: DescriptionCache;
  fetchImage: (url: string, pageHost: string | null, signal: AbortSignal) => Promise<Blob>;
  memory: AuthorMemory;
  device: () => Promise<EngineDevice>;
  /** Names the describer and its version, so that a better one is asked again. */
  describer: string;
}

export interface Asker {
  /** Host name of the document that shows the image; null when it has none. */
  pageHost: string | null;
  /** The site in the tab and that of the frame in it: what was met there before is lent there only. */
  site: string;
  /** Private windows leave nothing behind. */
  remember: boolean;
}

/** One inference runs at a time; a second job is decoded meanwhile. */
const ENGINE_JOBS = 2;
const FETCHES = 6;

/** Turns a request of a page into an outcome: fetched if need be, remembered, queued by urgency, described. */
export class DescriptionService {
  readonly #fetches = new PQueue({ concurrency: FETCHES });
  readonly #jobs = new PQueue({ concurrency: ENGINE_JOBS });
  /** By fingerprint: the same image asked for twice at once is described once. */
  readonly #running = new Map<string, Promise<Outcome>>();

  constructor(private readonly dependencies: ServiceDependencies) {}

  /** Never rejects: a failure, also a cancellation, is an outcome with a reason. */
  async describe(request: DescribeRequest, asker: Asker, signal: AbortSignal): Promise<Outcome> {
    try {
      return await this.#describe(request, asker, signal);
    } catch (error) {
      if (signal.aborted) return declined('cancelled');
      if (error instanceof DescribeError) return declined(error.reason);
      console.error('Altlight: an image could not be described.', error);
      return declined('engine-failed');
    }
  }

  async #describe(request: DescribeRequest, asker: Asker, signal: AbortSignal): Promise<Outcome> {
    const lent =
      request.address && asker.remember && (await this.dependencies.memory.nameOf(asker.site, request.address));
    if (lent) return inAuthorsWords('lent-by-author', lent);
    const pixels = await this.#readPixels(request, asker, signal);
    const key = `${this.dependencies.describer}:${await fingerprint({ pixels, background: request.background })}`;
    const known = await this.dependencies.cache.get(key);
    if (known) return known;
    const twin = this.#running.get(key);
    // A twin may be cancelled by the page that asked for it; then this one goes on by itself.
    if (twin) return unlessAborted(signal, twin).catch(() => this.#describe({ ...request, pixels }, asker, signal));

    const job = { id: request.id, pixels, background: request.background };
    const work = this.#runJob(job, request.urgency, signal);
    this.#running.set(key, work);
    try {
      const outcome = await work;
      if (asker.remember && isWorthKeeping(outcome)) await this.dependencies.cache.set(key, outcome);
      return outcome;
    } finally {
      this.#running.delete(key);
    }
  }

  async #readPixels(
    { pixels, urgency }: DescribeRequest,
    asker: Asker,
    signal: AbortSignal,
  ): Promise<EngineJob['pixels']> {
    if (pixels.type !== 'remote') return pixels;
    const fetchImage = () => this.dependencies.fetchImage(pixels.url, asker.pageHost, signal);
    return { type: 'encoded', file: await this.#fetches.add(fetchImage, { signal, priority: -urgency }) };
  }

  #runJob(job: Omit<EngineJob, 'device'>, urgency: number, signal: AbortSignal): Promise<Outcome> {
    const run = async () =>
      this.dependencies.host.describe({ ...job, device: await this.dependencies.device() }, signal);
    return this.#jobs.add(run, { signal, priority: -urgency });
  }
}

/** What the pixels alone decide is kept; what a passing fault decided is tried again next time. */
function isWorthKeeping({ state }: Outcome): boolean {
  return state === 'described' || state === 'abstained' || state === 'needs-model';
}
