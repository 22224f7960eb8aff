import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { createDescriptionCache } from '@/lib/descriptions/cache';
import { KnownOutcomes } from '@/lib/descriptions/known-outcomes';
import { declined } from '@/lib/shared/outcome';
import type { EngineWish } from '@/lib/shared/wish';

const NAME = 'altlight-descriptions';

async function everythingStored(): Promise<string> {
  const database = await openDB(NAME);
  const stored = [await database.getAllKeys('outcomes'), await database.getAll('outcomes')];
  database.close();
  return JSON.stringify(stored);
}

describe('the cache of descriptions', () => {
  // First of all: an older database is there only once.
  it('drops what an older version has kept by keys that can be read', async () => {
    const old = await openDB(NAME, 1, {
      upgrade: (db) => void db.createObjectStore('outcomes').createIndex('usedAt', 'usedAt'),
    });
    await old.put('outcomes', { outcome: declined('blank-image'), usedAt: 1 }, '["m","Is this my tumour?"]:image');
    old.close();
    const cache = createDescriptionCache();
    expect(await cache.count()).toBe(0);
    await cache.set('new', declined('blank-image'), 'site.example');
    expect(await cache.get('new')).toEqual(declined('blank-image'));
    expect(await everythingStored()).not.toContain('tumour');
  });

  it('holds nothing of what was asked, of the page, or of a server', async () => {
    const wish: EngineWish = {
      ...{ device: 'wasm', captionDevice: 'wasm' },
      caption: {
        ...{ model: 'own-server', task: 'question', language: 'en', isChosen: true },
        ...{ question: 'QUESTION', context: 'CONTEXT', prefix: 'PREFIX' },
        past: [{ question: 'EARLIER', answer: 'ANSWER' }],
        endpoint: { baseUrl: 'https://server.example/v1', model: 'MODEL', key: 'KEY' },
      },
    };
    const known = new KnownOutcomes(createDescriptionCache(), 'DESCRIBER');
    const said = declined('low-confidence', { source: 'own-server' });
    await known.keep('FINGERPRINT', wish, said, 'site.example');
    expect(await known.find('FINGERPRINT', wish)).toEqual(said);
    const stored = await everythingStored();
    expect(stored).toContain('own-server');
    expect(stored).not.toMatch(/[A-Z]{3}|\.example/);
  });

  it('forgets the oldest over its capacity', async () => {
    const cache = createDescriptionCache(2);
    await cache.clear();
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
    expect(await cache.forgetSite('c.example')).toBe(0);
    expect(await cache.forgetSite('a.example')).toBe(1);
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
