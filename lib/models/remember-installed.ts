import { CHECKERS, type InstalledModel } from '../shared/installed-model';
import { within } from '../shared/time-limit';
import type { ModelStore } from './store';

/** For a few small files. */
const LIMIT_MS = 20_000;

/** Which models are installed, without a look at the disk for each image. */
export interface RememberedModels {
  find(id: string): Promise<InstalledModel | null>;
  /** The first that tells whether words fit a picture. */
  checker(): Promise<InstalledModel | null>;
  /** To be called when models have come, gone, or changed. */
  forget(): void;
}

export function rememberInstalled(
  openStore: () => Promise<Pick<ModelStore, 'installed' | 'installedOf'>>,
): RememberedModels {
  const known = new Map<string, Promise<InstalledModel | null>>();
  const remembered = (key: string, look: () => Promise<InstalledModel | null>) => {
    const answer = known.get(key) ?? within(LIMIT_MS, look(), 'the store of models did not answer');
    known.set(key, answer);
    // A look that failed is none.
    answer.catch(() => known.delete(key));
    return answer;
  };
  return {
    find: (id) => remembered(`model ${id}`, async () => (await openStore()).installed(id)),
    checker: () => remembered('checker', async () => (await openStore()).installedOf(CHECKERS)),
    forget: () => known.clear(),
  };
}
