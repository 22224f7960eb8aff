import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { Models } from '../models/open-models';
import type { OpenPreferences } from '../options/open-preferences';
import { paragraph } from '../words/paragraph';
import { ChooseModel } from './choose-model';
import { Sample } from './sample';

interface Props {
  offer: ModelOffer | undefined;
  models: Models;
  preferences: OpenPreferences;
}

/** Three things, in this order: what Altlight does, which model does it, and how it sounds. */
export function WelcomePage({ offer, models, preferences }: Props) {
  const hasChosen = useSignal(false);
  const isOff = preferences.view.value?.values.enabled === false;
  return (
    <>
      <h1>{i18n.t('welcome.title')}</h1>
      <div id="what">
        <p>{i18n.t('welcome.what')}</p>
        <p>{i18n.t('welcome.leaves')}</p>
        <p>
          {isOff ? paragraph(i18n.t('commands.offEverywhere'), preferences.lockHint('enabled')) : i18n.t('welcome.how')}
        </p>
      </div>
      <ChooseModel
        offer={offer}
        models={models}
        lock={preferences.lockHint('captionModel')}
        onChoice={() => {
          hasChosen.value = true;
        }}
      />
      {hasChosen.value && <Sample />}
      <p>
        <a href="/options.html#keyboard">{i18n.t('welcome.keys')}</a>
      </p>
    </>
  );
}
