import { ModelError } from '../shared/model-error';
import { FROM_DISK, filesToFetch, type Manifest } from './manifest';

/** Throws a ModelError that names the files for which there is no server to ask. */
export function checkSource(manifest: Manifest): void {
  if (manifest.host !== FROM_DISK) return;
  const missing = filesToFetch(manifest).filter(({ sha256 }) => sha256 === null);
  const files = missing.map(({ path }) => path);
  throw new ModelError('pick-again', files.join(', '), {}, { files });
}
