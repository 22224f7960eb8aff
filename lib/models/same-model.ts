import type { ModelSource } from '../shared/model-status';
import type { Dtypes } from './catalogue';

/** Whether both are of one repository. */
export const isSameSource = (one: Pick<ModelSource, 'host' | 'repo'>, other: Pick<ModelSource, 'host' | 'repo'>) =>
  one.host === other.host && one.repo === other.repo;

export function isSameFormat(one: Dtypes, other: Dtypes): boolean {
  const sessions = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...sessions].every((session) => one[session] === other[session]);
}
