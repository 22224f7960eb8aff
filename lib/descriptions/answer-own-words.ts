import { handleMessage } from '../messaging/messenger';
import { askerFrom } from './answer-requests';
import type { DescriptionService } from './description-service';
import type { OwnWordsStore } from './own-words-store';

/** What the user says of images themselves: kept, called wrong, exported and imported. */
export function answerOwnWords(service: DescriptionService, store: OwnWordsStore): void {
  handleMessage('image:keep', async ({ image, text, language }, sender) => {
    const asker = askerFrom(sender);
    if (!asker.remember) throw new Error('private windows leave nothing behind');
    await store.keep(await service.identify(image, asker), text, language);
  });
  handleMessage('image:wrong', async ({ image, text, isWrong }, sender) => {
    const asker = askerFrom(sender);
    if (!asker.remember) throw new Error('private windows leave nothing behind');
    await store.setWrong(await service.identify(image, asker), text, isWrong);
  });
  handleMessage('own-words:export', () => store.all());
  handleMessage('own-words:import', (words) => store.take(words));
  handleMessage('own-words:clear', () => store.clear());
}
