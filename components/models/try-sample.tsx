import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { languageOfWords } from '../words/language';
import { SAMPLE, trySample } from './sample';

/** How fast a model was here when it was last tried; the time is no secret, and is kept where the device's other facts are. */
const keyOf = (model: string) => `sample-time:${model}`;

/** How fast an installed model is on this device, and what it says of a sample. */
export function TrySample({ model, name }: { model: string; name: string }) {
  const said = useSignal('');
  const isTried = useSignal(false);
  const measure = async () => {
    isTried.value = true;
    said.value = i18n.t('models.sample.working');
    const { words, seconds } = await trySample(model);
    localStorage.setItem(keyOf(model), String(seconds));
    said.value = i18n.t('models.sample.took', [inWords(seconds), words]);
  };
  const lastTime = localStorage.getItem(keyOf(model));
  return (
    <>
      {isTried.value && <img src={SAMPLE} alt="" width="96" height="96" />}
      {lastTime && !isTried.value && <p>{i18n.t('models.sample.lastTime', [inWords(Number(lastTime))])}</p>}
      <p role="status">{said}</p>
      <button type="button" aria-label={`${i18n.t('models.sample.do')}: ${name}`} onClick={() => void measure()}>
        {i18n.t('models.sample.do')}
      </button>
    </>
  );
}

function inWords(seconds: number): string {
  const format = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(languageOfWords(), format).format(seconds);
}
