import type { ModelRequest } from '../shared/model-status';
import { planDownload } from './download-plan';
import type { Watch } from './http';
import type { Manifest, ManifestFile } from './manifest';

/** Looks a model up of which nothing is here yet. Rejects with a ModelError. */
export async function planModel({ id, name, ...source }: ModelRequest, watch: Watch): Promise<Manifest> {
  const { revision, architecture, files } = await planDownload(source, watch);
  const { host, repo, dtypes } = source;
  const from = { host, repo, revision, architecture, dtypes: { ...dtypes } };
  return { version: 1, id, name, ...from, paused: false, files: files.map((file) => ({ ...file, sha256: null })) };
}

/** Looks a model up again whose server has other files by now; those that are the same are held to be here as before. */
export async function planAnew(manifest: Manifest, watch: Watch): Promise<Manifest> {
  const { revision, files } = await planDownload(manifest, watch);
  const digestOf = ({ path, bytes, state }: Omit<ManifestFile, 'sha256'>) =>
    manifest.files.find((old) => old.path === path && old.bytes === bytes && old.state !== null && old.state === state)
      ?.sha256 ?? null;
  return { ...manifest, revision, files: files.map((file) => ({ ...file, sha256: digestOf(file) })) };
}
