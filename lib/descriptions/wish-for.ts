import { readEndpoint } from '../settings/endpoint';
import { readSettings } from '../settings/settings';
import { ENDPOINT_ID } from '../shared/endpoint';
import { DescribeError } from '../shared/errors';
import type { EngineWish, ImageWish } from '../shared/wish';

/** What the user's settings make of a page's wish. Rejects with a DescribeError where only a missing model could fulfil it. */
export async function wishFor({ context, ...wish }: ImageWish): Promise<EngineWish> {
  const { device, captionDevice, captionModel, pageContext } = await readSettings();
  if (!captionModel && wish.task !== 'brief') throw new DescribeError('model-missing');
  const allowed = pageContext ? { ...wish, context } : wish;
  return { device, captionDevice, caption: captionModel ? { ...allowed, ...(await captionerOf(captionModel)) } : null };
}

async function captionerOf(model: string) {
  if (model !== ENDPOINT_ID) return { model };
  const endpoint = await readEndpoint();
  if (!endpoint) throw new DescribeError('model-missing');
  return { model, endpoint };
}
