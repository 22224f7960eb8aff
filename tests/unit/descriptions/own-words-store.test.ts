import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnWordsStore } from '@/lib/descriptions/own-words-store';

const keys = (pixels: string, seenOn: string) => ({ image: pixels.repeat(32), former: seenOn.repeat(32) });
const IMAGE = keys('ab', '01');
const OTHER = keys('cd', '02');
const PLACE = 'ef'.repeat(32);
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
    ['too long a text', [{ image: IMAGE.image, text: 'x'.repeat(5_000), language: null, wrong: [] }]],
    ['a missing field', [{ image: IMAGE.image, text: 'a' }]],
  ])('are not taken from %s', async (_, list) => {
    expect(await store.take(list)).toBeNull();
    expect(await store.count()).toBe(0);
  });

  it('are found by the pixels alone, whatever these are seen on', async () => {
    await store.keep(IMAGE, 'my dog', 'en');
    expect(await store.find({ ...IMAGE, former: '03'.repeat(32) })).toMatchObject({ text: 'my dog' });
  });

  it('are still found where they were kept by what the pixels were seen on, and move on the next change', async () => {
    const former = { image: IMAGE.former, text: 'my dog', language: 'en', wrong: ['a cat'] };
    await store.take([former]);
    expect(await store.find(IMAGE)).toEqual({ text: 'my dog', language: 'en', wrong: ['a cat'] });
    await store.setWrong(IMAGE, 'a horse', true);
    expect(await store.all()).toEqual([
      { image: IMAGE.image, text: 'my dog', language: 'en', wrong: ['a cat', 'a horse'] },
    ]);
  });

  it('tell whether there are any', async () => {
    expect(await store.isEmpty()).toBe(true);
    await store.keep(IMAGE, 'my dog', 'en');
    expect(await store.isEmpty()).toBe(false);
    await store.clear();
    expect(await store.isEmpty()).toBe(true);
    await store.take([{ image: IMAGE.image, text: 'my dog', language: 'en', wrong: [] }]);
    expect(await store.isEmpty()).toBe(false);
  });

  it('know the places where they count over the words of the page, until they are forgotten', async () => {
    await store.keep(IMAGE, 'my dog', 'en', PLACE);
    await store.keep(OTHER, 'my cat', 'en');
    expect(await store.known([PLACE, OTHER.image])).toEqual(new Set([PLACE]));
    await store.keep(IMAGE, null, 'en', PLACE);
    expect(await store.known([PLACE])).toEqual(new Set());
  });

  it('are told to be lost when the disk is full', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(store.keep(IMAGE, 'my dog', 'en')).rejects.toThrow('full');
    put.mockRestore();
  });
});
