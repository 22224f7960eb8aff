import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseSites } from '../../lib/settings/site';
import { useDraft } from '../fields/use-draft';
import type { OpenPreferences } from './open-preferences';

interface Props {
  preferences: OpenPreferences;
  name: 'pausedSites' | 'allowedSites';
  label: string;
}

/** Host names, one a line; kept when the field is left. Only what was added and removed is told, as another window may change the list, too. */
export function SiteList({ preferences, name, label }: Props) {
  const id = useId();
  const isBad = useSignal(false);
  const { view, changeSites, isLocked, lockHint } = preferences;
  const draft = useDraft((view.value?.values[name] ?? []).join('\n'));
  const keep = async ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
    const sites = parseSites(currentTarget.value);
    isBad.value = sites === null;
    if (!sites) return;
    const before = parseSites(draft.begunFrom) ?? [];
    const isSaved = await changeSites({
      list: name,
      added: sites.filter((site) => !before.includes(site)),
      removed: before.filter((site) => !sites.includes(site)),
    });
    if (isSaved) draft.settle();
  };
  return (
    <>
      <label class="field">
        {label}
        <textarea
          rows={4}
          spellcheck={false}
          dir="ltr"
          disabled={isLocked(name)}
          aria-describedby={id}
          aria-invalid={isBad.value}
          value={draft.value}
          onInput={draft.onInput}
          onChange={(event) => void keep(event)}
        />
      </label>
      <p id={id} class="hint" role={isBad.value ? 'alert' : undefined}>
        {lockHint(name) ?? i18n.t(isBad.value ? 'options.sites.bad' : 'options.sites.hint')}
      </p>
    </>
  );
}
