import { ModelError } from '../../shared/model-error';
import { checkPieces } from '../digest';
import { switchToComing } from '../exchange';
import { filesToFetch, type Manifest, type ManifestFile, withFiles } from '../manifest';
import type { ModelStore } from '../store';
import { type DownloadOptions, downloadFile } from './download-file';
import type { OpenSink } from './open-sink';

export interface ModelDownload extends Omit<DownloadOptions, 'onBytes'> {
  store: ModelStore;
  openSink: (id: string, path: string) => Promise<OpenSink>;
  onProgress: (loadedBytes: number, isVerifying: boolean) => void;
}

/**
 * Fetches the files that a model still lacks, one after the other, and checks each; only then files in other number formats
 * take the place of those that are here. Rejects with a ModelError.
 */
export async function downloadModel(manifest: Manifest, download: ModelDownload): Promise<void> {
  const { store, signal, onProgress } = download;
  const files = filesToFetch(manifest);
  let before = sum(files.filter(({ sha256 }) => sha256 !== null));
  for (const file of files) {
    if (file.sha256 !== null) continue;
    const tell = (bytes: number, isVerifying: boolean) => onProgress(before + bytes, isVerifying);
    const digest = await fetchAndCheck(manifest.id, file, download, tell);
    signal.throwIfAborted();
    // Others may have changed what is known meanwhile: paused it, found another file damaged.
    await store.change(manifest.id, (known) =>
      withFiles(known, (other) => (other.path === file.path ? { ...other, sha256: digest } : other)),
    );
    before += file.bytes;
  }
  if (manifest.coming) await switchToComing(store, manifest.id);
}

/** Bytes that are wrong are fetched once more from the beginning, and never used. Returns the file's SHA-256. */
async function fetchAndCheck(
  id: string,
  file: ManifestFile,
  { openSink, ...options }: ModelDownload,
  tell: (bytes: number, isVerifying: boolean) => void,
): Promise<string> {
  const sink = await openSink(id, file.path);
  try {
    for (let attempt = 1; ; attempt++) {
      const onBytes = () => tell(sink.size(), false);
      await downloadFile(file, sink, { ...options, onBytes });
      tell(sink.size(), true);
      const digest = await checkPieces(file.check, sink.size(), sink.pieces(), options.signal);
      if (digest !== null) return digest;
      sink.clear();
      if (attempt === 2) throw new ModelError('wrong-bytes', file.path);
    }
  } finally {
    sink.close();
  }
}

const sum = (files: ManifestFile[]) => files.reduce((total, { bytes }) => total + bytes, 0);
