import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { attention } from '@/lib/descriptions/attention';
import { readEndpoint, rescueEndpoint, writeEndpoint } from '@/lib/settings/endpoint';
import { rescued } from '@/lib/settings/rescued';
import { DEFAULTS } from '@/lib/settings/schema';
import { changeSettings, readSettings, rescueSettings } from '@/lib/settings/settings';

const store = (items: object) => fakeBrowser.storage.local.set(items as Record<string, unknown>);
const found = async () => ((await rescued.read()) ?? '').split('\n\n').map((text) => JSON.parse(text));
const damaged = { enabled: 'yes', pausedSites: ['a.example'] };
const other = { minimumSide: -3 };
const server = { baseUrl: 'https://a.example/v1', model: 'm', key: 'sk-secret', accepted: 'https://a.example' };

beforeEach(() => fakeBrowser.reset());

describe('damaged settings', () => {
  it('are put aside, once, and mended', async () => {
    await store({ settings: damaged });
    await rescueSettings();
    expect(await found()).toEqual([damaged]);
    expect(await readSettings()).toEqual({ ...DEFAULTS, pausedSites: ['a.example'] });
    await rescued.forget();
    await rescueSettings();
    expect(await rescued.read()).toBeNull();
  });

  it('are put aside beside those found before, and not twice', async () => {
    for (const settings of [damaged, other, damaged]) {
      await store({ settings });
      await rescueSettings();
    }
    expect(await found()).toEqual([damaged, other]);
  });

  it('are put aside by a change, too', async () => {
    await store({ settings: damaged });
    await changeSettings((settings) => ({ ...settings, sound: true }));
    expect(await found()).toEqual([damaged]);
    expect(await readSettings()).toEqual({ ...DEFAULTS, pausedSites: ['a.example'], sound: true });
  });

  it('need attention until what was found is let go', async () => {
    const told: string[][] = [];
    attention.onChange((troubles) => told.push(troubles));
    await store({ settings: damaged });
    await rescueSettings();
    expect(await attention.read()).toEqual(['settings-damaged']);
    await rescued.forget();
    expect(await attention.read()).toEqual([]);
    await expect.poll(() => told).toEqual([['settings-damaged'], []]);
  });
});

describe('a damaged server', () => {
  it.each([
    ['without a model', { ...server, model: 7 }, { baseUrl: server.baseUrl }],
    ['that nobody agreed to', { ...server, accepted: 'https://b.example' }, { baseUrl: server.baseUrl, model: 'm' }],
    [
      'with the key in its address',
      { ...server, baseUrl: 'https://sk-secret@a.example/v1?sk-secret', model: 7 },
      { baseUrl: server.baseUrl },
    ],
    ['with the key for an address', { ...server, baseUrl: 'sk-secret' }, { model: 'm' }],
    ['that is a text', JSON.stringify(server), {}],
    ['that is a list', [server], {}],
  ])('%s is put aside without its key', async (_, endpoint, told) => {
    await store({ endpoint });
    await rescueEndpoint();
    expect(await rescued.read()).not.toContain('sk-secret');
    expect(await found()).toEqual([{ endpoint: told }]);
    expect(await fakeBrowser.storage.local.get('endpoint')).toEqual({});
    expect(await readEndpoint()).toBeNull();
  });

  it('is put aside by whoever sets another', async () => {
    await store({ endpoint: { ...server, key: 7 } });
    await writeEndpoint({ baseUrl: 'https://b.example', model: 'n', key: null });
    expect(await found()).toEqual([{ endpoint: { baseUrl: server.baseUrl, model: 'm' } }]);
    expect(await readEndpoint()).toEqual({ baseUrl: 'https://b.example', model: 'n', key: null });
  });

  it('takes no place from damaged settings', async () => {
    await store({ settings: damaged, endpoint: 'x' });
    await Promise.all([rescueSettings(), rescueEndpoint()]);
    expect(await found()).toHaveLength(2);
  });

  it('is told from one that is whole, and from none', async () => {
    await rescueEndpoint();
    await store({ endpoint: server });
    await rescueEndpoint();
    expect(await rescued.read()).toBeNull();
    expect((await readEndpoint())?.key).toBe('sk-secret');
  });
});
