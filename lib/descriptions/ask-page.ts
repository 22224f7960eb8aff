import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendMessage } from '../messaging/messenger';
import type { CommandResult, PageCommand } from '../messaging/protocol';
import { requestedLooks } from './requested-looks';

interface Clicked {
  tabId: number;
  frameId: number;
  /** Of the image or video that the browser has found there; null where it found none. */
  srcUrl: string | null;
}

/** Has a frame open the dialog on the image under the context menu. */
export async function describeClicked({ tabId, frameId, srcUrl }: Clicked): Promise<void> {
  await requestedLooks.allow(tabId);
  const isThere = await prepare({ tabId, frameIds: [frameId] });
  if (isThere) await sendMessage('page:describe-clicked', { srcUrl }, { tabId, frameId }).catch(() => {});
  // The page around it may be open to Altlight.
  else await sayInPage(tabId, i18n.t('popup.unavailable'));
}

/** For the list of images, which asks the frames itself. */
export async function prepareDialog(tabId: number): Promise<void> {
  await requestedLooks.allow(tabId);
  await prepare({ tabId, allFrames: true });
}

/** A dialog has been opened in the frame that calls itself so: one in another frame of the tab leaves. */
export async function leaveOtherDialogs(tabId: number | undefined, frame: string): Promise<void> {
  if (tabId !== undefined) await sendMessage('page:other-dialog', { frame }, tabId).catch(() => {});
}

/** Has the frame where the keyboard is do it, or go on in the others; one of them says what has come of it. */
export async function runInPage(tabId: number, command: PageCommand): Promise<void> {
  if (command === 'describe-focused') await requestedLooks.allow(tabId);
  const frames = await framesOf(tabId);
  if (!frames || !(await prepare({ tabId, frameIds: [frames.answering] }))) return;
  const result = await run(command, tabId, frames);
  if (result === 'off') await say(tabId, frames.answering, i18n.t('commands.off'));
  else if (command === 'describe-all') await say(tabId, frames.answering, i18n.t('commands.describingAll'));
  else if (result === 'none') await say(tabId, frames.answering, i18n.t(NO_MORE[command]));
}

const NO_MORE = {
  // Nobody has answered, which is only where the frame has gone meanwhile.
  'describe-focused': 'popup.noAnswer',
  'next-image': 'commands.noNext',
  'previous-image': 'commands.noPrevious',
} as const;

async function run(command: PageCommand, tabId: number, { all, answering }: Frames): Promise<CommandResult> {
  const ask = (frameId: number) =>
    sendMessage('page:command', { command, isReaderHere: frameId === answering }, { tabId, frameId }).catch(
      () => 'none' as const,
    );
  // All frames hear it; the first that answers speaks for them.
  if (command === 'describe-all') {
    return sendMessage('page:command', { command, isReaderHere: false }, tabId).catch(() => 'none' as const);
  }
  const order = command === 'next-image' ? all : all.toReversed();
  for (const frameId of command === 'describe-focused' ? [answering] : order.slice(order.indexOf(answering))) {
    const result = await ask(frameId);
    if (result !== 'none') return result;
  }
  return 'none';
}

/** Has one frame say something aloud. */
export async function sayInPage(tabId: number, text: string): Promise<void> {
  const frames = await framesOf(tabId);
  if (frames && (await prepare({ tabId, frameIds: [frames.answering] }))) await say(tabId, frames.answering, text);
}

async function say(tabId: number, frameId: number, text: string): Promise<void> {
  await sendMessage('page:say', text, { tabId, frameId }).catch(() => {});
}

interface Frames {
  /** The page itself, then its frames as they came. */
  all: number[];
  /** Where the keyboard is; the page itself where it is in the address bar, or beside the page. */
  answering: number;
}

/** Null where Altlight cannot work. */
async function framesOf(tabId: number): Promise<Frames | null> {
  try {
    const found = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: hasKeyboard,
      injectImmediately: true,
    });
    const all = found.map(({ frameId }) => frameId).sort((one, other) => one - other);
    return { all, answering: found.find(({ result }) => result === true)?.frameId ?? 0 };
  } catch (error) {
    console.info('Altlight cannot work on this page.', error);
    return null;
  }
}

/** Runs in a frame. */
function hasKeyboard(): boolean {
  const { activeElement } = document;
  const isFrame = activeElement instanceof HTMLIFrameElement || activeElement instanceof HTMLFrameElement;
  return document.hasFocus() && !isFrame;
}

/**
 * The dialog is loaded when it is first needed, as most pages never do. A page that was open before Altlight was installed
 * gets the content script, too; both do nothing where they are already.
 */
async function prepare(target: Parameters<typeof browser.scripting.executeScript>[0]['target']): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target, files: ['/page.js', '/dialog.js'] });
    return true;
  } catch (error) {
    // Chrome's own pages and the web store are closed to extensions.
    console.info('Altlight cannot work on this page.', error);
    return false;
  }
}

/** Pages that were open before Altlight was installed have no content script yet. */
export async function bringToOpenPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] });
  const bring = async ({ id, discarded }: (typeof tabs)[number]) => {
    if (id === undefined || discarded) return;
    await browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ['/page.js'] });
  };
  await Promise.allSettled(tabs.map(bring));
}
