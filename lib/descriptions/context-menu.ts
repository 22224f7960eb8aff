import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { siteOf } from '../settings/site';
import { describeClicked, runInPage } from './ask-page';
import { explainInPopup } from './explain-in-popup';

const ID = 'describe-this-image';

type Contexts = NonNullable<Parameters<typeof browser.contextMenus.create>[0]['contexts']>;

/**
 * Whatever is pointed at: browsers do not count inline SVG or role="img" as images. Chrome has a canvas in "all" alone
 * (w3c/webextensions#717), which brings the item into the toolbar button's own menu, too. Firefox has a canvas in "page", and a
 * video in nothing but "video", or in "audio" while it has no picture but its poster.
 */
export const menuContexts = (isFirefox: boolean): Contexts =>
  isFirefox ? ['image', 'video', 'audio', 'link', 'page', 'frame', 'selection', 'editable'] : ['all'];

/**
 * "Describe this image" on every page and in every frame: patterns would be compared with the frame's own address, and
 * about:srcdoc, blob: and data: fit none, though images there are described.
 */
export function offerContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    const contexts = menuContexts(Boolean(import.meta.env.FIREFOX));
    browser.contextMenus.create({ id: ID, title: i18n.t('menuDescribe'), contexts });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, srcUrl }, tab) => {
    if (menuItemId !== ID) return;
    if (tab?.id === undefined || siteOf(tab.url) === null) return explainInPopup();
    // In the toolbar button's menu, nothing on the page was pointed at.
    if (frameId === undefined) void runInPage(tab.id, 'describe-focused');
    else void describeClicked({ tabId: tab.id, frameId, srcUrl: srcUrl ?? null });
  });
}
