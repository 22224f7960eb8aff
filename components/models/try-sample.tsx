import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ModelStatus } from '../../lib/shared/model-status';
import { AroundWords } from '../words/around-words';
import { languageOfWords } from '../words/language';
import { SAMPLE, type Tried, trySample, warmUpPicture } from './sample';

/**
 * How fast a model was here when it was last tried, with these files; the time is no secret, and is kept where the device's
 * other facts are.
 */
const keyOf = ({ id, revision, dtypes }: ModelStatus) => `sample-time:${JSON.stringify([id, revision, dtypes])}`;

/** How fast an installed model is on this device, and what it says of a sample. */
export function TrySample({ status }: { status: ModelStatus }) {
  const { id: model, name } = status;
  const said = useSignal('');
  const tried = useSignal<Tried | null>(null);
  const isTried = useSignal(false);
  const measure = async () => {
    isTried.value = true;
    tried.value = null;
    said.value = i18n.t('models.sample.working');
    try {
      // The first time loads the model, which pages wait for only once; with another picture, as one that is met again is quicker.
      const first = await trySample(model, await warmUpPicture());
      if (!first.isAnswered) {
        said.value = first.words;
        return;
      }
      tried.value = await trySample(model);
      localStorage.setItem(keyOf(status), String(tried.value.seconds));
    } catch {
      said.value = i18n.t('models.error.failed');
    }
  };
  const { words, language, seconds } = tried.value ?? { words: '', language: undefined, seconds: 0 };
  const took = (what: string) => i18n.t('models.sample.took', [inWords(seconds), what]);
  const label = i18n.t('models.sample.do');
  const lastTime = localStorage.getItem(keyOf(status));
  return (
    <>
      {isTried.value && <img src={SAMPLE} alt="" width="96" height="96" />}
      {lastTime && !isTried.value && <p>{i18n.t('models.sample.lastTime', [inWords(Number(lastTime))])}</p>}
      <p role="status">{tried.value ? <AroundWords sentence={took} words={words} language={language} /> : said}</p>
      <button type="button" aria-label={i18n.t('join.button', [label, name])} onClick={() => void measure()}>
        {label}
      </button>
    </>
  );
}

function inWords(seconds: number): string {
  const format = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(languageOfWords(), format).format(seconds);
}
