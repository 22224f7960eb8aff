import type { DecorativeReason } from '../../shared/verdict';

/** "cannot-tell": not before the image has arrived; then it is judged again. */
export type Answer = 'yes' | 'no' | 'cannot-tell';

/** One reason to leave an image alone. Its fixtures lie in tests/integration/images, under the name of the reason. */
export interface Check {
  readonly reason: DecorativeReason;
  readonly applies: (image: Element) => Answer;
}

export const answer = (holds: boolean): Answer => (holds ? 'yes' : 'no');
