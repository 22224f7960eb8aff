import { DescribeError } from '../shared/errors';
import { TimeLimitError } from '../shared/time-limit';

/** Of whatever an engine has failed with. */
export function asDescribeError(error: unknown): DescribeError {
  if (error instanceof DescribeError) return error;
  const reason = error instanceof TimeLimitError ? 'engine-timed-out' : 'engine-failed';
  return new DescribeError(reason, String(error), { cause: error });
}
