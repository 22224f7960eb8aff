import { handleMessage, sendMessage } from '../messaging/messenger';
import {
  type DescribeRequest,
  type EncodedPixels,
  type SeenImage,
  type TextSoFar,
  URGENCY,
} from '../messaging/protocol';
import type { Sender } from '../messaging/senders';
import { siteOf } from '../settings/site';
import { CancellableJobs } from '../shared/cancellable-jobs';
import { DescribeError } from '../shared/errors';
import { declined, type Outcome } from '../shared/outcome';
import type { OnText } from '../shared/progress';
import type { Rgb } from '../shared/raster';
import { attention } from './attention';
import type { AuthorMemory } from './author-memory';
import type { Badge } from './badge';
import type { Asker, DescriptionService } from './description-service';
import { lookAtScreen } from './look-at-screen';
import { readWish } from './read-wish';

/** Connects the service to the content scripts' messages. */
export function answerDescribeRequests(service: DescriptionService, memory: AuthorMemory, badge: Badge): void {
  const jobs = new CancellableJobs();
  const answer = (request: DescribeRequest, sender: Sender) =>
    jobs.run(request.id, async (signal) => {
      const read = { ...request, wish: readWish(request.wish) };
      const outcome = await badge.watch(
        sender.tab?.id,
        service.describe(read, askerFrom(sender), signal, textTo(sender, request.id)),
      );
      void attention.failed(outcome);
      return outcome;
    });
  handleMessage('image:describe', answer);
  handleMessage('image:describe-all', (requests, sender) =>
    Promise.all(requests.map((request) => answer(request, sender))),
  );
  handleMessage('image:look', (request, sender) =>
    jobs.run(request.id, (signal) => describeScreen(service, request, sender, signal)),
  );
  handleMessage('image:cancel', ({ id }) => jobs.cancel(id));
  handleMessage('image:named', async (names, sender) => {
    const { site, remember } = askerFrom(sender);
    if (remember) await memory.remember(site, names);
  });
}

/** Nothing of what only the user can see is remembered. */
async function describeScreen(
  service: DescriptionService,
  request: SeenImage,
  sender: Sender,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id } = request;
  const asker = { ...askerFrom(sender), remember: false };
  try {
    const pixels: EncodedPixels = { type: 'encoded', file: await lookAtScreen(request, sender) };
    // The dialog, which would be in the way, may come back.
    tellPage(sender, { id, text: '' });
    const wish = readWish(request.wish);
    const whole = { id, pixels, background: WHITE, urgency: URGENCY.asked, wish, address: null };
    return await service.describe(whole, asker, signal, textTo(sender, id));
  } catch (error) {
    return declined(error instanceof DescribeError ? error.reason : 'engine-failed');
  }
}

const WHITE: Rgb = [255, 255, 255];

/** What the browser says of the asking document; the page has no say in it. */
export function askerFrom(sender: Sender): Asker {
  return {
    pageHost: hostOf(sender.url) ?? hostOf(sender.origin),
    site: `${originOf(sender.tab?.url)} ${sender.origin ?? originOf(sender.url)}`,
    host: siteOf(sender.tab?.url) ?? '',
    remember: sender.tab?.incognito === false,
  };
}

/** about:srcdoc and opaque origins have no host, and so no private host that they could call their own. */
export function hostOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname || null : null;
}

const originOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).origin : '');

/** What is said word by word of what was asked. */
const textTo =
  (sender: Sender, id: string): OnText =>
  (text, progress, language) =>
    tellPage(sender, { id, text, progress, language });

/** The frame may have gone. */
function tellPage({ tab, frameId }: Sender, text: TextSoFar): void {
  if (tab?.id === undefined) return;
  sendMessage('image:text', text, { tabId: tab.id, frameId: frameId ?? 0 }).catch(() => {});
}
