import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { wordsForReason } from '../words/reason-words';
import { CountsList } from './counts-list';
import { Downloads } from './downloads';
import { PopupLinks } from './popup-links';
import { PopupSwitches } from './popup-switches';
import type { TabCounts } from './tab-counts';

interface Props {
  tabId: number;
  url: string;
  counts: ReadonlySignal<TabCounts>;
}

export function Popup({ tabId, url, counts }: Props) {
  const policy = useSignal<SitePolicy | null>(null);
  useEffect(() => {
    void sendMessage('site:get', { tabId, url }).then((answer) => {
      policy.value = answer;
    });
  }, [tabId, url, policy]);
  const current = policy.value;
  return (
    <>
      <h1>{i18n.t('popup.title')}</h1>
      {current && current.troubles.length > 0 && <Troubles troubles={current.troubles} />}
      {current && !current.site && <p>{i18n.t('popup.unavailable')}</p>}
      {current?.active && !current.paused && <Counts counts={counts} />}
      {current && (
        <PopupSwitches
          policy={current}
          page={{ tabId, url }}
          onChange={(changed) => {
            policy.value = changed;
          }}
        />
      )}
      <Downloads />
      <PopupLinks tabId={tabId} hasImages={current?.active === true} />
    </>
  );
}

/** What the sign on the toolbar button is about: what is wrong and what to do. */
const Troubles = ({ troubles }: Pick<SitePolicy, 'troubles'>) => (
  <section aria-labelledby="troubles">
    <h2 id="troubles">{i18n.t('popup.troubles')}</h2>
    {troubles.map((reason) => (
      <p key={reason}>{reason === 'settings-damaged' ? i18n.t('rescued.trouble') : wordsForReason(reason)}</p>
    ))}
  </section>
);

function Counts({ counts }: Pick<Props, 'counts'>) {
  if (counts.value === undefined) return null;
  if (!counts.value) return <p>{i18n.t('popup.noAnswer')}</p>;
  return (
    <>
      <CountsList counts={counts.value} />
      {counts.value.wanting > 0 && <p>{i18n.t('popup.wanting')}</p>}
    </>
  );
}
