import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type OpenPolicy, openPolicy } from '../popup/open-policy';
import { PopupSwitches } from '../popup/popup-switches';
import type { TabImages } from './open-images';

/** Why nothing is known of the images of a tab, and what to do: switch Altlight on, or load the page anew. */
export function WithoutList({ images: { tabId, isOff } }: { images: TabImages }) {
  const opened = useSignal<OpenPolicy | null>(null);
  useEffect(() => {
    void browser.tabs.get(tabId).then(({ url = '' }) => {
      // The browser tells no address of what is closed to extensions.
      opened.value = openPolicy({ tabId, url });
    });
  }, [tabId, opened]);
  const current = opened.value?.policy.value;
  if (!opened.value || !current) return null;
  if (!current.site) return <p>{i18n.t('popup.unavailable')}</p>;
  if (!isOff.value) return <p>{i18n.t('popup.noAnswer')}</p>;
  return (
    <>
      <p role="status">{i18n.t('commands.off')}</p>
      <PopupSwitches current={current} policy={opened.value} />
    </>
  );
}
