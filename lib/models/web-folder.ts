import { ModelError } from '../shared/model-error';
import type { ModelSource } from '../shared/model-status';
import { sha256 } from './digest';
import { stateIn } from './file-state';
import { filesOfModel } from './files-of-model';
import { chunksOf, get, textOf, type Watch } from './http';
import { kindOf } from './kind';
import { neededFiles } from './needed-files';
import type { DownloadPlan, PlannedFile } from './planned-file';

/** A large graph is in so many files at most. */
const MAX_PARTS = 8;

/**
 * The files of a model below `host`/`repo`/ on any web server. It lists nothing, so each file is asked for. Rejects with a
 * ModelError.
 */
export async function planFromFolder(source: ModelSource, watch: Watch): Promise<DownloadPlan> {
  const { host, repo, dtypes } = source;
  const base = `${host.replace(/\/$/, '')}/${repo}/`;
  const text = async (path: string) => textOf(base + path, watch, await get(base + path, watch));
  const found = new Map<string, PlannedFile>();
  const look = async (path: string) => {
    const file = found.get(path) ?? (await find(base, path, watch));
    if (file) found.set(path, file);
    return file;
  };
  if (!(await look('config.json'))) throw new ModelError('not-found', `${base}config.json`);
  const { required, optional, parts } = neededFiles(kindOf(await text('config.json'), source.architecture), dtypes);
  for (const path of [...required, ...optional]) await look(path);
  for (const first of parts) for (const file of await findParts(base, first, watch)) found.set(file.path, file);
  const taken = await filesOfModel({ paths: [...found.keys()], text }, source.architecture, dtypes);
  const files = taken.paths.flatMap((path) => found.get(path) ?? []);
  const states = files.map(({ path, bytes, state }) => `${path} ${bytes} ${state ?? ''}\n`);
  const revision = (await sha256(new TextEncoder().encode(states.join('')))).slice(0, 40);
  return { revision, architecture: taken.architecture, files };
}

/** "x.onnx_data", "x.onnx_data_1" and so on. */
async function findParts(base: string, first: string, watch: Watch): Promise<PlannedFile[]> {
  const found: PlannedFile[] = [];
  for (let part = 0; part < MAX_PARTS; part++) {
    const file = await find(base, part === 0 ? first : `${first}_${part}`, watch);
    if (!file) break;
    found.push(file);
  }
  return found;
}

/** Null when there is no such file. */
async function find(base: string, path: string, watch: Watch): Promise<PlannedFile | null> {
  const url = base + path.split('/').map(encodeURIComponent).join('/');
  const isSmall = !/\.onnx(_data(_\d+)?)?$/.test(path);
  try {
    const response = await get(url, watch, { method: isSmall ? 'GET' : 'HEAD' });
    const { headers } = response;
    // Some servers answer with a page of their own where there is nothing.
    if (/^text\/html/i.test(headers.get('content-type') ?? '')) return null;
    // Servers compress small files on the way, and then tell another length, or none.
    const bytes = isSmall ? await lengthOf(url, watch, response) : Number(headers.get('content-length') ?? Number.NaN);
    if (!(bytes > 0)) throw new ModelError('bad-answer', url);
    return { path, url, bytes, check: null, state: stateIn(headers) };
  } catch (error) {
    if (error instanceof ModelError && error.code === 'not-found') return null;
    throw error;
  }
}

async function lengthOf(url: string, watch: Watch, response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunksOf(url, watch, response)) bytes += chunk.length;
  return bytes;
}
