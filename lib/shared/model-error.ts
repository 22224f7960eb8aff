/** What can go wrong with a model's files, for the user interface to put in words. */
export type ModelErrorCode =
  | 'unreachable'
  | 'not-found'
  | 'forbidden'
  | 'server-error'
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
  | 'damaged'
  /** Damaged, and there is no server to fetch it from: it came from a folder on disk. */
  | 'pick-again'
  | 'busy'
  | 'not-installed'
  | 'failed';

/** What is told of an error where it is shown. */
export interface ModelErrorView {
  code: ModelErrorCode;
  detail: string;
}

/** An expected failure. `detail` names the file or what is missing; it is no sentence. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly code: ModelErrorCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(`${code}${detail && `: ${detail}`}`, options);
  }
}

export function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const { name } = error as { name?: string };
  if (name === 'QuotaExceededError') return new ModelError('no-space', '', { cause: error });
  return new ModelError('failed', String(error), { cause: error });
}
