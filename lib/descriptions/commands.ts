import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { handleMessage } from '../messaging/messenger';
import { PAGE_COMMANDS, type PageCommand } from '../messaging/protocol';
import { siteOf } from '../settings/site';
import { switchSite } from '../settings/switch-site';
import { leaveOtherDialogs, prepareDialog, runInPage, sayInPage } from './ask-page';
import { explainInPopup } from './explain-in-popup';

/** The keys that the user can set in the browser (wxt.config.ts suggests some). */
export function answerCommands(): void {
  handleMessage('page:prepare-dialog', ({ tabId }) => prepareDialog(tabId));
  handleMessage('page:dialog-opened', ({ frame }, { tab }) => leaveOtherDialogs(tab?.id, frame));
  browser.commands.onCommand.addListener(async (command, tab) => {
    if (tab && siteOf(tab.url) === null) return explainInPopup();
    const { id, url } = tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0] ?? {};
    if (id === undefined) return;
    if (command === 'toggle-site') await toggleSite(id, url ?? '');
    else if (isPageCommand(command)) await runInPage(id, command);
  });
}

const isPageCommand = (command: string): command is PageCommand =>
  (PAGE_COMMANDS as readonly string[]).includes(command);

const ANSWERS = {
  on: 'commands.siteOn',
  off: 'commands.siteOff',
  'off-everywhere': 'commands.offEverywhere',
  managed: 'options.managed',
} as const;

/** And says what has become of it, as nothing else would. */
async function toggleSite(tabId: number, url: string): Promise<void> {
  if (siteOf(url) === null) return;
  await sayInPage(tabId, i18n.t(ANSWERS[await switchSite({ tabId, url })]));
}
