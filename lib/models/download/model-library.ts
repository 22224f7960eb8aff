import PQueue from 'p-queue';
import { asModelError, ModelError } from '../../shared/model-error';
import type { ModelRequest, ModelState, ModelStatus } from '../../shared/model-status';
import { planDownload } from '../download-plan';
import { bytesOf, isComplete, type Manifest } from '../manifest';
import type { ModelStore } from '../store';
import { downloadModel } from './download-model';
import type { OpenSink } from './open-sink';
import { Rate } from './rate';

export interface LibraryDependencies {
  store: ModelStore;
  openSink: (id: string, path: string) => Promise<OpenSink>;
  /** Bytes that may still be stored; null where the browser does not tell. */
  freeBytes: () => Promise<number | null>;
  onChange: (statuses: ModelStatus[]) => void;
  /** Milliseconds: see DownloadOptions. */
  stallLimit: number;
  pause: number;
}

/** What must remain free beside a model: the browser's own caches want to live, too. */
const SPARE_BYTES = 50 * 1024 * 1024;

interface Entry {
  status: ModelStatus;
  job: AbortController | undefined;
}

/**
 * The models that are on this device or on their way, one download at a time. It lives where files can be written in place:
 * in a dedicated worker. What it knows is on the disk, so that it goes on after a restart.
 */
export class ModelLibrary {
  readonly #entries = new Map<string, Entry>();
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #ready: Promise<void>;

  constructor(private readonly dependencies: LibraryDependencies) {
    this.#ready = this.#open();
  }

  async statuses(): Promise<ModelStatus[]> {
    await this.#ready;
    return Array.from(this.#entries.values(), ({ status }) => status);
  }

  /** Looks a model up and fetches it; what goes wrong shows in its status. Does nothing where it is here already. */
  async install({ id, name, ...source }: ModelRequest): Promise<void> {
    await this.#ready;
    if (await this.#isKnown(id)) return this.resume(id);
    const { repo, architecture } = source;
    const blank = { loadedBytes: 0, totalBytes: 0, secondsLeft: null, error: null };
    const entry: Entry = {
      status: { id, name, repo, architecture, state: 'looking-up', ...blank },
      job: new AbortController(),
    };
    this.#entries.set(id, entry);
    this.#tell();
    try {
      const { stallLimit } = this.dependencies;
      const signal = entry.job?.signal ?? AbortSignal.abort();
      const plan = await planDownload(source, { signal, stallLimit });
      const files = plan.files.map((file) => ({ ...file, sha256: null }));
      const dtypes = { ...source.dtypes };
      const { host, repo } = source;
      const { revision } = plan;
      const manifest: Manifest = {
        version: 1,
        id,
        name,
        host,
        repo,
        revision,
        architecture,
        dtypes,
        paused: false,
        files,
      };
      await this.#checkSpace(bytesOf(manifest));
      await this.dependencies.store.add(manifest);
      this.#start(manifest);
    } catch (error) {
      if (!entry.job?.signal.aborted) this.#fail(entry, error);
    }
  }

  async pause(id: string): Promise<void> {
    await this.#ready;
    const pausing = (manifest: Manifest) => (isComplete(manifest) ? manifest : { ...manifest, paused: true });
    const manifest = await this.dependencies.store.change(id, pausing);
    if (!manifest?.paused) return;
    this.#entries.get(id)?.job?.abort();
    this.#set(id, { state: 'paused', secondsLeft: null });
  }

  async resume(id: string): Promise<void> {
    await this.#ready;
    if (this.#isRunning(id)) return;
    const going = (manifest: Manifest) => (manifest.paused ? { ...manifest, paused: false } : manifest);
    const manifest = await this.dependencies.store.change(id, going);
    if (manifest && !isComplete(manifest) && !this.#isRunning(id)) this.#start(manifest);
  }

  /** Cancels its download, if there is one, and gives the space back. */
  async remove(id: string): Promise<void> {
    await this.#ready;
    this.#entries.get(id)?.job?.abort();
    this.#entries.delete(id);
    // A file cannot be deleted while the download still has it open.
    await this.#queue.add(() => this.dependencies.store.remove(id), { priority: 1 });
    this.#tell();
  }

  /** Somebody else has put a model into the store. */
  async refresh(id: string): Promise<void> {
    await this.#ready;
    const manifest = await this.dependencies.store.manifest(id);
    if (!manifest || this.#isRunning(id)) return;
    this.#entries.set(id, { status: await this.#statusFrom(manifest), job: undefined });
    this.#tell();
  }

  /** Fetches files anew that were found damaged. */
  async repair(): Promise<void> {
    await this.#ready;
    for (const manifest of await this.dependencies.store.list()) {
      if (!isComplete(manifest) && !manifest.paused && !this.#isRunning(manifest.id)) this.#start(manifest);
    }
  }

  async #open(): Promise<void> {
    for (const manifest of await this.dependencies.store.list()) {
      this.#entries.set(manifest.id, { status: await this.#statusFrom(manifest), job: undefined });
      if (!isComplete(manifest) && !manifest.paused) this.#start(manifest);
    }
  }

  async #statusFrom(manifest: Manifest): Promise<ModelStatus> {
    const { id, name, repo, architecture, paused } = manifest;
    const sizes = await Promise.all(manifest.files.map(({ path }) => this.dependencies.store.size(id, path)));
    const state: ModelState = isComplete(manifest) ? 'installed' : paused ? 'paused' : 'waiting';
    const loadedBytes = sizes.reduce((sum, size) => sum + size, 0);
    return {
      id,
      name,
      repo,
      architecture,
      state,
      loadedBytes,
      totalBytes: bytesOf(manifest),
      secondsLeft: null,
      error: null,
    };
  }

  async #isKnown(id: string): Promise<boolean> {
    return this.#isRunning(id) || (await this.dependencies.store.manifest(id)) !== null;
  }

  #isRunning(id: string): boolean {
    const state = this.#entries.get(id)?.status.state;
    return state === 'looking-up' || state === 'waiting' || state === 'downloading' || state === 'verifying'
      ? this.#entries.get(id)?.job?.signal.aborted === false
      : false;
  }

  #start(manifest: Manifest): void {
    const { id, name, repo, architecture } = manifest;
    const known = this.#entries.get(id)?.status;
    const loadedBytes = known?.loadedBytes ?? 0;
    const rest = { loadedBytes, totalBytes: bytesOf(manifest), secondsLeft: null, error: null };
    const job = new AbortController();
    const entry: Entry = { status: { id, name, repo, architecture, state: 'waiting', ...rest }, job };
    this.#entries.set(id, entry);
    this.#tell();
    void this.#queue.add(async () => {
      if (job.signal.aborted) return;
      try {
        await this.dependencies.store.whileWriting(id, () => this.#download(manifest, entry, job.signal));
        this.#set(id, { state: 'installed', loadedBytes: bytesOf(manifest), secondsLeft: null });
      } catch (error) {
        if (!job.signal.aborted) this.#fail(entry, error);
      }
    });
  }

  #download(manifest: Manifest, entry: Entry, signal: AbortSignal): Promise<void> {
    const rate = new Rate();
    const { store, openSink, stallLimit, pause } = this.dependencies;
    return downloadModel(manifest, {
      ...{ store, openSink, stallLimit, pause, signal },
      onProgress: (loadedBytes, isVerifying) => {
        const { id, status } = { id: manifest.id, status: entry.status };
        rate.add(Math.max(0, loadedBytes - status.loadedBytes));
        const secondsLeft = rate.secondsFor(status.totalBytes - loadedBytes);
        this.#set(id, { state: isVerifying ? 'verifying' : 'downloading', loadedBytes, secondsLeft });
      },
    });
  }

  async #checkSpace(bytes: number): Promise<void> {
    const free = await this.dependencies.freeBytes();
    if (free !== null && free < bytes + SPARE_BYTES) throw new ModelError('no-space', `${bytes} of ${free} bytes`);
  }

  #fail(entry: Entry, error: unknown): void {
    const { code, detail } = asModelError(error);
    entry.job = undefined;
    this.#set(entry.status.id, { state: 'failed', secondsLeft: null, error: { code, detail } });
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
