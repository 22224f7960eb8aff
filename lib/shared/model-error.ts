/** What can go wrong with a model's files, for the user interface to put in words. */
export type ModelErrorCode =
  | 'unreachable'
  | 'not-found'
  | 'forbidden'
  | 'server-error'
  /** It answers, but not as a server of models does. */
  | 'bad-answer'
  | 'files-missing'
  /** Altlight cannot ask models of this kind. */
  | 'unknown-kind'
  /** The user has chosen another kind than it is of. */
  | 'wrong-kind'
  | 'no-chat-template'
  | 'wrong-bytes'
  /** The server has other files now than when the download began. */
  | 'changed'
  | 'no-space'
  | 'stalled'
  /** The user's own disk, from which a folder is copied. */
  | 'disk-silent'
  | 'damaged'
  /** Damaged, and there is no server to fetch it from: it came from a folder on disk. */
  | 'pick-again'
  | 'busy'
  | 'not-installed'
  | 'failed';

/** What else is known, where there is more than a name to tell. */
export interface ModelErrorFacts {
  /** The files that it is about, where there may be several; shown instead of `detail`. */
  files?: string[];
  /** Bytes that it takes, and those that are free. */
  space?: { needed: number; free: number };
  /** The graphs that a model has, where it has not the wanted ones. */
  graphs?: string[];
}

/** What is told of an error where it is shown. */
export interface ModelErrorView {
  code: ModelErrorCode;
  detail: string;
  facts?: ModelErrorFacts | undefined;
}

/**
 * An expected failure. `detail` is what has the same name in every language: a file, an address, a status. A test sees to it
 * that there are no words in it.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly code: ModelErrorCode,
    readonly detail = '',
    options?: ErrorOptions,
    readonly facts?: ModelErrorFacts,
  ) {
    super(`${code}${detail && `: ${detail}`}`, options);
  }
}

export function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const { name = '' } = error as { name?: string };
  if (name === 'QuotaExceededError') return new ModelError('no-space', '', { cause: error });
  console.warn('Altlight: something went wrong with a model.', error);
  return new ModelError('failed', name, { cause: error });
}
