import { browser } from 'wxt/browser';
import { handleMessage, sendMessage } from '../messaging/messenger';
import type { SitePolicy } from '../messaging/protocol';
import { readManaged } from '../settings/managed';
import { isPagePaused, onPausedPagesChange, setPagePaused } from '../settings/paused-pages';
import { pageRulesOf } from '../settings/preferences';
import { changeSettings, onSettingsChange, readSettings } from '../settings/settings';
import { canSwitch, isActiveOn, siteOf, withSite } from '../settings/site';
import { attention } from './attention';
import type { Badge } from './badge';
import type { OwnWordsStore } from './own-words-store';

/** Answers whether Altlight is on for a page, and tells the pages when that may have changed. */
export function answerPolicyQuestions(badge: Badge, ownWords: Pick<OwnWordsStore, 'isEmpty'>): void {
  handleMessage('page:policy', async (_, { tab, frameId }) => {
    const { active, paused } = await policyOf(tab?.id ?? -1, tab?.url ?? '');
    const settings = await readSettings();
    if (tab?.id !== undefined && frameId === 0) badge.setActive(tab.id, active && !paused);
    const { captionModel } = settings;
    const hasOwnWords = !(await ownWords.isEmpty());
    return { active: active && !paused, captionModel, rules: pageRulesOf(settings), hasOwnWords };
  });
  handleMessage('site:get', async ({ tabId, url }) => ({
    ...(await policyOf(tabId, url)),
    ...(await locksOf(siteOf(url))),
    troubles: await attention.read(),
  }));
  handleMessage('site:set', ({ site, active }) => changeSettings((settings) => withSite(settings, site, active)));
  handleMessage('page:pause', ({ paused, ...page }) => setPagePaused(page, paused));
  onPausedPagesChange(tellPage);
  onSettingsChange(() => void tellAllPages());
}

async function policyOf(tabId: number, url: string) {
  const site = siteOf(url);
  const settings = await readSettings();
  const { enabled } = settings;
  return { site, enabled, active: isActiveOn(settings, site), paused: await isPagePaused({ tabId, url }) };
}

async function locksOf(site: string | null): Promise<Pick<SitePolicy, 'locked' | 'lockReason'>> {
  const { settings: managed, reason } = await readManaged();
  const locked: SitePolicy['locked'] = [];
  if ('enabled' in managed) locked.push('everywhere');
  const settings = { ...(await readSettings()), enabled: true };
  if (site !== null && !canSwitch(settings, { ...managed, enabled: true }, site)) locked.push('site');
  return { locked, lockReason: reason };
}

export async function tellAllPages(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) if (id !== undefined) tellPage(id);
}

/** A tab without our content script (a new tab, the web store) does not answer, and need not. */
function tellPage(tabId: number): void {
  sendMessage('page:policy-changed', undefined, tabId).catch(() => {});
}
