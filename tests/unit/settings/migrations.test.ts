import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULTS, damagedIn, FIELDS } from '@/lib/settings/schema';

const FOLDER = 'tests/fixtures/settings';
const example = (version: number) => JSON.parse(readFileSync(`${FOLDER}/v${version}.json`, 'utf8'));

/** What a new version of Altlight makes of what an older one has stored. */
async function readStored(settings: unknown, version?: number) {
  await fakeBrowser.storage.local.set({ settings, ...(version && { settings$: { v: version } }) });
  const { readSettings, SETTINGS_VERSION } = await import('@/lib/settings/settings');
  const read = await readSettings();
  const { settings: stored, settings$ } = await fakeBrowser.storage.local.get();
  expect(settings$).toEqual({ v: SETTINGS_VERSION });
  return { read, stored };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.resetModules();
});

describe('settings of version 1', () => {
  /** As they are today, whatever becomes of the defaults. */
  const added = {
    onlyAllowedSites: false,
    allowedSites: [],
    length: 'brief',
    hedge: 'appears',
    language: 'page',
    describePoorAlt: true,
    describeDecorative: false,
    minimumSide: 0,
    keepFromPages: false,
    sound: false,
  };

  it.each([undefined, 1])('get the fields that it did not have (stored as version %s)', async (version) => {
    const { read, stored } = await readStored(example(1), version);
    expect(read).toEqual({ ...example(1), ...added });
    expect(stored).toEqual(read);
  });

  it('keep those that they have already', async () => {
    const { read, stored } = await readStored(example(2), 1);
    expect(read).toEqual(example(2));
    expect(stored).toEqual(example(2));
  });

  it('keep each by itself', async () => {
    const { read } = await readStored({ ...example(1), allowedSites: ['school.example'], minimumSide: 24 });
    expect(read).toEqual({ ...example(1), ...added, allowedSites: ['school.example'], minimumSide: 24 });
  });

  it.each([['garbage'], [['a']], [7]])('that are none stay for the user to see: %j', async (garbage) => {
    const { read, stored } = await readStored(garbage);
    expect(stored).toEqual(garbage);
    expect(read).toEqual(DEFAULTS);
  });

  it('keep a damaged field for the user to see', async () => {
    const { read, stored } = await readStored({ enabled: 'yes', pausedSites: ['a.example'] });
    expect(stored).toMatchObject({ enabled: 'yes', pausedSites: ['a.example'] });
    expect(read).toMatchObject({ enabled: true, pausedSites: ['a.example'] });
  });
});

describe('settings of this version', () => {
  it('are read as they were meant', async () => {
    expect((await readStored(example(2), 2)).read).toEqual(example(2));
  });

  it('are marked as such from the first change on', async () => {
    const { changeSettings, SETTINGS_VERSION } = await import('@/lib/settings/settings');
    await changeSettings((settings) => ({ ...settings, sound: true }));
    expect(await fakeBrowser.storage.local.get('settings$')).toEqual({ settings$: { v: SETTINGS_VERSION } });
  });

  it('have an example with every field, and so has every version before', async () => {
    const { SETTINGS_VERSION } = await import('@/lib/settings/settings');
    const versions = Array.from({ length: SETTINGS_VERSION }, (_, index) => `v${index + 1}.json`);
    expect(readdirSync(FOLDER).sort()).toEqual(versions);
    expect(Object.keys(example(SETTINGS_VERSION)).sort()).toEqual(Object.keys(FIELDS).sort());
    expect(damagedIn(example(SETTINGS_VERSION))).toEqual([]);
    // A field that has its default would not show that it is kept.
    for (const [name, value] of Object.entries(DEFAULTS)) expect(example(SETTINGS_VERSION)[name]).not.toEqual(value);
  });
});
