import { selectorOf } from '../images/selector';
import type { ExtensionWorld } from '../messaging/image-desk';
import { handleMessage, sendMessage } from '../messaging/messenger';
import { COUNTS_PORT, type FrameCounts } from '../messaging/ports';
import type { PagePolicy } from '../messaging/protocol';
import { listen } from '../shared/dom';
import { askBackground } from './ask-background';
import { isExtensionGone, onExtensionGone } from './extension-life';
import { createFrameDialog } from './frame-dialog';
import { hearPointing } from './hear-pointing';
import { reportOf } from './image-report';
import { offerImages } from './images-port';
import { listenLastingly } from './lasting-listeners';
import { offerLive } from './live-port';
import { createPageCommands } from './page-commands';
import { countImages } from './page-counts';
import { PageDescriber } from './page-describer';
import { rememberPointedImage } from './pointed-image';
import { giveSameNames } from './same-names';

/** Milliseconds. */
const COUNTS_PAUSE = 200;

/**
 * Altlight in one frame: follows the policy of the site, and does what the popup, the context menu and the keys ask.
 * Returns a handle for the `describe` tool and the tests, which reach into the extension's world by the DevTools protocol.
 */
export function runInFrame() {
  const stopper = new AbortController();
  let describer: PageDescriber | undefined;
  let policy: PagePolicy | undefined;
  const images = () => describer?.records.values() ?? [];
  const openDialog = createFrameDialog({ describer: () => describer, policy: () => policy });
  const tellCounts = offerLive({
    name: COUNTS_PORT,
    snapshot: (): FrameCounts => ({ counts: countImages(images()) }),
    pause: COUNTS_PAUSE,
    signal: stopper.signal,
  });
  const tellImages = offerImages({
    describer: () => describer,
    isOff: () => policy?.active === false,
    openDialog,
    signal: stopper.signal,
  });
  const onChange = () => {
    tellCounts();
    tellImages();
  };
  const world = globalThis as ExtensionWorld;
  // Not there yet in a page that was open before Altlight was installed.
  world.altlightPointing ??= hearPointing();
  const pointedImage = rememberPointedImage(world.altlightPointing, stopper.signal);
  const runCommand = createPageCommands({ describer: () => describer, openDialog });

  /** Begins anew when the rules are others, as they bear on every image, but for a sound. */
  function follow(newest: PagePolicy): void {
    const { active, captionModel, rules } = newest;
    const givesSameNames = giveSameNames(rules, policy?.rules);
    const hasOtherModel = captionModel !== policy?.captionModel;
    policy = newest;
    if (stopper.signal.aborted) return;
    if (describer && active && givesSameNames) {
      if (hasOtherModel) describer.orders.askAgain();
      return;
    }
    describer?.stop();
    describer = active ? new PageDescriber(document, rules, onChange, () => policy?.hasOwnWords ?? false) : undefined;
    void describer?.start();
    onChange();
  }

  async function followPolicy(): Promise<void> {
    try {
      follow(await askBackground(() => sendMessage('page:policy', undefined), stopper.signal));
    } catch (error) {
      if (isExtensionGone()) leave();
      else console.warn('Altlight: the background did not answer.', error);
    }
  }

  /** Takes every label back, quietly. */
  function leave(): void {
    describer?.stop();
    describer = undefined;
    stopper.abort();
  }

  let following: Promise<void> | undefined;
  handleMessage('page:policy-changed', () => void followPolicy());
  handleMessage('page:describe-clicked', async ({ srcUrl }) => {
    const image = pointedImage(srcUrl);
    await (following ?? followPolicy());
    openDialog(image);
  });
  handleMessage('page:command', async (request) => {
    await (following ?? followPolicy());
    return runCommand(request);
  });
  onExtensionGone(leave, stopper.signal);
  const onShow = (event: Event) => {
    if ((event as PageTransitionEvent).persisted) void followPolicy();
  };
  listenLastingly(window, 'pageshow', onShow, { signal: stopper.signal });
  whenShown(() => {
    following = followPolicy();
  });

  return {
    active: () => describer !== undefined,
    pending: () => describer?.pending ?? 0,
    images: () =>
      Array.from(images(), (record) => {
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
