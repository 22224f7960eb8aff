import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { languageOfWords } from '../words/language';
import { SAMPLE, trySample } from './sample';

/** How fast an installed model is on this device, and what it says of a sample. */
export function TrySample({ model, name }: { model: string; name: string }) {
  const said = useSignal('');
  const isTried = useSignal(false);
  const measure = async () => {
    isTried.value = true;
    said.value = i18n.t('models.sample.working');
    const { words, seconds } = await trySample(model);
    const format = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
    const time = new Intl.NumberFormat(languageOfWords(), format).format(seconds);
    said.value = i18n.t('models.sample.took', [time, words]);
  };
  return (
    <>
      {isTried.value && <img src={SAMPLE} alt="" width="96" height="96" />}
      <p role="status">{said}</p>
      <button type="button" aria-label={`${i18n.t('models.sample.do')}: ${name}`} onClick={() => void measure()}>
        {i18n.t('models.sample.do')}
      </button>
    </>
  );
}
