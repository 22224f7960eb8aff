import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseSites } from '../../lib/settings/site';
import type { OpenPreferences } from './open-preferences';

interface Props {
  preferences: OpenPreferences;
  name: 'pausedSites' | 'allowedSites';
  label: string;
}

/** Host names, one a line; kept when the field is left. */
export function SiteList({ preferences, name, label }: Props) {
  const id = useId();
  const isBad = useSignal(false);
  const { view, change, isLocked, lockHint } = preferences;
  const keep = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
    const sites = parseSites(currentTarget.value);
    isBad.value = sites === null;
    if (sites) void change({ [name]: sites });
  };
  return (
    <>
      <label class="field">
        {label}
        <textarea
          rows={4}
          spellcheck={false}
          disabled={isLocked(name)}
          aria-describedby={id}
          aria-invalid={isBad.value}
          value={view.value?.values[name].join('\n')}
          onChange={keep}
        />
      </label>
      <p id={id} class="hint" role={isBad.value ? 'alert' : undefined}>
        {lockHint(name) ?? i18n.t(isBad.value ? 'options.sites.bad' : 'options.sites.hint')}
      </p>
    </>
  );
}
