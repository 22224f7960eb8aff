import type PQueue from 'p-queue';
import type { Picture } from '../../describers/describer';
import type { DescribeError } from '../../shared/errors';
import type { InstalledModel } from '../../shared/installed-model';
import { Engine, type EngineLimits, type RunOptions } from '../engine';
import type { Session } from '../session';
import type { SecondOpinion } from './caption-worker-api';
import type { Checker } from './checker';

/** A glance at a small picture. */
const LIMITS: EngineLimits = { silence: 60_000, answer: 120_000, cancelling: 2_000, idle: 120_000 };

export interface Claim {
  picture: Picture;
  text: string;
}

/** Loads a checking model into a worker of its own. */
export type OpenChecker = (model: InstalledModel) => Promise<Session<Claim, SecondOpinion>>;

/** Second opinions of what captioners say that have no worker of ours: a server, the browser's own model. */
export class OwnOpinions {
  readonly engine: Engine<Claim, SecondOpinion>;

  constructor(
    private readonly checker: Checker,
    private readonly open: OpenChecker,
    queue: PQueue,
  ) {
    this.engine = new Engine({ limits: LIMITS, unfit: new Set(), queue });
  }

  /** Gives the memory of a model back that is removed. */
  forget(model: string): void {
    this.engine.forget((name) => name.startsWith(`${model} `));
  }

  /**
   * How well words fit a picture, as SecondOpinion tells it; null where that cannot be had: the caption stands as it would
   * without. Rejects with the signal's reason alone.
   */
  async supportFor(id: string, claim: Claim, { signal, priority }: RunOptions): Promise<number | null> {
    const model = await this.checker.find();
    if (!model) return null;
    const setup = {
      name: `${model.id} checker`,
      key: `${model.id}@${model.revision} checker`,
      device: 'wasm' as const,
    };
    const open = () => this.open(model);
    try {
      const options = priority ? { signal, priority } : { signal };
      const { support, checkerFault } = await this.engine.run(id, claim, [{ ...setup, open }], options);
      this.checker.heed(model, checkerFault);
      return support;
    } catch (error) {
      signal.throwIfAborted();
      console.warn('Altlight: the second opinion could not be had.', error);
      this.checker.heed(model, faultIn(error));
      return null;
    }
  }
}

function faultIn(error: unknown): SecondOpinion['checkerFault'] {
  const { reason } = error as Partial<DescribeError>;
  if (reason === 'model-damaged') return 'damaged';
  return reason === 'engine-timed-out' ? 'slow' : null;
}
