import { browser } from 'wxt/browser';
import { handleMessage, sendMessage } from '../messaging/messenger';
import { isPagePaused, setPagePaused } from '../settings/paused-pages';
import {
  changeSettings,
  forgetRescued,
  onSettingsChange,
  parseSettings,
  readRescued,
  readSettings,
  rescueSettings,
} from '../settings/settings';
import { isActiveOn, siteOf, withSite } from '../settings/site';

/** Answers whether Altlight is on for a page, and tells the pages when that may have changed. */
export function answerPolicyQuestions(): void {
  handleMessage('page:policy', async (_, { tab }) => {
    const { active, paused } = await policyOf(tab?.id ?? -1, tab?.url ?? '');
    return { active: active && !paused, captionModel: (await readSettings()).captionModel };
  });
  handleMessage('site:get', ({ tabId, url }) => policyOf(tabId, url));
  handleMessage('preferences:get', async () => {
    const { captionDevice, device, pageContext } = await readSettings();
    return { captionDevice, device, pageContext };
  });
  handleMessage('preferences:set', (changes) =>
    changeSettings((settings) => parseSettings({ ...settings, ...changes })),
  );
  handleMessage('rescued:get', async () => {
    await rescueSettings();
    return readRescued();
  });
  handleMessage('rescued:forget', () => forgetRescued());
  void rescueSettings();
  handleMessage('site:set', ({ site, active }) => changeSettings((settings) => withSite(settings, site, active)));
  handleMessage('page:pause', async ({ paused, ...page }) => {
    await setPagePaused(page, paused);
    tellPage(page.tabId);
  });
  onSettingsChange(() => void tellAllPages());
}

async function policyOf(tabId: number, url: string) {
  const site = siteOf(url);
  return { site, active: isActiveOn(await readSettings(), site), paused: await isPagePaused({ tabId, url }) };
}

async function tellAllPages(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) if (id !== undefined) tellPage(id);
}

/** A tab without our content script (a new tab, the web store) does not answer, and need not. */
function tellPage(tabId: number): void {
  sendMessage('page:policy-changed', undefined, tabId).catch(() => {});
}
