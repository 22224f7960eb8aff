import { DescribeError } from '../../shared/errors';

/**
 * Has files that are damaged be told from a model that does not run. Of an error that crosses from a worker, its name and
 * message remain.
 */
export async function withModelErrors<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ModelError') throw new DescribeError('model-damaged', message, { cause: error });
    throw error;
  }
}
