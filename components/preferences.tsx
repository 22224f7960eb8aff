import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../lib/messaging/messenger';
import type { Preferences } from '../lib/shared/preferences';
import { Switch } from './switch';

const DEVICES = {
  auto: 'preferences.device.auto',
  webgpu: 'preferences.device.webgpu',
  wasm: 'preferences.device.wasm',
} as const satisfies Record<Preferences['captionDevice'], string>;

/** How images are described. Each choice holds at once. */
export function PreferencesForm() {
  const current = useSignal<Preferences | null>(null);
  useEffect(() => {
    void sendMessage('preferences:get', undefined).then((preferences) => {
      current.value = preferences;
    });
  }, []);
  const change = (changes: Partial<Preferences>) => void sendMessage('preferences:set', changes);
  if (!current.value) return null;
  const { captionDevice, device, pageContext } = current.value;
  const onDevice = (event: Event) =>
    change({ captionDevice: (event.currentTarget as HTMLSelectElement).value as Preferences['captionDevice'] });
  return (
    <form>
      <h2>{i18n.t('preferences.title')}</h2>
      <Switch
        label={i18n.t('preferences.context')}
        checked={pageContext}
        onChange={(checked) => change({ pageContext: checked })}
      />
      <p>{i18n.t('preferences.contextMeans')}</p>
      <label>
        {i18n.t('preferences.captionDevice')}
        <select onChange={onDevice}>
          {Object.entries(DEVICES).map(([value, words]) => (
            <option key={value} value={value} selected={value === captionDevice}>
              {i18n.t(words)}
            </option>
          ))}
        </select>
      </label>
      <Switch
        label={i18n.t('preferences.graphicsOnGpu')}
        checked={device === 'webgpu'}
        onChange={(checked) => change({ device: checked ? 'webgpu' : 'wasm' })}
      />
    </form>
  );
}
