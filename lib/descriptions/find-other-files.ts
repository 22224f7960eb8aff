import PQueue from 'p-queue';
import { modelsWithOtherFiles } from '../engine/offers';
import type { UnfitSetups } from '../engine/unfit-setups';
import { isSettled, type Manifest } from '../models/manifest';

/**
 * Finds out which models are here in files that have turned out unfit for this device, while others are on offer. Where they
 * are on their way already, nobody need be told. Only documents know what was unfit; the background, which does not, is told
 * each time that it is other than before.
 * @returns to be called whenever that may have changed.
 */
export function createOtherFilesFinder(
  list: () => Promise<Manifest[]>,
  unfit: Pick<UnfitSetups, 'has'>,
  tell: (ids: string[]) => void,
): () => Promise<void> {
  // One after the other: what is older must not be told last.
  const looks = new PQueue({ concurrency: 1 });
  let told: string | undefined;
  const look = async () => {
    const ids = await modelsWithOtherFiles((await list()).filter(isSettled), unfit);
    if (ids.join(' ') === told) return;
    told = ids.join(' ');
    tell(ids);
  };
  return async () => {
    // The next look will see it, too.
    if (looks.size > 0) return;
    await looks.add(look).catch((error) => console.warn('Altlight: what suits this device is not known.', error));
  };
}
