import { i18n } from '#i18n';
import { type ModelsProps, ModelsSection } from '../models/models-section';
import { Describing } from './describing';
import { Diagnostics } from './diagnostics';
import { Kept } from './kept';
import { Keyboard } from './keyboard';
import type { OpenPreferences } from './open-preferences';
import { RescuedSettings } from './rescued-settings';
import { Reset } from './reset';
import { Section } from './section';
import { Sites } from './sites';
import { WhichImages } from './which-images';

const SECTIONS = {
  models: 'models.title',
  describing: 'preferences.title',
  which: 'options.which',
  sites: 'options.sites.title',
  kept: 'options.kept.title',
  keyboard: 'options.keyboard.title',
  diagnostics: 'options.diagnostics.title',
  reset: 'options.reset.title',
} as const;

interface Props extends Omit<ModelsProps, 'lock'> {
  preferences: OpenPreferences;
}

/** Everything that can be chosen. Each choice holds at once. */
export function OptionsPage({ preferences, ...models }: Props) {
  const parts = {
    models: <ModelsSection {...models} lock={preferences.lockHint('captionModel')} />,
    describing: <Describing preferences={preferences} />,
    which: <WhichImages preferences={preferences} />,
    sites: <Sites preferences={preferences} />,
    kept: <Kept />,
    keyboard: <Keyboard />,
    diagnostics: <Diagnostics statuses={models.models.statuses.value ?? []} preferences={preferences.view.value} />,
    reset: <Reset preferences={preferences} />,
  };
  const sections = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];
  return (
    <>
      <h1>{i18n.t('options.title')}</h1>
      <nav aria-label={i18n.t('options.contents')}>
        <ul>
          {sections.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{i18n.t(SECTIONS[id])}</a>
            </li>
          ))}
        </ul>
      </nav>
      <RescuedSettings />
      <p role="alert" class="not-saved">
        {preferences.isNotSaved.value && i18n.t('options.notSaved')}
      </p>
      {sections.map((id) => (
        <Section key={id} id={id} title={i18n.t(SECTIONS[id])}>
          {parts[id]}
        </Section>
      ))}
    </>
  );
}
