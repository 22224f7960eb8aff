import { isOfConnection } from '../../shared/is-of-connection';
import { asModelError } from '../../shared/model-error';
import type { ModelRequest, ModelStatus } from '../../shared/model-status';
import type { Dtypes } from '../catalogue';
import { checkSource } from '../check-source';
import { dropComing, planExchange } from '../exchange';
import { checkSpace } from '../free-space';
import { bytesOf, going, isComplete, isSettled, type Manifest } from '../manifest';
import { placeFor } from '../place-for';
import { planModel } from '../plan-model';
import { rememberFailure } from '../remember-failure';
import { isSameFormat } from '../same-model';
import { statusOf, statusWhileLookedUp, statusWhileWaiting, usableOf } from '../status-of';
import type { Entry } from './entry';
import { fetchModel } from './fetch-model';
import { FetchTurns } from './fetch-turns';
import type { LibraryDependencies } from './library-dependencies';
import { Retry } from './retry';

/**
 * The models that are on this device or on their way, one download at a time. It lives where files can be written in place:
 * in a dedicated worker. What it knows is on the disk, so that it goes on after a restart.
 */
export class ModelLibrary {
  readonly #entries = new Map<string, Entry>();
  readonly #turns = new FetchTurns();
  readonly #retry: Retry;
  readonly #removals = new Map<string, Promise<void>>();
  readonly #ready: Promise<void>;

  constructor(private readonly dependencies: LibraryDependencies) {
    const again = () => void this.repair().catch(console.error);
    this.#retry = new Retry(again, dependencies.retryAfter);
    this.#ready = this.#open();
  }

  async statuses(): Promise<ModelStatus[]> {
    await this.#ready;
    return Array.from(this.#entries.values(), ({ status }) => status);
  }

  /**
   * Looks a model up and fetches it; what goes wrong shows in its status. Where it is here in another number format, that is
   * exchanged; in this one, nothing is done. Where another model has its id, it gets one of its own.
   */
  async install(asked: ModelRequest): Promise<void> {
    await this.#ready;
    const { request, here } = await placeFor(asked, {
      manifest: (id) => this.#settled(id).then(() => this.dependencies.store.manifest(id)),
      lookedUp: (id) => (this.#isRunning(id) ? this.#entries.get(id)?.request : undefined),
    });
    const { id } = request;
    if (here) return this.#goOnWith(here, request);
    if (this.#isRunning(id)) return;
    const job = new AbortController();
    const entry: Entry = { status: statusWhileLookedUp(request), job, request, mayCost: this.dependencies.isMetered() };
    this.#entries.set(id, entry);
    this.#tell();
    try {
      const manifest = await planModel(request, { signal: job.signal, stallLimit: this.dependencies.stallLimit });
      await this.#checkSpace(bytesOf(manifest));
      await this.#begin(manifest, job.signal);
      // Who has cancelled it meanwhile does not want it back.
      job.signal.throwIfAborted();
      this.#start(manifest, 0);
    } catch (error) {
      if (!job.signal.aborted) this.#fail(entry, error);
    }
  }

  /** Fetches an installed model in other number formats; until all of it is here, it remains as it is. */
  async exchange(id: string, dtypes: Dtypes): Promise<void> {
    await this.#settled(id);
    const { store, stallLimit } = this.dependencies;
    const manifest = await store.manifest(id);
    if (!manifest || !isComplete(manifest)) return;
    const before = await statusOf(store, manifest);
    if (this.#isRunning(id)) return;
    const job = new AbortController();
    const status: ModelStatus = { ...before, state: 'looking-up', loadedBytes: 0, totalBytes: 0 };
    const entry: Entry = { status, job, wanted: dtypes, mayCost: this.dependencies.isMetered() };
    this.#entries.set(id, entry);
    this.#tell();
    try {
      const planned = await planExchange(manifest, dtypes, { signal: job.signal, stallLimit });
      const { loadedBytes, totalBytes } = await statusOf(store, planned);
      await this.#checkSpace(totalBytes - loadedBytes);
      job.signal.throwIfAborted();
      const begun = await store.change(id, (now) => ({ ...planned, files: now.files }));
      job.signal.throwIfAborted();
      if (begun) this.#start(begun, loadedBytes);
    } catch (error) {
      if (!job.signal.aborted) this.#fail(entry, error);
    }
  }

  async #goOnWith(here: Manifest, request: ModelRequest): Promise<void> {
    const { id, dtypes } = request;
    const { wanted = here.coming?.dtypes ?? here.dtypes } = this.#entries.get(id) ?? {};
    if (isSameFormat(wanted, dtypes)) return this.resume(id);
    if (!isComplete(here)) {
      await this.remove(id);
      return this.install(request);
    }
    if (!isSettled(here) || this.#isRunning(id)) await this.stopExchange(id);
    return isSameFormat(here.dtypes, dtypes) ? this.refresh(id) : this.exchange(id, dtypes);
  }

  /** The model remains as it is. */
  async stopExchange(id: string): Promise<void> {
    await this.#ready;
    this.#entries.get(id)?.job?.abort();
    await this.#turns.over(id).then(() => dropComing(this.dependencies.store, id));
    await this.refresh(id);
  }

  async pause(id: string): Promise<void> {
    await this.#ready;
    const pausing = (manifest: Manifest) => (isSettled(manifest) ? manifest : { ...manifest, paused: true });
    const manifest = await this.dependencies.store.change(id, pausing);
    if (!manifest?.paused) return;
    this.#entries.get(id)?.job?.abort();
    this.#set(id, { state: 'paused', secondsLeft: null, waitsForConnection: false });
  }

  async resume(id: string): Promise<void> {
    await this.#settled(id);
    if (this.#isRunning(id)) return;
    const manifest = await this.dependencies.store.change(id, going);
    if (this.#isRunning(id)) return;
    const { request, wanted } = this.#entries.get(id) ?? {};
    if (!manifest) return request && this.install(request);
    if (isSettled(manifest)) return wanted ? this.exchange(id, wanted) : this.refresh(id);
    const entry = await this.#rest(manifest);
    if (!entry) return;
    try {
      checkSource(manifest);
      await this.#checkSpace(entry.status.totalBytes - entry.status.loadedBytes);
      if (!this.#isRunning(id)) this.#start(manifest, entry.status.loadedBytes);
    } catch (error) {
      this.#fail(entry, error);
    }
  }

  /** Cancels its download, if there is one, and gives the space back. */
  async remove(id: string): Promise<void> {
    await this.#ready;
    this.#entries.get(id)?.job?.abort();
    this.#entries.delete(id);
    // A file cannot be deleted while the download still has it open.
    const removal = this.#turns.over(id).then(() => this.dependencies.store.remove(id));
    this.#removals.set(id, removal);
    await removal.finally(() => this.#removals.delete(id));
    this.#tell();
  }

  /** Somebody else has put a model into the store. */
  async refresh(id: string): Promise<void> {
    await this.#ready;
    const manifest = await this.dependencies.store.manifest(id);
    if (!manifest || this.#isRunning(id)) return;
    await this.#rest(manifest);
    this.#tell();
  }

  /** Fetches files anew that were found damaged, and what the connection has made fail. */
  async repair(): Promise<void> {
    await this.#ready;
    for (const manifest of await this.dependencies.store.list()) {
      if (!isSettled(manifest) && !this.#isRunning(manifest.id)) await this.#goOn(manifest);
    }
    for (const { status, request, wanted, mayCost } of [...this.#entries.values()]) {
      if (!isOfConnection(status.error) || (this.dependencies.isMetered() && !mayCost)) continue;
      const work = request ? this.install(request) : wanted && this.exchange(status.id, wanted);
      work?.catch(console.error);
    }
  }

  /** Goes on with what has waited for this connection, and stops what the user may have to pay for unasked. */
  async connectionChanged(): Promise<void> {
    this.#heedConnection();
    this.#retry.reset();
    await this.repair();
  }

  #heedConnection(): void {
    if (!this.dependencies.isMetered()) return;
    for (const [id, { job, mayCost, status }] of this.#entries) {
      if (!this.#isRunning(id) || mayCost || status.state === 'looking-up') continue;
      job?.abort();
      this.#set(id, { state: 'paused', secondsLeft: null, waitsForConnection: true });
    }
  }

  async #open(): Promise<void> {
    const { store } = this.dependencies;
    // What is left over must not keep the rest from being used.
    await store.sweep().catch((error) => console.error('Altlight: what is left of a model cannot be deleted.', error));
    const manifests = await store.list();
    // Nobody is told of some without the others.
    for (const manifest of manifests) await this.#rest(manifest);
    for (const manifest of manifests) await this.#goOn(manifest);
  }

  /** By itself, unless the user has paused it, or may have to pay for it. */
  async #goOn(manifest: Manifest): Promise<void> {
    const entry = await this.#rest(manifest);
    // Two may have come this far, one right after the other.
    if (entry?.status.state !== 'waiting' || this.#isRunning(manifest.id)) return;
    try {
      checkSource(manifest);
      if (this.dependencies.isMetered()) this.#set(manifest.id, { state: 'paused', waitsForConnection: true });
      else this.#start(manifest, entry.status.loadedBytes);
    } catch (error) {
      this.#fail(entry, error);
    }
  }

  /** The model as it lies on the disk; null where somebody has begun to fetch it meanwhile, whose entry must remain. */
  async #rest(manifest: Manifest): Promise<Entry | null> {
    const entry: Entry = { status: await statusOf(this.dependencies.store, manifest), job: undefined };
    if (this.#isRunning(manifest.id)) return null;
    this.#entries.set(manifest.id, entry);
    return entry;
  }

  async #settled(id: string): Promise<void> {
    await this.#ready;
    await this.#removals.get(id);
  }

  #isRunning(id: string): boolean {
    return this.#entries.get(id)?.job?.signal.aborted === false;
  }

  /** Nothing of an earlier model of this name is taken for a part of this one. */
  #begin(manifest: Manifest, signal: AbortSignal): Promise<void> {
    const { store } = this.dependencies;
    return store.whileWriting(manifest.id, async () => {
      await store.remove(manifest.id);
      await store.add(manifest, signal);
    });
  }

  #start(manifest: Manifest, loadedBytes: number): void {
    const { id } = manifest;
    const job = new AbortController();
    const { mayCost = this.dependencies.isMetered() } = this.#entries.get(id) ?? {};
    const entry: Entry = { status: statusWhileWaiting(manifest, loadedBytes), job, mayCost };
    this.#entries.set(id, entry);
    this.#tell();
    // The connection may have become another one while it was looked up.
    this.#heedConnection();
    this.#turns.add(id, job.signal, async () => {
      try {
        const onStatus = (change: Partial<ModelStatus>) => this.#set(id, change);
        const fetch = { ...this.dependencies, signal: job.signal, onStatus };
        await this.dependencies.store.whileWriting(id, () => fetchModel(manifest, loadedBytes, fetch));
        const here = await this.dependencies.store.manifest(id);
        if (job.signal.aborted || !here) return;
        entry.job = undefined;
        this.#retry.reset();
        const bytes = bytesOf(here);
        const change = { loadedBytes: bytes, totalBytes: bytes, secondsLeft: null };
        this.#set(id, { state: 'installed', ...usableOf(here), ...change });
      } catch (error) {
        if (job.signal.aborted) return;
        this.#fail(entry, error);
        await rememberFailure(this.dependencies.store, entry.status);
      }
    });
  }

  /** For so many bytes besides what is on its way already. */
  #checkSpace(bytes: number): Promise<void> {
    const onTheirWay = Array.from(this.#entries.values())
      .filter(({ job }) => job?.signal.aborted === false)
      .reduce((sum, { status }) => sum + status.totalBytes - status.loadedBytes, 0);
    return checkSpace(bytes + onTheirWay, this.dependencies.freeBytes);
  }

  #fail(entry: Entry, error: unknown): void {
    const { code, detail, facts } = asModelError(error);
    const view = { code, detail, facts };
    entry.job = undefined;
    this.#set(entry.status.id, { state: 'failed', secondsLeft: null, waitsForConnection: false, error: view });
    if (isOfConnection(view)) this.#retry.failed();
  }

  #set(id: string, change: Partial<ModelStatus>): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.status = { ...entry.status, ...change };
    this.#tell();
  }

  #tell(): void {
    this.dependencies.onChange(Array.from(this.#entries.values(), ({ status }) => status));
  }
}
