import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { Models } from '../models/open-models';
import { ChooseModel } from './choose-model';
import { Sample } from './sample';

interface Props {
  offer: ModelOffer | undefined;
  models: Models;
}

/** Three things, in this order: what Altlight does, which model does it, and how it sounds. */
export function WelcomePage({ offer, models }: Props) {
  const hasChosen = useSignal(false);
  return (
    <>
      <h1>{i18n.t('welcome.title')}</h1>
      <div id="what">
        <p>{i18n.t('welcome.what')}</p>
        <p>{i18n.t('welcome.leaves')}</p>
        <p>{i18n.t('welcome.how')}</p>
      </div>
      <ChooseModel
        offer={offer}
        models={models}
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
