import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';
import { ENDPOINT_ID } from '../shared/endpoint';
import { writeEndpoint } from './endpoint';
import { onManagedChange, readManaged } from './managed';
import { MIGRATIONS } from './migrations';
import { rescued } from './rescued';
import { DEFAULTS, damagedIn, parseSettings, type Settings } from './schema';

/** A new field, or another meaning of one, needs a new version, a migration and an example in tests/fixtures/settings. */
export const SETTINGS_VERSION = 2;
const item = storage.defineItem<unknown>('local:settings', { version: SETTINGS_VERSION, migrations: MIGRATIONS });

/** Puts damaged settings aside, and what can be saved of them in their place. */
export async function rescueSettings(): Promise<void> {
  await changes.add(mended);
}

async function mended(): Promise<Settings> {
  const stored = await item.getValue();
  const settings = parseSettings(stored);
  if (damagedIn(stored).length > 0) {
    await rescued.add(stored);
    await item.setValue(settings);
  }
  return settings;
}

/** The user's, with those of their organisation in front. */
export async function readSettings(): Promise<Settings> {
  return { ...parseSettings(await item.getValue()), ...(await readManaged()).settings };
}

/** Only the background changes settings, one change after the other. */
const changes = new PQueue({ concurrency: 1 });

/** What an organisation has set stays as it is, and below it what the user had. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  return changes.add(async () => {
    const own = await mended();
    const { settings: managed } = await readManaged();
    const changed = Object.entries(change({ ...own, ...managed })).filter(([name]) => !(name in managed));
    await item.setValue(parseSettings({ ...own, ...Object.fromEntries(changed) }));
  });
}

/**
 * Everything as it was on the first day, but for the model, which stays on the device, too. A server is forgotten with its
 * key: on the first day no image left the device.
 */
export function resetSettings(): Promise<void> {
  return changes.add(async () => {
    const { captionModel } = await mended();
    await writeEndpoint(null);
    await item.setValue({ ...DEFAULTS, captionModel: captionModel === ENDPOINT_ID ? null : captionModel });
  });
}

export function onSettingsChange(listener: (settings: Settings) => void): void {
  const tell = () => void readSettings().then(listener);
  item.watch(tell);
  onManagedChange(tell);
}
