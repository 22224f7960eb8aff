import { handleMessage } from '../messaging/messenger';
import { readPreferences } from '../settings/preferences';
import { changeSettings, forgetRescued, readRescued, rescueSettings, resetSettings } from '../settings/settings';

/** What the options page asks and changes. */
export function answerPreferences(): void {
  handleMessage('preferences:get', () => readPreferences());
  handleMessage('preferences:set', (changes) => changeSettings((settings) => ({ ...settings, ...changes })));
  handleMessage('preferences:reset', () => resetSettings());
  handleMessage('rescued:get', async () => {
    await rescueSettings();
    return readRescued();
  });
  handleMessage('rescued:forget', () => forgetRescued());
  void rescueSettings();
}
