import { browser } from 'wxt/browser';
import { handleMessage, sendMessage } from '../messaging/messenger';
import { changeSettings, onSettingsChange, readSettings } from '../settings/settings';
import { isActiveOn, siteOf, withSite } from '../settings/site';

/** Answers whether Altlight is on for a page, and tells all pages when that may have changed. */
export function answerPolicyQuestions(): void {
  handleMessage('page:policy', async (_, { tab }) => ({ active: isActiveOn(await readSettings(), siteOf(tab?.url)) }));
  handleMessage('site:get', async ({ url }) => {
    const site = siteOf(url);
    return { site, active: isActiveOn(await readSettings(), site) };
  });
  handleMessage('site:set', ({ site, active }) => changeSettings((settings) => withSite(settings, site, active)));
  onSettingsChange(() => void tellAllPages());
}

async function tellAllPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  // A tab without our content script (a new tab, the web store) does not answer, and need not.
  for (const { id } of tabs) if (id !== undefined) sendMessage('page:policy-changed', undefined, id).catch(() => {});
}
