import PQueue from 'p-queue';
import type { Captioner } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { Outcome } from '../../shared/outcome';
import { Priority } from '../../shared/priority';
import type { CaptionWish } from '../../shared/wish';
import type { RunOptions } from '../engine';
import { MAX_TOKENS } from './caption-engine';
import { captionOutcome } from './caption-outcome';

/** Asks captioners that do not run in a worker of ours, a few at a time. */
export class CaptionerQueue {
  readonly #queue: PQueue;

  constructor(atOnce: number) {
    this.#queue = new PQueue({ concurrency: atOnce });
  }

  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  async describe(
    captioner: Captioner,
    picture: Picture,
    wish: CaptionWish,
    { signal, priority = new Priority(), onText }: RunOptions,
  ): Promise<Outcome> {
    const request = { ...wish, maxTokens: MAX_TOKENS[wish.task] };
    const ask = () => captioner.caption(picture, request, signal, onText);
    const caption = await priority.enqueue(this.#queue, ask, 0, signal);
    return captionOutcome(caption, wish.task, captioner.id);
  }
}
