import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/messenger';
import type { PageCommand } from '../messaging/protocol';
import { requestedLooks } from './requested-looks';

/** Has a frame open the dialog on the image under the context menu. */
export async function describeClicked(tabId: number, frameId: number): Promise<void> {
  await requestedLooks.allow(tabId);
  const isThere = await prepare({ tabId, frameIds: [frameId] });
  if (isThere) await sendMessage('page:describe-clicked', undefined, { tabId, frameId }).catch(() => {});
}

/** For the list of images, which asks the frames itself. */
export async function prepareDialog(tabId: number): Promise<void> {
  await requestedLooks.allow(tabId);
  await prepare({ tabId, allFrames: true });
}

/** Has the frame with the focus do it. */
export async function runInPage(tabId: number, command: PageCommand): Promise<void> {
  if (command === 'describe-focused') await requestedLooks.allow(tabId);
  const isThere = await prepare({ tabId, allFrames: true });
  if (isThere) await sendMessage('page:command', command, tabId).catch(() => {});
}

/** Has the frame with the focus say something aloud. */
export async function sayInPage(tabId: number, text: string): Promise<void> {
  const isThere = await prepare({ tabId, allFrames: true });
  if (isThere) await sendMessage('page:say', text, tabId).catch(() => {});
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
  for (const { id, discarded } of await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] })) {
    if (id === undefined || discarded) continue;
    await browser.scripting
      .executeScript({ target: { tabId: id, allFrames: true }, files: ['/page.js'] })
      .catch(() => {});
  }
}
