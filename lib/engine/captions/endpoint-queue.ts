import PQueue from 'p-queue';
import type { Picture } from '../../describers/describer';
import { createEndpointCaptioner } from '../../describers/endpoint/endpoint-captioner';
import type { Endpoint } from '../../shared/endpoint';
import type { Outcome } from '../../shared/outcome';
import type { CaptionWish } from '../../shared/wish';
import type { RunOptions } from '../engine';
import { MAX_TOKENS } from './caption-engine';
import { captionOutcome } from './caption-outcome';

/** A server at home has one graphics card, too: a second request waits in its queue while the first is computed. */
const AT_ONCE = 2;

/** Asks a server of the user's own for captions, a few at a time. */
export class EndpointQueue {
  readonly #queue = new PQueue({ concurrency: AT_ONCE });

  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  async describe(
    picture: Picture,
    wish: CaptionWish,
    endpoint: Endpoint,
    { signal, priority = 0, onText }: RunOptions,
  ): Promise<Outcome> {
    const captioner = createEndpointCaptioner(endpoint);
    const request = { ...wish, maxTokens: MAX_TOKENS[wish.task] };
    const ask = () => captioner.caption(picture, request, signal, onText);
    const caption = await this.#queue.add(ask, { signal, priority });
    return captionOutcome(caption, wish.task, captioner.id);
  }
}
