import type { ModelRequest, ModelSource } from '../shared/model-status';
import type { Manifest } from './manifest';
import { isSameSource } from './same-model';

export interface Taken {
  /** What is known of the model of this id. */
  manifest(id: string): Promise<Manifest | null>;
  /** Where one comes from that is only being looked up. */
  lookedUp(id: string): ModelSource | undefined;
}

/**
 * What is asked for under an id that no model from elsewhere has, and what is here of it. Ids leave out what folders cannot be
 * called, and say nothing of the server.
 */
export async function placeFor(
  asked: ModelRequest,
  taken: Taken,
): Promise<{ request: ModelRequest; here: Manifest | null }> {
  let request = asked;
  for (let number = 2; ; number++) {
    const here = await taken.manifest(request.id);
    const there = here ?? taken.lookedUp(request.id);
    if (!there || isSameSource(there, asked)) return { request, here };
    const isAlike = there.repo === asked.repo;
    const name = isAlike ? `${asked.name} (${asked.host.replace(/^https?:\/\//, '')})` : request.name;
    request = { ...asked, id: `${asked.id}-${number}`, name };
  }
}
