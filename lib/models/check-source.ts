import { ModelError } from '../shared/model-error';
import { FROM_DISK, filesToFetch, type Manifest } from './manifest';

/** Throws a ModelError that names the files for which there is no server to ask. */
export function checkSource(manifest: Manifest): void {
  const missing = filesToFetch(manifest).filter(({ sha256 }) => sha256 === null);
  if (manifest.host === FROM_DISK) throw new ModelError('pick-again', missing.map(({ path }) => path).join(', '));
}
