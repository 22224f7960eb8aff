import { ModelError } from '../shared/model-error';
import type { Dtypes } from './catalogue';
import { planDownload } from './download-plan';
import type { Watch } from './http';
import { going, type Manifest, type ManifestFile } from './manifest';
import type { ModelStore } from './store';

/**
 * Looks up the files of an installed model, at the same commit, in other number formats. Those that both have (the tokenizer)
 * are held to be here. Rejects with a ModelError.
 */
export async function planExchange(manifest: Manifest, dtypes: Dtypes, watch: Watch): Promise<Manifest> {
  const { files } = await planDownload({ ...manifest, dtypes }, watch);
  const digestOf = (file: Omit<ManifestFile, 'sha256'>) => {
    const old = manifest.files.find(({ path }) => path === file.path);
    // The model that is here must go on as it is meanwhile.
    if (old && !isSame(old, file)) throw new ModelError('changed', file.path);
    return old?.sha256 ?? null;
  };
  const coming = files.map((file) => ({ ...file, sha256: digestOf(file) }));
  return { ...going(manifest), coming: { dtypes: { ...dtypes }, files: coming } };
}

type Planned = Omit<ManifestFile, 'sha256'>;

const isSame = (one: Planned, other: Planned) =>
  one.bytes === other.bytes && one.state === other.state && JSON.stringify(one.check) === JSON.stringify(other.check);

/** What has come takes the place of what was there, which is deleted. Only where all of it is here. */
export async function switchToComing(store: ModelStore, id: string): Promise<void> {
  await store.change(id, ({ coming, ...manifest }) => ({ ...manifest, ...coming }));
  await store.tidy(id);
}

/** What is on its way is given up, and the model stays as it is. */
export async function dropComing(store: ModelStore, id: string): Promise<void> {
  await store.change(id, ({ coming, ...manifest }) => going(manifest));
  await store.tidy(id);
}
