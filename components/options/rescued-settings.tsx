import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';

/** Tells that settings were damaged, and shows what was found until the user lets it go. */
export function RescuedSettings() {
  const found = useSignal<string | null>(null);
  useEffect(() => {
    void sendMessage('rescued:get', undefined).then((text) => {
      found.value = text;
    });
  }, []);
  const letGo = async () => {
    await sendMessage('rescued:forget', undefined);
    found.value = null;
  };
  if (found.value === null) return null;
  return (
    <section aria-labelledby="rescued">
      <h2 id="rescued">{i18n.t('rescued.title')}</h2>
      <p>{i18n.t('rescued.what')}</p>
      <label class="field">
        {i18n.t('rescued.found')}
        <textarea readOnly rows={6} value={found.value} />
      </label>
      <button type="button" onClick={() => void letGo()}>
        {i18n.t('rescued.letGo')}
      </button>
    </section>
  );
}
