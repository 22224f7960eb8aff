import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnWordsStore } from '@/lib/descriptions/own-words-store';

const IMAGE = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const store = new OwnWordsStore();

beforeEach(() => store.clear());

describe("the user's own words", () => {
  it('are kept by image, and forgotten', async () => {
    await store.keep(IMAGE, 'my dog', 'en');
    expect(await store.find(IMAGE)).toEqual({ text: 'my dog', language: 'en', wrong: [] });
    expect(await store.find(OTHER)).toEqual({ text: null, language: null, wrong: [] });
    await store.keep(IMAGE, null, 'en');
    expect(await store.count()).toBe(0);
  });

  it('are kept beside what is wrong', async () => {
    await store.setWrong(IMAGE, 'a cat', true);
    await store.setWrong(IMAGE, 'a horse', true);
    await store.keep(IMAGE, 'my dog', 'en');
    await store.setWrong(IMAGE, 'a cat', false);
    expect(await store.find(IMAGE)).toEqual({ text: 'my dog', language: 'en', wrong: ['a horse'] });
  });

  it('go out and come back', async () => {
    await store.keep(IMAGE, 'my dog', 'en');
    await store.setWrong(OTHER, 'a cat', true);
    const exported = JSON.parse(JSON.stringify(await store.all()));
    await store.clear();
    expect(await store.take(exported)).toBe(2);
    expect(await store.find(IMAGE)).toMatchObject({ text: 'my dog' });
    expect(await store.find(OTHER)).toMatchObject({ wrong: ['a cat'] });
  });

  it.each([
    ['nothing', null],
    ['text', 'garbage'],
    ['another image name', [{ image: '../x', text: 'a', language: null, wrong: [] }]],
    ['too long a text', [{ image: IMAGE, text: 'x'.repeat(5_000), language: null, wrong: [] }]],
    ['a missing field', [{ image: IMAGE, text: 'a' }]],
  ])('are not taken from %s', async (_, list) => {
    expect(await store.take(list)).toBeNull();
    expect(await store.count()).toBe(0);
  });

  it('are told to be lost when the disk is full', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(store.keep(IMAGE, 'my dog', 'en')).rejects.toThrow('full');
    put.mockRestore();
  });
});
