import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { KeptCounts } from '../../lib/messaging/protocol';
import { parseSites } from '../../lib/settings/site';
import { megabytes } from '../models/model-words';
import { plural } from '../words/plural';
import { OwnWordsFile } from './own-words-file';

/** What is kept on this device, and how to forget it. */
export function Kept() {
  const counts = useSignal<KeptCounts | null>(null);
  const said = useSignal('');
  const read = async () => {
    counts.value = await sendMessage('kept:count', undefined);
  };
  useEffect(() => void read(), []);
  const clear = async (site: string | null) => {
    await sendMessage('kept:clear', { site });
    said.value = site === null ? i18n.t('options.kept.cleared') : i18n.t('options.kept.siteCleared', [site]);
    await read();
  };
  const clearSite = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('site') as HTMLInputElement;
    const [site] = parseSites(field.value) ?? [];
    if (site) void clear(site);
    else said.value = i18n.t('options.sites.bad');
  };
  return (
    <>
      <p>{counts.value && plural('options.kept.descriptions', counts.value.descriptions)}</p>
      {counts.value?.bytes != null && <p>{i18n.t('options.kept.size', [megabytes(counts.value.bytes)])}</p>}
      <button type="button" onClick={() => void clear(null)}>
        {i18n.t('options.kept.clear')}
      </button>
      <form onSubmit={clearSite}>
        <label class="field">
          {i18n.t('options.kept.site')}
          <input type="text" name="site" dir="ltr" autocomplete="off" spellcheck={false} />
        </label>
        <button type="submit">{i18n.t('options.kept.clearSite')}</button>
      </form>
      <p role="status">{said}</p>
      <OwnWordsFile count={counts.value?.ownWords ?? 0} onChange={() => void read()} />
    </>
  );
}
