import { readSettings } from '../settings/settings';
import { DescribeError } from '../shared/errors';
import type { EngineWish, ImageWish } from '../shared/wish';

/** What the user's settings make of a page's wish. Rejects with a DescribeError where only a missing model could fulfil it. */
export async function wishFor({ context, ...wish }: ImageWish): Promise<EngineWish> {
  const { device, captionDevice, captionModel, pageContext } = await readSettings();
  if (!captionModel && wish.task !== 'brief') throw new DescribeError('model-missing');
  const allowed = pageContext ? { ...wish, context } : wish;
  return { device, captionDevice, caption: captionModel ? { ...allowed, model: captionModel } : null };
}
