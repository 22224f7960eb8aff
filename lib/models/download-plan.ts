import { ModelError, type ModelErrorCode } from '../shared/model-error';
import { HUB, type ModelSource } from '../shared/model-status';
import type { Watch } from './http';
import { planFromHub } from './hub';
import type { DownloadPlan } from './planned-file';
import { planFromFolder } from './web-folder';

const MAY_HAVE_NO_API: readonly ModelErrorCode[] = ['not-found', 'forbidden', 'server-error', 'bad-answer'];

/**
 * Looks up which files of a model are needed, how large they are and how they can be checked. A server without the hub's
 * API is taken for one that serves folders. Rejects with a ModelError.
 */
export async function planDownload(source: ModelSource, watch: Watch): Promise<DownloadPlan> {
  try {
    return await planFromHub(source, watch);
  } catch (error) {
    if (source.host === HUB || !(error instanceof ModelError) || !MAY_HAVE_NO_API.includes(error.code)) throw error;
    return planFromFolder(source, watch).catch((other) => {
      throw other instanceof ModelError && other.code === 'not-found' ? error : other;
    });
  }
}
