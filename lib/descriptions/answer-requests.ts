import { handleMessage, sendMessage } from '../messaging/messenger';
import type { DescribeRequest, TextSoFar } from '../messaging/protocol';
import type { Sender } from '../messaging/senders';
import { CancellableJobs } from '../shared/cancellable-jobs';
import type { AuthorMemory } from './author-memory';
import type { Asker, DescriptionService } from './description-service';

/** Connects the service to the content scripts' messages. */
export function answerDescribeRequests(service: DescriptionService, memory: AuthorMemory): void {
  const jobs = new CancellableJobs();
  const answer = (request: DescribeRequest, sender: Sender) =>
    jobs.run(request.id, (signal) =>
      service.describe(request, askerFrom(sender), signal, (text) => tellPage(sender, { id: request.id, text })),
    );
  handleMessage('image:describe', answer);
  handleMessage('image:describe-all', (requests, sender) =>
    Promise.all(requests.map((request) => answer(request, sender))),
  );
  handleMessage('image:cancel', ({ id }) => jobs.cancel(id));
  handleMessage('image:named', async (names, sender) => {
    const { site, remember } = askerFrom(sender);
    if (remember) await memory.remember(site, names);
  });
}

/** What the browser says of the asking document; the page has no say in it. */
function askerFrom(sender: Sender): Asker {
  return {
    pageHost: hostOf(sender.url) ?? hostOf(sender.origin),
    site: `${originOf(sender.tab?.url)} ${sender.origin ?? originOf(sender.url)}`,
    remember: sender.tab?.incognito === false,
  };
}

/** about:srcdoc and opaque origins have no host, and so no private host that they could call their own. */
function hostOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname || null : null;
}

const originOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).origin : '');

/** The frame may have gone. */
function tellPage({ tab, frameId }: Sender, text: TextSoFar): void {
  if (tab?.id === undefined) return;
  sendMessage('image:text', text, { tabId: tab.id, frameId: frameId ?? 0 }).catch(() => {});
}
