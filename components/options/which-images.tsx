import { i18n } from '#i18n';
import type { OpenPreferences } from './open-preferences';
import { PreferenceSwitch } from './preference-fields';

/** CSS pixels */
const LARGEST = 512;

/** Which images are described, and who can read it. */
export function WhichImages({ preferences }: { preferences: OpenPreferences }) {
  const { view, change, isLocked, lockHint } = preferences;
  const onSize = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.validity.valid) void change({ minimumSide: currentTarget.valueAsNumber });
  };
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
      {view.value && (
        <label class="field">
          {i18n.t('options.minimumSide')}
          <input
            type="number"
            min="0"
            max={LARGEST}
            required
            value={view.value.values.minimumSide}
            disabled={isLocked('minimumSide')}
            onChange={onSize}
          />
          {lockHint('minimumSide')}
        </label>
      )}
      <PreferenceSwitch
        preferences={preferences}
        name="keepFromPages"
        label={i18n.t('options.keepFromPages.label')}
        hint={i18n.t('options.keepFromPages.hint')}
      />
    </>
  );
}
