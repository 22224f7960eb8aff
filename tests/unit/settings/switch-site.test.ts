import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isPagePaused, setPagePaused } from '@/lib/settings/paused-pages';
import { changeSettings, readSettings } from '@/lib/settings/settings';
import { switchSite } from '@/lib/settings/switch-site';

const PAGE = { tabId: 1, url: 'https://a.example/page' };

afterEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('a site', () => {
  it('is switched off and on', async () => {
    expect(await switchSite(PAGE)).toBe('off');
    expect(await readSettings()).toMatchObject({ pausedSites: ['a.example'] });
    expect(await switchSite(PAGE)).toBe('on');
    expect(await readSettings()).toMatchObject({ pausedSites: [] });
  });

  it('of which this page is off is on again, as a whole', async () => {
    await setPagePaused(PAGE, true);
    expect(await switchSite(PAGE)).toBe('on');
    expect(await isPagePaused(PAGE)).toBe(false);
    expect(await readSettings()).toMatchObject({ pausedSites: [] });
  });

  it('stays as it is where Altlight is off everywhere, or an organisation has decided', async () => {
    await changeSettings((settings) => ({ ...settings, enabled: false }));
    expect(await switchSite(PAGE)).toBe('off-everywhere');
    expect(await readSettings()).toMatchObject({ enabled: false, pausedSites: [] });
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation((async () => ({
      ...{ enabled: true, pausedSites: ['*.example'] },
    })) as never);
    expect(await switchSite(PAGE)).toBe('managed');
  });
});
