import { selectorOf } from '../images/selector';
import { handleMessage, sendMessage } from '../messaging/messenger';
import { listen } from '../shared/dom';
import { askBackground } from './ask-background';
import { offerCounts } from './counts-port';
import { describeOnRequest } from './dialog/describe-on-request';
import { isExtensionGone, onExtensionGone } from './extension-life';
import { reportOf } from './image-report';
import { listenLastingly } from './lasting-listeners';
import { countImages } from './page-counts';
import { PageDescriber } from './page-describer';
import { rememberPointedImage } from './pointed-image';

/**
 * Altlight in one frame: follows the policy of the site, and does what the popup and the context menu ask.
 * Returns a handle for the `describe` tool and the tests, which reach into the extension's world by the DevTools protocol.
 */
export function runInFrame() {
  const stopper = new AbortController();
  let describer: PageDescriber | undefined;
  let knownModel: string | null | undefined;
  const onChange = offerCounts(() => countImages(describer?.records.values() ?? []), stopper.signal);
  const pointedImage = rememberPointedImage(stopper.signal);

  function setActive(active: boolean): void {
    if (active === (describer !== undefined) || stopper.signal.aborted) return;
    describer?.stop();
    describer = active ? new PageDescriber(document, onChange) : undefined;
    void describer?.start();
    onChange();
  }

  async function followPolicy(): Promise<void> {
    try {
      const { active, captionModel } = await askBackground(() => sendMessage('page:policy', undefined), stopper.signal);
      setActive(active);
      if (captionModel !== knownModel) describer?.askAgain();
      knownModel = captionModel;
    } catch (error) {
      if (isExtensionGone()) leave();
      else console.warn('Altlight: the background did not answer.', error);
    }
  }

  /** Takes every label back, quietly. */
  function leave(): void {
    setActive(false);
    stopper.abort();
  }

  handleMessage('page:policy-changed', () => void followPolicy());
  handleMessage('page:describe-clicked', () => {
    void describeOnRequest(pointedImage(), describer, typeof knownModel === 'string');
  });
  onExtensionGone(leave, stopper.signal);
  const onShow = (event: Event) => {
    if ((event as PageTransitionEvent).persisted) void followPolicy();
  };
  listenLastingly(window, 'pageshow', onShow, { signal: stopper.signal });
  whenShown(() => void followPolicy());

  return {
    active: () => describer !== undefined,
    pending: () => describer?.pending ?? 0,
    images: () =>
      Array.from(describer?.records.values() ?? [], (record) => {
        return { element: record.element, report: reportOf(record, selectorOf(record.element)) };
      }),
  };
}

/** A prerendered page may never be seen; what is not seen is not described. */
function whenShown(callback: () => void): void {
  const { prerendering } = document as { prerendering?: boolean };
  if (prerendering === true) listen(document, 'prerenderingchange', callback, { once: true });
  else callback();
}
