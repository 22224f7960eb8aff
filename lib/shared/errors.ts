import type { Declined } from './outcome';

/** An expected failure on the way of one image. Its reason is what the user is told; the message is for developers. */
export class DescribeError extends Error {
  override readonly name = 'DescribeError';

  constructor(
    readonly reason: Declined['reason'],
    message: string = reason,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
