import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { SAMPLE, trySample } from '../models/sample';

/** A picture to try it on, right here. */
export function Sample() {
  const said = useSignal('');
  const isTried = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const describe = async () => {
    said.value = i18n.t('dialog.working');
    const { words } = await trySample(null);
    isTried.value = true;
    said.value = i18n.t('welcome.said', [words]);
  };
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{i18n.t('welcome.sample')}</h2>
      <img src={SAMPLE} alt="" width="96" height="96" />
      <p id="sample-means">{i18n.t('welcome.sampleMeans')}</p>
      <button ref={button} type="button" aria-describedby="sample-means" onClick={() => void describe()}>
        {i18n.t('welcome.describe')}
      </button>
      <p role="status">{said}</p>
      {isTried.value && <p>{i18n.t('welcome.ready')}</p>}
    </section>
  );
}
