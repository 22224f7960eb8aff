import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { PopupSwitches } from '../popup/popup-switches';
import type { TabImages } from './open-images';

/** Why nothing is known of the images of a tab, and what to do: switch Altlight on, or load the page anew. */
export function WithoutList({ images: { tabId, isOff } }: { images: TabImages }) {
  const found = useSignal<{ policy: SitePolicy; url: string } | null>(null);
  useEffect(() => {
    void policyOf(tabId).then((answer) => {
      found.value = answer;
    });
  }, [tabId, found]);
  if (!found.value) return null;
  const { policy, url } = found.value;
  if (!policy.site) return <p>{i18n.t('popup.unavailable')}</p>;
  if (!isOff.value) return <p>{i18n.t('popup.noAnswer')}</p>;
  return (
    <>
      <p role="status">{i18n.t('commands.off')}</p>
      <PopupSwitches
        policy={policy}
        page={{ tabId, url }}
        onChange={(changed) => {
          found.value = { policy: changed, url };
        }}
      />
    </>
  );
}

async function policyOf(tabId: number) {
  // The browser tells no address of what is closed to extensions.
  const { url = '' } = await browser.tabs.get(tabId);
  return { policy: await sendMessage('site:get', { tabId, url }), url };
}
