import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../lib/messaging/messenger';
import type { SitePolicy } from '../lib/messaging/protocol';
import { CountsList } from './counts-list';
import { Switch } from './switch';
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
  if (!current) return <h1>{i18n.t('popup.title')}</h1>;
  const { site } = current;
  const change = (changed: Partial<SitePolicy>) => {
    policy.value = { ...current, ...changed };
  };
  const setActive = (active: boolean) => {
    change({ active });
    if (site) void sendMessage('site:set', { site, active });
  };
  const setHere = (here: boolean) => {
    change({ paused: !here });
    void sendMessage('page:pause', { tabId, url, paused: !here });
  };

  return (
    <>
      <h1>{i18n.t('popup.title')}</h1>
      {!site && <p>{i18n.t('popup.unavailable')}</p>}
      {site && current.active && !current.paused && <Counts counts={counts} />}
      {site && <Switch label={i18n.t('popup.site', [site])} checked={current.active} onChange={setActive} />}
      {site && current.active && <Switch label={i18n.t('popup.page')} checked={!current.paused} onChange={setHere} />}
      <p>
        <a href="/options.html" target="_blank" rel="noopener">
          {i18n.t('popup.models')}
        </a>
      </p>
    </>
  );
}

function Counts({ counts }: Pick<Props, 'counts'>) {
  if (counts.value === undefined) return null;
  return counts.value ? <CountsList counts={counts.value} /> : <p>{i18n.t('popup.noAnswer')}</p>;
}
