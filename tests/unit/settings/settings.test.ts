import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, parseSettings, readSettings } from '@/lib/settings/settings';
import { isActiveOn, siteOf, withSite } from '@/lib/settings/site';

const DEFAULTS = {
  enabled: true,
  pausedSites: [],
  device: 'wasm',
  captionModel: null,
  captionDevice: 'auto',
  pageContext: false,
};

describe('settings', () => {
  it.each([
    undefined,
    null,
    'garbage',
    [],
    {},
    { enabled: 'yes', pausedSites: 7, device: 'tpu', captionModel: 3, captionDevice: 'npu' },
  ])('fall back from %j', (stored) => expect(parseSettings(stored)).toEqual(DEFAULTS));

  it('keep the fields that fit when another is damaged', () => {
    expect(parseSettings({ pausedSites: ['a.example'], device: 1 })).toEqual({
      ...DEFAULTS,
      pausedSites: ['a.example'],
    });
  });

  it('lose no change when two come at once', async () => {
    fakeBrowser.reset();
    await Promise.all(['a', 'b'].map((site) => changeSettings((settings) => withSite(settings, site, false))));
    expect((await readSettings()).pausedSites.sort()).toEqual(['a', 'b']);
  });
});

describe('site rules', () => {
  it.each([
    ['https://www.example.com/a?b', 'www.example.com'],
    ['http://127.0.0.1:8080/', '127.0.0.1'],
    ['file:///home/me/page.html', 'file'],
    ['chrome://settings', null],
    ['about:blank', null],
    ['', null],
    [undefined, null],
  ])('%s belongs to %s', (url, site) => expect(siteOf(url)).toBe(site));

  it('pause and resume one site', () => {
    const paused = withSite(parseSettings({}), 'a.example', false);
    expect(isActiveOn(paused, 'a.example')).toBe(false);
    expect(isActiveOn(paused, 'b.example')).toBe(true);
    expect(withSite(paused, 'a.example', true)).toEqual(DEFAULTS);
    expect(isActiveOn({ ...paused, enabled: false }, 'b.example')).toBe(false);
  });
});
