import type { Lockable, PageRules, PreferencesView } from '../shared/preferences';
import { readManaged } from './managed';
import type { Settings } from './schema';
import { readSettings } from './settings';

export function pageRulesOf(settings: Settings): PageRules {
  const { hedge, language, describePoorAlt, describeDecorative, minimumSide, keepFromPages, sound } = settings;
  return { hedge, language, describePoorAlt, describeDecorative, minimumSide, keepFromPages, sound };
}

export async function readPreferences(): Promise<PreferencesView> {
  const { captionModel: _, ...values } = await readSettings();
  const { settings, reason } = await readManaged();
  return { values, locked: Object.keys(settings) as Lockable[], reason };
}
