import * as v from 'valibot';
import { ModelError } from '../shared/model-error';
import type { ModelSource } from '../shared/model-status';
import type { Check } from './digest';
import { filesOfModel } from './files-of-model';
import { get, textOf, type Watch } from './http';
import { knownCheck } from './known-digests';
import type { DownloadPlan, PlannedFile } from './planned-file';

const revisionSchema = v.object({ sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)) });
const treeSchema = v.array(
  v.object({
    type: v.string(),
    path: v.string(),
    size: v.number(),
    oid: v.string(),
    lfs: v.optional(v.object({ oid: v.string(), size: v.number() })),
  }),
);
type TreeEntry = v.InferOutput<typeof treeSchema>[number];

/**
 * Looks up which files of a repository are needed, how large they are and how they can be checked. The branch is resolved
 * to its commit first, so that all files are of one state. Rejects with a ModelError.
 */
export async function planFromHub(source: ModelSource, watch: Watch): Promise<DownloadPlan> {
  const { host, repo, dtypes } = source;
  const wanted = encodeURIComponent(source.revision ?? 'main');
  const revision = `${host}/api/models/${repo}/revision/${wanted}`;
  const { sha } = parse(revisionSchema, await json(revision, watch, await get(revision, watch)), revision);
  const tree = await readTree(`${host}/api/models/${repo}/tree/${sha}?recursive=true`, watch);
  const base = `${host}/${repo}/resolve/${sha}/`;
  const text = async (path: string) => textOf(base + path, watch, await get(base + path, watch));
  const taken = await filesOfModel({ paths: [...tree.keys()], text }, source.architecture, dtypes);
  const entries = taken.paths.flatMap((path) => tree.get(path) ?? []);
  const planned = entries.map((entry) => planFile(base, entry));
  const files = planned.map((file) => ({ ...file, check: knownCheck(repo, sha, file.path) ?? file.check }));
  return { revision: sha, architecture: taken.architecture, files };
}

function planFile(base: string, { path, size, oid, lfs }: TreeEntry): PlannedFile {
  const check: Check = lfs ? { sha256: lfs.oid.replace(/^sha256:/, '') } : { gitSha1: oid };
  return {
    path,
    url: base + path.split('/').map(encodeURIComponent).join('/'),
    bytes: lfs?.size ?? size,
    check,
    state: null,
  };
}

/** The listing comes in pages, each of which names the next in its Link header. */
async function readTree(url: string, watch: Watch): Promise<Map<string, TreeEntry>> {
  const entries = new Map<string, TreeEntry>();
  for (let next: string | undefined = url, pages = 0; next && pages < 50; pages++) {
    const response: Response = await get(next, watch);
    for (const entry of parse(treeSchema, await json(next, watch, response), next)) {
      if (entry.type === 'file') entries.set(entry.path, entry);
    }
    next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return entries;
}

async function json(url: string, watch: Watch, response: Response): Promise<unknown> {
  const text = await textOf(url, watch, response);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModelError('bad-answer', url, { cause: error });
  }
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, url: string): T {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new ModelError('bad-answer', url);
  return result.output;
}
