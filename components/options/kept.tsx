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
  useEffect(() => void read().catch(() => {}), []);
  const forget = async (work: () => Promise<string>) => {
    try {
      said.value = await work();
      await read();
    } catch {
      said.value = i18n.t('models.error.failed');
    }
  };
  const clear = async () => {
    await sendMessage('kept:clear', undefined);
    return i18n.t('options.kept.cleared');
  };
  const clearSite = async (host: string) => {
    const forgotten = await sendMessage('kept:clearSite', { host });
    return forgotten > 0 ? plural('options.kept.siteCleared', forgotten) : i18n.t('options.kept.notOfSite', [host]);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('site') as HTMLInputElement;
    const [host, ...others] = parseSites(field.value) ?? [];
    // What is kept tells a host by a digest, which no pattern fits.
    if (host && others.length === 0 && !host.includes('*')) void forget(() => clearSite(host));
    else said.value = i18n.t('options.kept.oneSite');
  };
  return (
    <>
      <p>{counts.value && plural('options.kept.descriptions', counts.value.descriptions)}</p>
      {counts.value?.bytes != null && <p>{i18n.t('options.kept.size', [megabytes(counts.value.bytes)])}</p>}
      <button type="button" onClick={() => void forget(clear)}>
        {i18n.t('options.kept.clear')}
      </button>
      <form onSubmit={submit}>
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
