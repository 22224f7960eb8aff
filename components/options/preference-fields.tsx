import type { Preferences } from '../../lib/shared/preferences';
import { Choice } from '../fields/choice';
import { Switch } from '../fields/switch';
import type { OpenPreferences } from './open-preferences';

type NameOf<T> = { [K in keyof Preferences]: Preferences[K] extends T ? K : never }[keyof Preferences];

interface SwitchProps {
  preferences: OpenPreferences;
  name: NameOf<boolean>;
  label: string;
  hint?: string;
}

/** One preference that is on or off. What an organisation has set is told, and cannot be changed. */
export function PreferenceSwitch({ preferences, name, label, hint }: SwitchProps) {
  const { view, change, isLocked, lockHint } = preferences;
  if (!view.value) return null;
  return (
    <Switch
      label={label}
      checked={view.value.values[name]}
      hint={lockHint(name) ?? hint}
      disabled={isLocked(name)}
      onChange={(checked) => void change({ [name]: checked })}
    />
  );
}

interface ChoiceProps<K extends NameOf<string>> {
  preferences: OpenPreferences;
  name: K;
  label: string;
  choices: readonly (readonly [Preferences[K], string])[];
  hint?: string;
}

/** One preference of several choices. */
export function PreferenceChoice<K extends NameOf<string>>({
  preferences,
  name,
  label,
  choices,
  hint,
}: ChoiceProps<K>) {
  const { view, change, isLocked, lockHint } = preferences;
  if (!view.value) return null;
  return (
    <Choice
      label={label}
      value={view.value.values[name]}
      choices={choices}
      hint={lockHint(name) ?? hint}
      disabled={isLocked(name)}
      onChange={(value) => void change({ [name]: value })}
    />
  );
}
