import { browser } from 'wxt/browser';
import { handleMessage } from '../messaging/messenger';
import { PAGE_COMMANDS, type PageCommand } from '../messaging/protocol';
import { changeSettings, readSettings } from '../settings/settings';
import { isActiveOn, siteOf, withSite } from '../settings/site';
import { prepareDialog, runInPage } from './ask-page';

/** The keys that the user can set in the browser (wxt.config.ts suggests some). */
export function answerCommands(): void {
  handleMessage('page:prepare-dialog', ({ tabId }) => prepareDialog(tabId));
  browser.commands.onCommand.addListener(async (command, tab) => {
    const { id, url } = tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0] ?? {};
    if (command === 'toggle-site') await toggleSite(siteOf(url));
    else if (id !== undefined && isPageCommand(command)) await runInPage(id, command);
  });
}

const isPageCommand = (command: string): command is PageCommand =>
  (PAGE_COMMANDS as readonly string[]).includes(command);

async function toggleSite(site: string | null): Promise<void> {
  if (site === null) return;
  const isActive = isActiveOn(await readSettings(), site);
  await changeSettings((settings) => withSite(settings, site, !isActive));
}
