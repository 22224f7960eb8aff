import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { describeClicked } from './ask-page';

const ID = 'describe-this-image';

/** "Describe this image" in every context: the browser does not count inline SVG or role="img" as images. */
export function offerContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({
      id: ID,
      title: i18n.t('menuDescribe'),
      contexts: ['image', 'link', 'page', 'frame', 'selection', 'editable'],
      documentUrlPatterns: ['http://*/*', 'https://*/*', 'file://*/*'],
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === ID && tab?.id !== undefined) void describeClicked(tab.id, frameId ?? 0);
  });
}
