import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../lib/messaging/messenger';
import { CountsList } from './counts-list';
import { SiteSwitch } from './site-switch';
import type { TabCounts } from './tab-counts';

interface Props {
  url: string;
  counts: ReadonlySignal<TabCounts>;
}

export function Popup({ url, counts }: Props) {
  const policy = useSignal<{ site: string | null; active: boolean } | null>(null);
  useEffect(() => {
    void sendMessage('site:get', { url }).then((answer) => {
      policy.value = answer;
    });
  }, [url, policy]);

  return (
    <>
      <h1>{i18n.t('popup.title')}</h1>
      {policy.value?.site === null && <p>{i18n.t('popup.unavailable')}</p>}
      {policy.value?.site && (
        <>
          {policy.value.active && <Counts counts={counts} />}
          <SiteSwitch site={policy.value.site} active={policy.value.active} />
        </>
      )}
    </>
  );
}

function Counts({ counts }: Pick<Props, 'counts'>) {
  if (counts.value === undefined) return null;
  return counts.value ? <CountsList counts={counts.value} /> : <p>{i18n.t('popup.noAnswer')}</p>;
}
