import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { sendMessage } from '../lib/messaging/messenger';

interface Props {
  site: string;
  active: boolean;
}

/** On or off for the site of this tab; open pages follow at once. */
export function SiteSwitch({ site, active }: Props) {
  const checked = useSignal(active);
  const change = (event: Event) => {
    checked.value = (event.currentTarget as HTMLInputElement).checked;
    void sendMessage('site:set', { site, active: checked.value });
  };
  return (
    <label>
      <input type="checkbox" role="switch" checked={checked} aria-checked={checked} onChange={change} />
      {i18n.t('popup.site', [site])}
    </label>
  );
}
