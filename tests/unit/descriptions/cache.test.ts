import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { createDescriptionCache } from '@/lib/descriptions/cache';
import { declined } from '@/lib/shared/outcome';

describe('the cache of descriptions', () => {
  it('forgets the oldest over its capacity', async () => {
    const cache = createDescriptionCache(2);
    const now = vi.spyOn(Date, 'now');
    for (const [index, key] of ['old', 'middle', 'new'].entries()) {
      now.mockReturnValue(index);
      await cache.set(key, declined('blank-image'), 'site.example');
    }
    expect(await cache.get('old')).toBeUndefined();
    expect(await cache.get('middle')).toEqual(declined('blank-image'));
    expect(await cache.get('new')).toEqual(declined('blank-image'));
  });

  it('forgets what a model has said, and nothing else', async () => {
    const cache = createDescriptionCache();
    await cache.set('one', declined('low-confidence', { source: 'own-model' }), 'a.example');
    await cache.set('two', declined('low-confidence', { source: 'other' }), 'b.example');
    await cache.forget('own-model');
    expect(await cache.get('one')).toBeUndefined();
    expect(await cache.get('two')).toMatchObject({ source: 'other' });
  });

  it('forgets what the pages of one site have asked for, and then everything', async () => {
    const cache = createDescriptionCache();
    await cache.clear();
    await cache.set('one', declined('blank-image'), 'a.example');
    await cache.set('two', declined('blank-image'), 'b.example');
    await cache.forgetSite('a.example');
    expect(await cache.get('one')).toBeUndefined();
    expect(await cache.count()).toBe(1);
    await cache.clear();
    expect(await cache.count()).toBe(0);
  });

  it('forgets instead of failing when the disk is full', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const cache = createDescriptionCache();
    await expect(cache.set('key', declined('blank-image'), 'site.example')).resolves.toBeUndefined();
    put.mockRestore();
  });
});
