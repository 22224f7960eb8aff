import type { ModelState, ModelStatus } from '../../lib/shared/model-status';

export interface SpokenProgress {
  /** The model that is spoken of, if any. */
  model: ModelStatus | undefined;
  /** Whether its download has stopped, for better or worse, which is told only once. */
  isEnd: boolean;
}

const MOVING: readonly (ModelState | undefined)[] = ['looking-up', 'waiting', 'downloading', 'verifying'];

/**
 * Which model on its way is spoken of, after they have become other than they were before; undefined: nobody knew. One that
 * could not be looked up may have failed before anybody saw it moving.
 */
export function spokenProgress(
  before: readonly ModelStatus[] | undefined,
  now: readonly ModelStatus[],
): SpokenProgress {
  const hasStopped = ({ id, state }: ModelStatus) => {
    const known = before?.find((status) => status.id === id);
    if (!before || MOVING.includes(state)) return false;
    return known ? MOVING.includes(known.state) : state === 'failed';
  };
  const stopped = now.find(hasStopped);
  return { model: stopped ?? now.find(({ state }) => MOVING.includes(state)), isEnd: stopped !== undefined };
}
