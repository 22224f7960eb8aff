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
      await cache.set(key, declined('blank-image'));
    }
    expect(await cache.get('old')).toBeUndefined();
    expect(await cache.get('middle')).toEqual(declined('blank-image'));
    expect(await cache.get('new')).toEqual(declined('blank-image'));
  });

  it('forgets what a model has said, and nothing else', async () => {
    const cache = createDescriptionCache();
    await cache.set('one', declined('low-confidence', { source: 'own-model' }));
    await cache.set('two', declined('low-confidence', { source: 'other' }));
    await cache.forget('own-model');
    expect(await cache.get('one')).toBeUndefined();
    expect(await cache.get('two')).toMatchObject({ source: 'other' });
  });

  it('forgets instead of failing when the disk is full', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const cache = createDescriptionCache();
    await expect(cache.set('key', declined('blank-image'))).resolves.toBeUndefined();
    put.mockRestore();
  });
});
