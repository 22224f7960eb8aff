import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { SAMPLE, type Tried, trySample } from '../models/sample';
import { AroundWords } from '../words/around-words';

/** A picture to try it on, right here, and the way back to the page that the newcomer came from. */
export function Sample() {
  const said = useSignal('');
  const tried = useSignal<Tried | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const describe = async () => {
    tried.value = null;
    said.value = i18n.t('dialog.working');
    try {
      tried.value = await trySample(null);
    } catch {
      said.value = i18n.t('models.error.failed');
    }
  };
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{i18n.t('welcome.sample')}</h2>
      <img src={SAMPLE} alt="" width="96" height="96" />
      <p id="sample-means">{i18n.t('welcome.sampleMeans')}</p>
      <button ref={button} type="button" aria-describedby="sample-means" onClick={() => void describe()}>
        {i18n.t('welcome.describe')}
      </button>
      <p role="status">
        {tried.value ? <AroundWords sentence={(words) => i18n.t('welcome.said', [words])} {...tried.value} /> : said}
      </p>
      <p id="ready">{i18n.t('welcome.ready')}</p>
      <button type="button" aria-describedby="ready" onClick={() => void closeThisTab()}>
        {i18n.t('welcome.close')}
      </button>
    </section>
  );
}

async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
