import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerEndpointQuestions } from '../lib/descriptions/answer-endpoint-questions';
import { answerModelCommands } from '../lib/descriptions/answer-model-commands';
import { answerPolicyQuestions } from '../lib/descriptions/answer-policy';
import { answerDescribeRequests } from '../lib/descriptions/answer-requests';
import { authorMemory } from '../lib/descriptions/author-memory';
import { createDescriptionCache } from '../lib/descriptions/cache';
import { offerContextMenu } from '../lib/descriptions/context-menu';
import { createEngineHost } from '../lib/descriptions/create-engine-host';
import { DescriptionService } from '../lib/descriptions/description-service';
import { redirectTarget } from '../lib/descriptions/redirect-target';
import { wishFor } from '../lib/descriptions/wish-for';
import { GRAPHICS_MODEL } from '../lib/models/graphics';
import { fetchPublicImage } from '../lib/pixels/fetch-public-image';

/** Every listener is registered before the first await: a woken service worker gets its event only then. */
export default defineBackground(() => {
  const host = createEngineHost();
  const cache = createDescriptionCache();
  const service = new DescriptionService({
    host,
    cache,
    memory: authorMemory,
    fetchImage: (url, pageHost, signal) => fetchPublicImage(url, { pageHost, signal, redirectTarget }),
    wishFor,
    // A new version may see differently, so what an older one found is not reused.
    describer: `${GRAPHICS_MODEL.id} ${browser.runtime.getManifest().version}`,
  });
  answerDescribeRequests(service, authorMemory);
  answerModelCommands(host, cache);
  answerEndpointQuestions();
  answerPolicyQuestions();
  offerContextMenu();
});
