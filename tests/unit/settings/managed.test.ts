import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPreferences } from '@/lib/settings/preferences';
import { changeSettings, readSettings } from '@/lib/settings/settings';

function manage(policy: Record<string, unknown>): void {
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation((async () => policy) as never);
}

afterEach(() => vi.restoreAllMocks());

describe('what an organisation has set', () => {
  it('holds before what the user has set, and gives it back when it goes', async () => {
    await changeSettings((settings) => ({ ...settings, hedge: 'after', sound: true }));
    manage({ hedge: 'perhaps', reason: 'House style.' });
    expect(await readSettings()).toMatchObject({ hedge: 'perhaps', sound: true });
    await changeSettings((settings) => ({ ...settings, hedge: 'appears', sound: false }));
    expect(await readSettings()).toMatchObject({ hedge: 'perhaps', sound: false });
    vi.restoreAllMocks();
    expect(await readSettings()).toMatchObject({ hedge: 'after', sound: false });
  });

  it('is told with its reason; what it sets wrongly is ignored', async () => {
    manage({ hedge: 'perhaps', minimumSide: 'huge', colour: 'red', reason: 'House style.' });
    expect(await readPreferences()).toMatchObject({
      locked: ['hedge'],
      reason: 'House style.',
      values: { hedge: 'perhaps', minimumSide: 0 },
    });
  });

  it('may be the captioning model', async () => {
    manage({ captionModel: 'a' });
    expect(await readPreferences()).toMatchObject({ locked: ['captionModel'] });
  });

  it('is nothing where nobody manages the browser', async () => {
    expect(await readPreferences()).toMatchObject({ locked: [], reason: null });
  });
});
