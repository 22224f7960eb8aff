import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerEndpointQuestions } from '../lib/descriptions/answer-endpoint-questions';
import { answerKept } from '../lib/descriptions/answer-kept';
import { answerModelCommands } from '../lib/descriptions/answer-model-commands';
import { answerOwnWords } from '../lib/descriptions/answer-own-words';
import { answerPolicyQuestions } from '../lib/descriptions/answer-policy';
import { answerPreferences } from '../lib/descriptions/answer-preferences';
import { answerDescribeRequests } from '../lib/descriptions/answer-requests';
import { answerSample } from '../lib/descriptions/answer-sample';
import { attention, forgetTroublesOfOldModels } from '../lib/descriptions/attention';
import { authorMemory } from '../lib/descriptions/author-memory';
import { Badge } from '../lib/descriptions/badge';
import { createDescriptionCache } from '../lib/descriptions/cache';
import { closeStorage } from '../lib/descriptions/close-storage';
import { answerCommands } from '../lib/descriptions/commands';
import { offerContextMenu } from '../lib/descriptions/context-menu';
import { createEngineHost } from '../lib/descriptions/create-engine-host';
import { DescriptionService } from '../lib/descriptions/description-service';
import { listDescribers, namesOfDescribers } from '../lib/descriptions/list-describers';
import { OwnWordsStore } from '../lib/descriptions/own-words-store';
import { redirectTarget } from '../lib/descriptions/redirect-target';
import { welcome } from '../lib/descriptions/welcome';
import { wishFor } from '../lib/descriptions/wish-for';
import { handleMessage } from '../lib/messaging/messenger';
import { GRAPHICS_MODEL } from '../lib/models/graphics';
import { fetchPublicImage } from '../lib/pixels/fetch-public-image';

/** Every listener is registered before the first await: a woken service worker gets its event only then. */
export default defineBackground(() => {
  closeStorage();
  const host = createEngineHost();
  const cache = createDescriptionCache();
  const ownWords = new OwnWordsStore();
  const service = new DescriptionService({
    host: {
      async describe(job, ...others) {
        const outcome = await host.describe(job, ...others);
        void attention.worked(job, outcome);
        return outcome;
      },
      hurry: host.hurry,
    },
    cache,
    memory: authorMemory,
    ownWords,
    fetchImage: (url, pageHost, signal) => fetchPublicImage(url, { pageHost, signal, redirectTarget }),
    wishFor,
    // A new version may see differently, so what an older one found is not reused.
    describer: `${GRAPHICS_MODEL.id} ${browser.runtime.getManifest().version}`,
  });
  const badge = new Badge();
  answerDescribeRequests(service, authorMemory, badge);
  answerModelCommands(host, cache);
  answerEndpointQuestions();
  answerOwnWords(service, ownWords);
  answerKept(cache, ownWords);
  answerSample(service);
  handleMessage('describers:list', () => listDescribers(host));
  handleMessage('describers:names', () => namesOfDescribers(host));
  answerPolicyQuestions(badge, ownWords);
  answerPreferences();
  answerCommands();
  forgetTroublesOfOldModels();
  offerContextMenu();
  welcome();
});
