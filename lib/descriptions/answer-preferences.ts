import { handleMessage } from '../messaging/messenger';
import { readPreferences } from '../settings/preferences';
import { changeSettings, forgetRescued, readRescued, rescueSettings, resetSettings } from '../settings/settings';
import { withSiteChanges } from '../settings/site';

/** What the options page asks and changes. */
export function answerPreferences(): void {
  handleMessage('preferences:get', () => readPreferences());
  handleMessage('preferences:set', (changes) => changeSettings((settings) => ({ ...settings, ...changes })));
  handleMessage('sites:change', (siteChanges) => changeSettings((settings) => withSiteChanges(settings, siteChanges)));
  handleMessage('preferences:reset', () => resetSettings());
  handleMessage('rescued:get', async () => {
    await rescueSettings();
    return readRescued();
  });
  handleMessage('rescued:forget', () => forgetRescued());
  void rescueSettings();
}
