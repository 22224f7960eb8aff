import { i18n } from '#i18n';
import { MinimumSide } from './minimum-side';
import type { OpenPreferences } from './open-preferences';
import { PreferenceSwitch } from './preference-fields';

/** Which images are described, and who can read it. */
export function WhichImages({ preferences }: { preferences: OpenPreferences }) {
  return (
    <>
      <PreferenceSwitch
        preferences={preferences}
        name="describePoorAlt"
        label={i18n.t('options.poorAlt.label')}
        hint={i18n.t('options.poorAlt.hint')}
      />
      <PreferenceSwitch
        preferences={preferences}
        name="describeDecorative"
        label={i18n.t('options.decorative.label')}
        hint={i18n.t('options.decorative.hint')}
      />
      {preferences.view.value && <MinimumSide preferences={preferences} />}
      <PreferenceSwitch
        preferences={preferences}
        name="keepFromPages"
        label={i18n.t('options.keepFromPages.label')}
        hint={i18n.t('options.keepFromPages.hint')}
      />
    </>
  );
}
