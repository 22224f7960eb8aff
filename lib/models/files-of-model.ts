import type { Architecture } from '../shared/installed-model';
import { ModelError } from '../shared/model-error';
import type { Dtypes } from './catalogue';
import { checkTemplate, kindOf } from './kind';
import { filesToTake, neededFiles, weightPaths } from './needed-files';
import { promisedParts } from './promised-parts';

/** A repository, or a folder that is laid out like one. */
export interface ModelFolder {
  /** All files, or at least those that a model of any kind may need. */
  paths: readonly string[];
  text(path: string): Promise<string>;
}

export interface FilesOfModel {
  architecture: Architecture;
  /** Those that are to be taken. */
  paths: string[];
}

/**
 * Finds out of which kind a model is, and which files it needs. Rejects with a ModelError where Altlight could not use it, also
 * if another kind was chosen (null: none was).
 */
export async function filesOfModel(
  { paths, text }: ModelFolder,
  chosen: Architecture | null,
  dtypes: Dtypes,
): Promise<FilesOfModel> {
  if (!paths.includes('config.json')) throw new ModelError('files-missing', 'config.json');
  const config = await text('config.json');
  const architecture = kindOf(config, chosen);
  const taken = filesToTake(neededFiles(architecture, dtypes), paths);
  const missing = promisedParts(config, weightPaths(architecture, dtypes)).filter((path) => !taken.includes(path));
  if (missing.length > 0) throw new ModelError('files-missing', missing.join(', '), {}, { files: missing });
  await checkTemplate(architecture, { paths: taken, text });
  return { architecture, paths: taken };
}
