import { env } from '@huggingface/transformers';

/** Reads one file of an installed model, verified; null where the model has no such file. */
export type ReadModelFile = (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** What transformers.js takes for the name of a model that this worker loads. */
export type InstalledName = 'captioner' | 'checker';

/**
 * Answers what transformers.js asks for from the installed files alone: no request leaves the worker. Each file is read
 * once, though some are asked for twice; `release()` forgets them, and throws the first failure to read, which
 * transformers.js itself would take for a missing file.
 */
export function serveInstalledFiles(origin: string, name: InstalledName, read: ReadModelFile): { release(): void } {
  const prefix = `${origin}/models/${name}/`;
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  let failure: unknown;

  env.fetch = async (input) => {
    const url = String(input);
    if (!url.startsWith(prefix)) throw new Error(`${url} is not a file of the installed model`);
    const path = url.slice(prefix.length);
    const file = files.get(path) ?? read(path);
    // Weights are asked for once, and too large to keep.
    if (path.endsWith('.json') || path.endsWith('.jinja')) files.set(path, file);
    const bytes = await file.catch((error) => {
      failure ??= error;
      throw error;
    });
    return bytes ? new Response(bytes) : new Response(null, { status: 404 });
  };

  return {
    release() {
      files.clear();
      if (failure) throw failure;
    },
  };
}
