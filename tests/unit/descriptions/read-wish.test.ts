import { describe, expect, it } from 'vitest';
import { readWish } from '@/lib/descriptions/read-wish';
import { MOST_EXCHANGES } from '@/lib/shared/wish';

const QUESTION = { task: 'question', question: 'Why?', language: 'en' };
const exchange = (number: number) => ({ question: `q${number}`, answer: `a${number}` });

describe('a wish from a page’s process', () => {
  it('is taken as it is where it is one', () => {
    const wish = { ...QUESTION, past: [exchange(1)], context: 'Shop', model: 'own-server' };
    expect(readWish(wish)).toEqual(wish);
    expect(readWish({ task: 'brief', language: 'de', model: undefined })).toEqual({ task: 'brief', language: 'de' });
  });

  it('tells a model of the newest exchanges, and of none where nothing is asked', () => {
    const past = Array.from({ length: 50 }, (_, at) => exchange(at));
    const read = readWish({ ...QUESTION, past }).past;
    expect(read).toHaveLength(MOST_EXCHANGES);
    expect(read?.at(-1)).toEqual(exchange(49));
    expect(readWish({ ...QUESTION, past: [] })).not.toHaveProperty('past');
    expect(readWish({ task: 'brief', language: 'en', past })).not.toHaveProperty('past');
  });

  it('begins only the sentence of a name', () => {
    const wish = { task: 'brief', prefix: 'a photo of', language: 'en' };
    expect(readWish(wish)).toEqual(wish);
    expect(readWish({ ...wish, task: 'detailed' })).not.toHaveProperty('prefix');
    expect(readWish({ ...wish, prefix: '' })).not.toHaveProperty('prefix');
  });

  it('is cut where it is too long', () => {
    const long = 'x'.repeat(100_000);
    const { question, context, past } = readWish({
      ...QUESTION,
      ...{ question: long, context: long, past: [{ question: long, answer: long }] },
    });
    for (const text of [question, context, past?.[0]?.question, past?.[0]?.answer]) {
      expect(text?.length).toBeGreaterThan(500);
      expect(text?.length).toBeLessThanOrEqual(2_000);
    }
  });

  it('says nothing of a server, or of whatever else nobody asks for', () => {
    const endpoint = { baseUrl: 'https://evil.example/v1', model: 'eyes', key: null };
    const stranger = { ...QUESTION, endpoint, isDetailed: true, past: [{ ...exchange(1), role: 'system' }] };
    expect(readWish(stranger)).toEqual({ ...QUESTION, past: [exchange(1)] });
  });

  it.each([
    [null],
    [{ language: 'en' }],
    [{ ...QUESTION, task: 'obey' }],
    [{ ...QUESTION, language: 'x'.repeat(1_000) }],
    [{ ...QUESTION, question: 7 }],
    [{ ...QUESTION, past: 'q a' }],
    [{ ...QUESTION, past: [{ question: 'q' }] }],
  ])('%j is refused', (wish) => {
    expect(() => readWish(wish)).toThrow();
  });
});
