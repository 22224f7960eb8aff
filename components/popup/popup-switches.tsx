import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messenger';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { Switch } from '../fields/switch';
import { wordsForLock } from '../words/lock-words';

interface Props {
  policy: SitePolicy;
  page: { tabId: number; url: string };
  onChange: (changed: SitePolicy) => void;
}

/** On or off for this site, for now, and for always and everywhere. */
export function PopupSwitches({ policy, page, onChange }: Props) {
  const { site, enabled, active, paused, locked, lockReason } = policy;
  const lockOf = (part: SitePolicy['locked'][number]) => ({
    disabled: locked.includes(part),
    hint: locked.includes(part) ? wordsForLock(lockReason) : undefined,
  });
  const setEverywhere = async (isOn: boolean) => {
    await sendMessage('preferences:set', { enabled: isOn });
    onChange(await sendMessage('site:get', page));
  };
  const setSite = (isOn: boolean) => {
    onChange({ ...policy, active: isOn });
    if (site) void sendMessage('site:set', { site, active: isOn });
  };
  const setPage = (isOn: boolean) => {
    onChange({ ...policy, paused: !isOn });
    void sendMessage('page:pause', { ...page, paused: !isOn });
  };
  return (
    <>
      {enabled && site && (
        <Switch
          key="site"
          label={i18n.t('popup.site', [site])}
          checked={active}
          onChange={setSite}
          {...lockOf('site')}
        />
      )}
      {active && <Switch key="page" label={i18n.t('popup.page')} checked={!paused} onChange={setPage} />}
      <Switch
        key="everywhere"
        label={i18n.t('popup.everywhere')}
        checked={enabled}
        onChange={(isOn) => void setEverywhere(isOn)}
        {...lockOf('everywhere')}
      />
    </>
  );
}
