import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { parseSites } from '../../lib/settings/site';
import type { Preferences } from '../../lib/shared/preferences';
import { FileButton } from '../fields/file-button';
import { parseJson, saveFile } from '../fields/save-file';
import type { OpenPreferences } from './open-preferences';
import { PreferenceSwitch } from './preference-fields';
import { SiteList } from './site-list';

type SiteRules = Pick<Preferences, 'pausedSites' | 'onlyAllowedSites' | 'allowedSites'>;

/** Where Altlight is on. */
export function Sites({ preferences }: { preferences: OpenPreferences }) {
  const said = useSignal('');
  const values = preferences.view.value?.values;
  if (!values) return null;
  const save = () => {
    const { pausedSites, onlyAllowedSites, allowedSites } = values;
    saveFile('altlight-sites.json', { pausedSites, onlyAllowedSites, allowedSites } satisfies SiteRules);
  };
  const load = async (text: string) => {
    const rules = rulesIn(parseJson(text));
    said.value = '';
    if (rules && !(await preferences.change(rules))) return;
    said.value = rules ? wordsForImport(Object.keys(rules) as (keyof SiteRules)[]) : i18n.t('options.sites.badFile');
  };
  const wordsForImport = (names: (keyof SiteRules)[]) => {
    const locked = names.filter((name) => preferences.isLocked(name));
    if (locked.length === names.length) return preferences.lockHint('pausedSites') ?? '';
    return i18n.t(locked.length > 0 ? 'options.sites.partlyImported' : 'options.sites.imported');
  };
  return (
    <>
      <PreferenceSwitch preferences={preferences} name="enabled" label={i18n.t('popup.everywhere')} />
      <SiteList preferences={preferences} name="pausedSites" label={i18n.t('options.sites.paused')} />
      <PreferenceSwitch preferences={preferences} name="onlyAllowedSites" label={i18n.t('options.sites.only')} />
      {values.onlyAllowedSites && (
        <SiteList preferences={preferences} name="allowedSites" label={i18n.t('options.sites.allowed')} />
      )}
      <button type="button" onClick={save}>
        {i18n.t('options.sites.export')}
      </button>
      <FileButton label={i18n.t('options.sites.import')} onText={(text) => void load(text)} />
      <p role="status">{said}</p>
    </>
  );
}

/** Null where a file holds something else. */
function rulesIn(value: unknown): SiteRules | null {
  const { pausedSites, onlyAllowedSites, allowedSites } = (value ?? {}) as Record<string, unknown>;
  const [paused, allowed] = [sitesIn(pausedSites), sitesIn(allowedSites)];
  if (!paused || !allowed || typeof onlyAllowedSites !== 'boolean') return null;
  return { pausedSites: paused, onlyAllowedSites, allowedSites: allowed };
}

const sitesIn = (list: unknown) =>
  Array.isArray(list) && list.every((site) => typeof site === 'string') ? parseSites(list.join('\n')) : null;
