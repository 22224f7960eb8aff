import { handleMessage } from '../messaging/messenger';
import { rescueEndpoint } from '../settings/endpoint';
import { readPreferences } from '../settings/preferences';
import { rescued } from '../settings/rescued';
import { changeSettings, rescueSettings, resetSettings } from '../settings/settings';
import { withSiteChanges } from '../settings/site';

/** What the options page asks and changes. */
export function answerPreferences(): void {
  handleMessage('preferences:get', () => readPreferences());
  handleMessage('preferences:set', (changes) => changeSettings((settings) => ({ ...settings, ...changes })));
  handleMessage('sites:change', (siteChanges) => changeSettings((settings) => withSiteChanges(settings, siteChanges)));
  handleMessage('preferences:reset', () => resetSettings());
  handleMessage('rescued:get', async () => {
    await rescueAll();
    return rescued.read();
  });
  handleMessage('rescued:forget', () => rescued.forget());
  void rescueAll();
}

async function rescueAll(): Promise<void> {
  await rescueSettings();
  await rescueEndpoint();
}
