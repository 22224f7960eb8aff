import PQueue from 'p-queue';
import { isLeftToCaptioners } from '../engine/left-to-captioners';
import { type DescribeRequest, type EngineJob, type ImageIdentity, URGENCY } from '../messaging/protocol';
import { DescribeError } from '../shared/errors';
import { type Described, declined, inAuthorsWords, inUsersWords, type Outcome } from '../shared/outcome';
import type { OnText } from '../shared/progress';
import type { EngineWish, ImageWish } from '../shared/wish';
import type { AuthorMemory } from './author-memory';
import type { DescriptionCache } from './cache';
import type { EngineHost } from './engine-host';
import { fingerprint, fingerprintOfPixels } from './fingerprint';
import { KnownOutcomes } from './known-outcomes';
import { type ImageKeys, NOTHING_SAID, type OwnWordsStore } from './own-words-store';
import { RunningJob } from './running-job';

export interface ServiceDependencies {
  host: Pick<EngineHost, 'describe' | 'hurry'>;
  cache: Pick<DescriptionCache, 'get' | 'set'>;
  fetchImage: (url: string, pageHost: string | null, signal: AbortSignal) => Promise<Blob>;
  memory: AuthorMemory;
  ownWords: Pick<OwnWordsStore, 'find' | 'isEmpty'>;
  /** What the user's settings make of a page's wish. */
  wishFor: (wish: ImageWish) => Promise<EngineWish>;
  /** Names the bundled describer and its version, so that a better one is asked again. */
  describer: string;
}

export interface Asker {
  /** Host name of the document that shows the image; null when it has none. */
  pageHost: string | null;
  /** The site in the tab and that of the frame in it: what was met there before is lent there only. */
  site: string;
  /** Host name of the page in the tab. */
  host: string;
  /** Private windows leave nothing behind. */
  remember: boolean;
}

/** One inference runs at a time; icons overtake what waits for a caption, if they are there: so many wait together. */
const ENGINE_JOBS = 24;
const FETCHES = 6;
/** Milliseconds in which an image's file is fetched, to keep the user's own words of it. */
const IDENTIFYING_MS = 20_000;

/** Turns a request of a page into an outcome: fetched if need be, remembered, queued by urgency, described. */
export class DescriptionService {
  readonly #fetches = new PQueue({ concurrency: FETCHES });
  readonly #jobs = new PQueue({ concurrency: ENGINE_JOBS });
  /** By fingerprint: the same image asked for twice at once is described once. */
  readonly #running = new Map<string, RunningJob>();
  readonly #known: KnownOutcomes;

  constructor(private readonly dependencies: ServiceDependencies) {
    this.#known = new KnownOutcomes(dependencies.cache, dependencies.describer);
  }

  /** Never rejects: a failure, also a cancellation, is an outcome with a reason. */
  async describe(
    request: DescribeRequest,
    asker: Asker,
    signal: AbortSignal,
    onText: OnText = () => {},
  ): Promise<Outcome> {
    try {
      return await this.#describe(request, asker, signal, onText);
    } catch (error) {
      if (signal.aborted) return declined('cancelled');
      if (error instanceof DescribeError) return declined(error.reason);
      console.error('Altlight: an image could not be described.', error);
      return declined('engine-failed');
    }
  }

  async #describe(request: DescribeRequest, asker: Asker, signal: AbortSignal, onText: OnText): Promise<Outcome> {
    const lent = await this.#lentName(request, asker);
    if (lent) return (await this.findOwnWords(request, asker, signal)) ?? inAuthorsWords('lent-by-author', lent);
    const wish = await this.dependencies.wishFor(request.wish);
    const pixels = await this.#readPixels(request, asker, signal);
    const { id, background, urgency } = request;
    const image = await fingerprint({ pixels, background });
    const { text, language, wrong } = await this.#saidOf(pixels, image);
    if (text !== null && isForName(request)) return inUsersWords(text, language);
    // What is wrong must not be heard as a draft either.
    const onDraft: OnText = wrong.length > 0 ? (_, progress) => onText('', progress) : onText;
    const outcome = await this.#outcomeOf(image, { id, pixels, background, wish, urgency }, asker, signal, onDraft);
    return isCalledWrong(outcome, wrong)
      ? declined('said-wrong', { source: outcome.source, kind: outcome.kind })
      : outcome;
  }

  /** The user's own words for an image; null where there are none, or the image cannot be had. */
  async findOwnWords(
    { pixels, background }: ImageIdentity,
    asker: Asker,
    signal?: AbortSignal,
  ): Promise<Described | null> {
    if (await this.dependencies.ownWords.isEmpty()) return null;
    try {
      const file = await this.#fetched(pixels, asker, signal);
      const { text, language } = await this.#saidOf(file, await fingerprint({ pixels: file, background }));
      return text === null ? null : inUsersWords(text, language);
    } catch {
      return null;
    }
  }

  /** What the user's own words are kept by. Rejects with a DescribeError. */
  async identify({ pixels, background }: ImageIdentity, asker: Asker): Promise<ImageKeys> {
    const file = await this.#fetched(pixels, asker);
    return { image: await fingerprintOfPixels(file), former: await fingerprint({ pixels: file, background }) };
  }

  /** `former`: the image's fingerprint with what it is seen on. */
  async #saidOf(pixels: EngineJob['pixels'], former: string) {
    const { ownWords } = this.dependencies;
    if (await ownWords.isEmpty()) return NOTHING_SAID;
    return ownWords.find({ image: await fingerprintOfPixels(pixels), former });
  }

  #fetched(pixels: DescribeRequest['pixels'], asker: Asker, signal?: AbortSignal): Promise<EngineJob['pixels']> {
    const limit = AbortSignal.timeout(IDENTIFYING_MS);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    return this.#readPixels({ pixels, urgency: URGENCY.asked }, asker, stop);
  }

  /** From the cache, from the same image asked for at the same time, or from the engine. */
  async #outcomeOf(image: string, job: EngineJob, asker: Asker, signal: AbortSignal, onText: OnText): Promise<Outcome> {
    const known = await this.#known.find(image, job.wish);
    if (known) return known;
    const key = this.#known.keyOf(image, job.wish);
    // A twin may be cancelled by the page that asked for it; then this one goes on by itself.
    const again = () => this.#outcomeOf(image, job, asker, signal, onText);
    const twin = this.#running.get(key);
    if (twin) return twin.join(job.urgency, signal, onText).catch(again);

    const run = (running: RunningJob) => this.#nameOrRun(image, job, running, signal);
    const running = new RunningJob(job.urgency, run, (urgency) => this.dependencies.host.hurry(job.id, urgency));
    this.#running.set(key, running);
    try {
      const outcome = await running.join(job.urgency, signal, onText);
      if (asker.remember) await this.#known.keep(image, job.wish, outcome, asker.host);
      return outcome;
    } finally {
      if (this.#running.get(key) === running) this.#running.delete(key);
    }
  }

  async #readPixels(
    { pixels, urgency }: Pick<DescribeRequest, 'pixels' | 'urgency'>,
    asker: Asker,
    signal: AbortSignal,
  ): Promise<EngineJob['pixels']> {
    if (pixels.type !== 'remote') return pixels;
    const fetchImage = () => this.dependencies.fetchImage(pixels.url, asker.pageHost, signal);
    return { type: 'encoded', file: await this.#fetches.add(fetchImage, { signal, priority: -urgency }) };
  }

  async #lentName(request: DescribeRequest, { site, remember }: Asker): Promise<string | null> {
    const { address } = request;
    if (!address || !remember || !isForName(request)) return null;
    return (await this.dependencies.memory.nameOf(site, address)) ?? null;
  }

  /** Where the captioner's words are known, only the bundled model, which goes first, is asked. */
  async #nameOrRun(image: string, job: EngineJob, running: RunningJob, signal: AbortSignal): Promise<Outcome> {
    const said = await this.#known.ofCaptioner(image, job.wish);
    if (!said) return this.#runJob(job, running, signal);
    const outcome = await this.#runJob({ ...job, wish: { ...job.wish, caption: null } }, running, signal);
    return isLeftToCaptioners(outcome) ? said : outcome;
  }

  #runJob(job: EngineJob, running: RunningJob, signal: AbortSignal): Promise<Outcome> {
    const { host } = this.dependencies;
    const run = () => host.describe({ ...job, urgency: running.urgency }, signal, running.tell);
    return running.priority.enqueue(this.#jobs, run, 0, signal);
  }
}

/** Who wishes to know more, or to hear somebody else, is not answered in a person's words. */
const isForName = ({ wish }: DescribeRequest) => wish.task === 'brief' && !wish.model && wish.prefix === undefined;

/** A sentence may be the first of a description in detail that was called wrong, or come back as the first of one. */
function isCalledWrong(outcome: Outcome, wrong: readonly string[]): boolean {
  if (outcome.state !== 'described') return false;
  const { text, short } = outcome;
  const isSentence = /\p{Po}$/u.test(text);
  return wrong.some(
    (words) => words === text || words === short || (isSentence && words.startsWith(text)) || isHeadOf(text, words),
  );
}

/** "A cat." and "A cat" are the head of "A cat. It sleeps.", but not of "A cat's tail." */
function isHeadOf(text: string, words: string): boolean {
  if (!text.startsWith(words)) return false;
  const next = text.charAt(words.length);
  return /[.!?…。！？؟]$/u.test(words) || /^[.,;:!?…。、！？؟،]/u.test(next);
}
