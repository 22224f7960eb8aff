import { handleMessage } from '../messaging/messenger';
import { tellAllPages } from './answer-policy';
import { askerFrom } from './answer-requests';
import type { Asker, DescriptionService } from './description-service';
import { digestOf } from './fingerprint';
import type { OwnWordsStore } from './own-words-store';

/** Images of one page that are asked about at a time. */
const MAX_PLACES = 2_000;

/** With the site, as another one could find out by addresses what the user has written about. */
const placeKey = ({ site }: Asker, place: string) => digestOf(`${site} ${place}`);

/** What the user says of images themselves: kept, called wrong, exported and imported. */
export function answerOwnWords(service: DescriptionService, store: OwnWordsStore): void {
  handleMessage('image:keep', async ({ image, text, language, place }, sender) => {
    const asker = askerFrom(sender);
    if (!asker.remember) throw new Error('private windows leave nothing behind');
    const wasEmpty = await store.isEmpty();
    const where = place === null ? null : await placeKey(asker, place);
    await store.keep(await service.identify(image, asker), text, language, where);
    if (wasEmpty) await tellAllPages();
  });
  handleMessage('own-words:find', (image, sender) => service.findOwnWords(image, askerFrom(sender)));
  handleMessage('own-words:places', async (places, sender) => {
    const asker = askerFrom(sender);
    const keys = await Promise.all(places.slice(0, MAX_PLACES).map((place) => placeKey(asker, place)));
    const known = await store.known(keys);
    return places.filter((_, index) => known.has(keys[index] ?? ''));
  });
  handleMessage('image:wrong', async ({ image, text, isWrong }, sender) => {
    const asker = askerFrom(sender);
    if (!asker.remember) throw new Error('private windows leave nothing behind');
    await store.setWrong(await service.identify(image, asker), text, isWrong);
  });
  handleMessage('own-words:export', () => store.all());
  handleMessage('own-words:import', async (words) => {
    const taken = await store.take(words);
    await tellAllPages();
    return taken;
  });
  handleMessage('own-words:clear', async () => {
    await store.clear();
    await tellAllPages();
  });
}
