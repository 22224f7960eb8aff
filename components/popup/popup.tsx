import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { CountsList } from './counts-list';
import { Downloads } from './downloads';
import type { OpenPolicy } from './open-policy';
import { PopupLinks } from './popup-links';
import { PopupSwitches } from './popup-switches';
import type { TabCounts } from './tab-counts';
import { wordsForTrouble } from './trouble-words';

interface Props {
  tabId: number;
  policy: OpenPolicy;
  counts: ReadonlySignal<TabCounts>;
}

export function Popup({ tabId, policy, counts }: Props) {
  const current = policy.policy.value;
  return (
    <>
      <h1>{i18n.t('popup.title')}</h1>
      {current && current.troubles.length > 0 && <Troubles troubles={current.troubles} />}
      {current && !current.site && <p>{i18n.t('popup.unavailable')}</p>}
      {current?.active && !current.paused && <Counts counts={counts} />}
      {current && <PopupSwitches current={current} policy={policy} />}
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
      <p key={reason}>{wordsForTrouble(reason)}</p>
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
