import * as v from 'valibot';
import { ARCHITECTURES } from '../shared/installed-model';
import type { ModelErrorView } from '../shared/model-error';

const check = v.union([v.object({ sha256: v.string() }), v.object({ gitSha1: v.string() })]);

const file = v.object({
  path: v.string(),
  url: v.string(),
  bytes: v.number(),
  check: v.nullable(check),
  /** As in PlannedFile. Earlier versions did not keep it. */
  state: v.optional(v.nullable(v.string()), null),
  /** Of the bytes that are on the disk, once they are all there and right. */
  sha256: v.nullable(v.string()),
});

const failure = v.custom<ModelErrorView>((value) =>
  v.is(v.looseObject({ code: v.string(), detail: v.string() }), value),
);

const dtypes = v.record(v.string(), v.string());

const schema = v.object({
  version: v.literal(1),
  id: v.string(),
  /** What the user calls it, or the catalogue. */
  name: v.string(),
  host: v.string(),
  repo: v.string(),
  revision: v.string(),
  architecture: v.picklist(ARCHITECTURES),
  dtypes,
  /** A paused download waits for the user, also after a restart. */
  paused: v.boolean(),
  /** Why the download has failed: what fails again and again waits for the user, also after a restart. */
  failure: v.exactOptional(failure),
  files: v.array(file),
  /** The model in other number formats, on its way: it takes the place of what is here when all of it has come. */
  coming: v.exactOptional(v.object({ dtypes, files: v.array(file) })),
});

/** What is known of a model on this device: where its files come from, and which of them are here. */
export type Manifest = v.InferOutput<typeof schema>;
export type ManifestFile = v.InferOutput<typeof file>;

/** Null for what is damaged or from a version to come. */
export function parseManifest(text: string): Manifest | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

const areHere = (files: readonly ManifestFile[]) => files.every(({ sha256 }) => sha256 !== null);

/** Whether it can be used. */
export const isComplete = ({ files }: Manifest) => areHere(files);
/** Of what is on its way, else of what is here. */
export const filesToFetch = ({ files, coming }: Manifest) => coming?.files ?? files;
/** Whether nothing is left to do. */
export const isSettled = ({ files, coming }: Manifest) => areHere(files) && !coming;

/** Neither paused by the user nor given up. */
export function going(manifest: Manifest): Manifest {
  const { failure, ...known } = manifest;
  return failure || known.paused ? { ...known, paused: false } : manifest;
}

/** What is known once this has been done to each file, on its way or here. */
export function withFiles(manifest: Manifest, change: (file: ManifestFile) => ManifestFile): Manifest {
  const { files, coming } = manifest;
  const changed = { ...manifest, files: files.map(change) };
  return coming ? { ...changed, coming: { ...coming, files: coming.files.map(change) } } : changed;
}

/** Where files from the user's own disk are said to come from: there is no server to fetch them from again. */
export const FROM_DISK = 'file://';

export const bytesOf = (manifest: Manifest) => filesToFetch(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
