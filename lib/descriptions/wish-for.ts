import { readEndpoint } from '../settings/endpoint';
import { hasHostAccess } from '../settings/host-access';
import { readSettings } from '../settings/settings';
import { ENDPOINT_ID } from '../shared/endpoint';
import { DescribeError } from '../shared/errors';
import type { EngineWish, ImageWish } from '../shared/wish';
import { revisionOf } from './remember-models';

/** What the user's settings make of a page's wish. Rejects with a DescribeError where only a missing model could fulfil it. */
export async function wishFor({ context, model: other, ...wish }: ImageWish): Promise<EngineWish> {
  const { device, captionDevice, captionModel, pageContext, length } = await readSettings();
  // A page's process is not trusted: images leave this device only for the server that is in use.
  if (other === ENDPOINT_ID && captionModel !== ENDPOINT_ID) throw new DescribeError('model-missing');
  const model = other ?? captionModel;
  if (!model && !isForName(wish)) throw new DescribeError('model-missing');
  if (!model) return { device, captionDevice, caption: null };
  const isDetailed = length === 'detailed' && isForName(wish);
  const allowed = { ...wish, context: pageContext ? context : undefined, isDetailed, isChosen: other !== undefined };
  return { device, captionDevice, caption: { ...allowed, ...(await captionerOf(model)) } };
}

/** What no captioning model need be asked for: the bundled one may know it. */
const isForName = ({ task, prefix }: Omit<ImageWish, 'model'>) => task === 'brief' && prefix === undefined;

async function captionerOf(model: string) {
  if (model !== ENDPOINT_ID) return { model, revision: await revisionOf(model) };
  const endpoint = await readEndpoint();
  if (!endpoint) throw new DescribeError('model-missing');
  if (!(await hasHostAccess(endpoint.baseUrl))) throw new DescribeError('endpoint-no-access');
  return { model, endpoint };
}
