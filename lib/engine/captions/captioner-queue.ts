import PQueue from 'p-queue';
import type { Captioner } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { Outcome } from '../../shared/outcome';
import { Priority } from '../../shared/priority';
import type { CaptionWish } from '../../shared/wish';
import type { RunOptions } from '../engine';
import { captionOutcome, isComparable } from './caption-outcome';
import { MAX_TOKENS } from './max-tokens';
import type { OwnOpinions } from './own-opinions';

/** Asks captioners that do not run in a worker of ours, a few at a time. */
export class CaptionerQueue {
  readonly #queue: PQueue;

  constructor(
    atOnce: number,
    private readonly opinions: Pick<OwnOpinions, 'supportFor'>,
  ) {
    this.#queue = new PQueue({ concurrency: atOnce });
  }

  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  async describe(
    id: string,
    captioner: Captioner,
    picture: Picture,
    wish: CaptionWish,
    options: RunOptions,
  ): Promise<Outcome> {
    const { signal, priority = new Priority(), onText } = options;
    const request = { ...wish, maxTokens: MAX_TOKENS[wish.task] };
    const ask = () => captioner.caption(picture, request, signal, onText);
    const caption = await priority.enqueue(this.#queue, ask, 0, signal);
    const { text } = caption;
    const isChecked = text !== '' && isComparable(wish.task);
    const support = isChecked ? await this.opinions.supportFor(id, { picture, text }, options) : null;
    return captionOutcome({ ...caption, support }, wish.task, captioner.id);
  }
}
