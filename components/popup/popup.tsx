import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { Switch } from '../fields/switch';
import { CountsList } from './counts-list';
import { Downloads } from './downloads';
import { PopupLinks } from './popup-links';
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
      {current && !current.site && <p>{i18n.t('popup.unavailable')}</p>}
      {current?.active && !current.paused && <Counts counts={counts} />}
      {current?.site && (
        <Switches
          policy={current}
          page={{ tabId, url }}
          onChange={(changed) => {
            policy.value = { ...current, ...changed };
          }}
        />
      )}
      <Downloads />
      <PopupLinks tabId={tabId} hasImages={current?.active === true} />
    </>
  );
}

interface SwitchesProps {
  policy: SitePolicy;
  page: { tabId: number; url: string };
  onChange: (changed: Partial<SitePolicy>) => void;
}

/** For always, and for now. */
function Switches({ policy: { site, enabled, active, paused }, page, onChange }: SwitchesProps) {
  const setEverywhere = async (isOn: boolean) => {
    await sendMessage('preferences:set', { enabled: isOn });
    onChange(await sendMessage('site:get', page));
  };
  const setSite = (isOn: boolean) => {
    onChange({ active: isOn });
    if (site) void sendMessage('site:set', { site, active: isOn });
  };
  const setPage = (isOn: boolean) => {
    onChange({ paused: !isOn });
    void sendMessage('page:pause', { ...page, paused: !isOn });
  };
  if (!enabled) {
    const change = (isOn: boolean) => void setEverywhere(isOn);
    return <Switch label={i18n.t('popup.everywhere')} checked={false} onChange={change} />;
  }
  return (
    <>
      <Switch label={i18n.t('popup.site', [site ?? ''])} checked={active} onChange={setSite} />
      {active && <Switch label={i18n.t('popup.page')} checked={!paused} onChange={setPage} />}
    </>
  );
}

function Counts({ counts }: Pick<Props, 'counts'>) {
  if (counts.value === undefined) return null;
  return counts.value ? <CountsList counts={counts.value} /> : <p>{i18n.t('popup.noAnswer')}</p>;
}
