import { i18n } from '#i18n';
import type { Hedge } from '../../lib/shared/preferences';
import { hedged } from '../../lib/shared/wording';
import { languageNames } from '../words/language-names';
import type { OpenPreferences } from './open-preferences';
import { PreferenceChoice, PreferenceSwitch } from './preference-fields';

/** Languages that captioning models write; which of them a model knows stands at the model. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru', 'tr', 'ar', 'hi', 'ja', 'ko', 'zh'];

/** How descriptions read and where they are made. */
export function Describing({ preferences }: { preferences: OpenPreferences }) {
  const example = (hedge: Hedge) => [hedge, hedged(i18n.t('options.example'), hedge)] as const;
  const nameOf = languageNames();
  return (
    <>
      <PreferenceChoice
        preferences={preferences}
        name="length"
        label={i18n.t('options.length.label')}
        hint={i18n.t('options.length.hint')}
        choices={[
          ['brief', i18n.t('options.length.brief')],
          ['detailed', i18n.t('options.length.detailed')],
        ]}
      />
      <PreferenceChoice
        preferences={preferences}
        name="hedge"
        label={i18n.t('options.hedge')}
        choices={[example('appears'), example('perhaps'), example('after')]}
      />
      <PreferenceChoice
        preferences={preferences}
        name="language"
        label={i18n.t('options.language.label')}
        hint={i18n.t('options.language.hint')}
        choices={[
          ['page', i18n.t('options.language.page')],
          ['user', i18n.t('options.language.user')],
          ...LANGUAGES.map((tag) => [tag, nameOf(tag)] as const),
        ]}
      />
      <PreferenceSwitch
        preferences={preferences}
        name="pageContext"
        label={i18n.t('preferences.context')}
        hint={i18n.t('preferences.contextMeans')}
      />
      <PreferenceChoice
        preferences={preferences}
        name="captionDevice"
        label={i18n.t('preferences.captionDevice')}
        choices={[
          ['auto', i18n.t('preferences.device.auto')],
          ['webgpu', i18n.t('preferences.device.webgpu')],
          ['wasm', i18n.t('preferences.device.wasm')],
        ]}
      />
      <PreferenceChoice
        preferences={preferences}
        name="device"
        label={i18n.t('preferences.graphicsDevice')}
        choices={[
          ['wasm', i18n.t('preferences.device.wasm')],
          ['webgpu', i18n.t('preferences.device.webgpu')],
        ]}
      />
      <PreferenceSwitch preferences={preferences} name="sound" label={i18n.t('options.sound')} />
    </>
  );
}
