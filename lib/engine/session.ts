import type { EngineDevice } from '../shared/engine-device';
import type { OnText, Progress } from '../shared/progress';

/** One worker with a model loaded on one device. A failed one is never used again: its realm may be poisoned. */
export interface Session<Job, Answer> {
  /** @param onText is called by models that write word by word. */
  run(id: string, job: Job, onText: OnText): Promise<Answer>;
  cancel(id: string): void;
  /** How often each of the model's files was read, for a diagnosis. */
  readonly reads?: Record<string, number>;
  /** Rejects when the worker dies or is terminated; comlink alone would wait for ever. Never resolves. */
  readonly died: Promise<never>;
  terminate(): void;
}

/** Gets how much of a model's files has been read; undefined when it is not known how far the rest is. */
export type OnLoading = (progress: Progress | undefined) => void;

/** One way to run one model, in order to try another when it fails. */
export interface Setup<Job, Answer> {
  /** Of the model, the device and the number format: what turns out unfit is remembered by it. */
  readonly name: string;
  /** Of what is loaded; another revision of a model is another session. By default the name. */
  readonly key?: string;
  readonly device: EngineDevice;
  /** Rejects when the model cannot be loaded, or answers a known picture wrongly. */
  open(onLoading: OnLoading): Promise<Session<Job, Answer>>;
}
