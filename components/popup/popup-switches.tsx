import { i18n } from '#i18n';
import type { SitePolicy } from '../../lib/messaging/protocol';
import { Switch } from '../fields/switch';
import { wordsForLock } from '../words/lock-words';
import type { OpenPolicy } from './open-policy';

interface Props {
  current: SitePolicy;
  policy: OpenPolicy;
}

/** On or off for this site, for now, and for always and everywhere. */
export function PopupSwitches({ current, policy }: Props) {
  const { site, enabled, active, paused, locked, lockReason } = current;
  const lockOf = (part: SitePolicy['locked'][number]) => ({
    disabled: locked.includes(part),
    hint: locked.includes(part) ? wordsForLock(lockReason) : undefined,
  });
  return (
    <>
      {enabled && site && (
        <Switch
          key="site"
          label={i18n.t('popup.site', [site])}
          checked={active}
          onChange={(isOn) => void policy.setSite(site, isOn)}
          {...lockOf('site')}
        />
      )}
      {active && (
        <Switch
          key="page"
          label={i18n.t('popup.page')}
          checked={!paused}
          onChange={(isOn) => void policy.setPage(isOn)}
        />
      )}
      <Switch
        key="everywhere"
        label={i18n.t('popup.everywhere')}
        checked={enabled}
        onChange={(isOn) => void policy.setEverywhere(isOn)}
        {...lockOf('everywhere')}
      />
      <NotSaved policy={policy} />
    </>
  );
}

/** A part of its own, so that a switch that is about to change is not drawn anew with it. */
const NotSaved = ({ policy }: Pick<Props, 'policy'>) => (
  <p role="alert">{policy.isNotSaved.value && i18n.t('popup.notSaved')}</p>
);
