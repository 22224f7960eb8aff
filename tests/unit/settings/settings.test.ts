import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readEndpoint, writeEndpoint } from '@/lib/settings/endpoint';
import { DEFAULTS, damagedIn, parseSettings } from '@/lib/settings/schema';
import { changeSettings, readSettings, resetSettings } from '@/lib/settings/settings';
import { canSwitch, isActiveOn, parseSites, siteOf, withSite, withSiteChanges } from '@/lib/settings/site';
import { ENDPOINT_ID } from '@/lib/shared/endpoint';

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

  it.each([
    ['nothing at all', undefined, []],
    ['an older version without a field', { enabled: false }, []],
    ['a field of a newer version', { colour: 'red' }, []],
    ['one bad field', { enabled: 'yes', device: 'wasm' }, ['enabled']],
    ['garbage', 'garbage', Object.keys(DEFAULTS)],
    ['a list', [], Object.keys(DEFAULTS)],
  ])('are damaged as far as they are: %s', (_, stored, damaged) => expect(damagedIn(stored)).toEqual(damaged));

  it('are as on the first day after a reset, but for the model, which stays', async () => {
    fakeBrowser.reset();
    await changeSettings((settings) => ({ ...settings, captionModel: 'a', sound: true, pausedSites: ['a.example'] }));
    await resetSettings();
    expect(await readSettings()).toEqual({ ...DEFAULTS, captionModel: 'a' });
  });

  it('send no image to a server any more after a reset', async () => {
    fakeBrowser.reset();
    await writeEndpoint({ baseUrl: 'https://b.example', model: 'n', key: 'secret' });
    await changeSettings((settings) => ({ ...settings, captionModel: ENDPOINT_ID }));
    await resetSettings();
    expect(await readSettings()).toEqual(DEFAULTS);
    expect(await readEndpoint()).toBeNull();
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('secret');
  });

  it('keep what two windows do to the same list', async () => {
    fakeBrowser.reset();
    const change = (added: string[], removed: string[]) =>
      changeSettings((settings) => withSiteChanges(settings, { list: 'pausedSites', added, removed }));
    await change(['a.example', 'b.example'], []);
    await Promise.all([change(['c.example'], []), change(['a.example', 'd.example'], ['b.example'])]);
    expect((await readSettings()).pausedSites).toEqual(['a.example', 'c.example', 'd.example']);
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

describe('site rules', () => {
  const rules = { enabled: true, pausedSites: ['*.news.example', 'shop.example'], onlyAllowedSites: false };
  const settings = { ...DEFAULTS, ...rules };

  it.each([
    ['news.example', false],
    ['old.news.example', false],
    ['bad-news.example', true],
    ['shop.example', false],
    ['my.shop.example', true],
  ])('%s: %s', (site, isActive) => expect(isActiveOn(settings, site)).toBe(isActive));

  it('are on only where allowed, if the user wants that', () => {
    const only = { ...settings, onlyAllowedSites: true, allowedSites: ['*.school.example'] };
    expect(isActiveOn(only, 'school.example')).toBe(true);
    expect(isActiveOn(only, 'a.school.example')).toBe(true);
    expect(isActiveOn(only, 'other.example')).toBe(false);
  });

  it('let a site be switched on whatever kept it off', () => {
    const strict = { ...settings, onlyAllowedSites: true };
    for (const site of ['old.news.example', 'shop.example', 'new.example']) {
      expect(isActiveOn(withSite(strict, site, true), site)).toBe(true);
      expect(isActiveOn(withSite(withSite(strict, site, true), site, false), site)).toBe(false);
    }
  });

  it('can be switched where no organisation has decided on it', () => {
    expect(canSwitch(DEFAULTS, {}, 'a.example')).toBe(true);
    expect(canSwitch(DEFAULTS, { pausedSites: [] }, 'a.example')).toBe(false);
    const only = { ...DEFAULTS, onlyAllowedSites: true };
    expect(canSwitch(only, { onlyAllowedSites: true }, 'a.example')).toBe(true);
    expect(canSwitch(only, { onlyAllowedSites: true, allowedSites: [] }, 'a.example')).toBe(false);
  });

  it.each([
    ['a.example\n\n*.b.example', ['a.example', '*.b.example']],
    ['https://A.example/path a.example', ['a.example']],
    ['file', ['file']],
    ['münchen.example', ['xn--mnchen-3ya.example']],
    ['two words/with a path', null],
    ['*', null],
    ['', []],
  ])('%j is read as %j', (text, sites) => expect(parseSites(text)).toEqual(sites));
});
