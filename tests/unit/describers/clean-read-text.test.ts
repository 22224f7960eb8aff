import { describe, expect, it } from 'vitest';
import { cleanReadText } from '@/lib/describers/clean-read-text';

const read = (text: string, ending: 'stop' | 'length' = 'stop') => cleanReadText({ text, ending });

describe('text that was read in an image', () => {
  it.each([
    '12. März 2025',
    '- 20 °C',
    '5 *3 = 15',
    '<admin@x.org>',
    '# 1 in town',
    '**bold**',
    '"Quoted"',
    'The image shows OPEN 24 h',
    'Sorry, we are closed',
    "I can't help falling in love",
    'No text messages while driving',
    'No words!',
    '0 0 0 0 0 0 0 0',
    'Chapter 1 ............................. 5',
    'SALE SALE SALE SALE SALE',
    '哈哈哈哈哈哈哈哈哈哈哈哈哈哈',
    'the tag <s> in a page',
    '50 €',
  ])('%j stays as it stands there', (text) => expect(read(text)).toEqual({ text, isCutOff: false }));

  it.each([
    ['OPEN\n 24  h', 'OPEN 24 h'],
    ['OPEN<|im_end|>', 'OPEN'],
    ['<s>OPEN</s>', 'OPEN'],
    ['<think>It says…</think>OPEN', 'OPEN'],
    ['```\nOPEN\n24 h\n```', 'OPEN 24 h'],
    ['OP\u202EEN\u0007', 'OP EN'],
  ])('%j has nothing of the model', (said, text) => expect(read(said)).toEqual({ text, isCutOff: false }));

  it.each([
    '',
    '...',
    'No text',
    'No text.',
    '"No text"',
    'No text in this image.',
    'No text is visible in the image.',
    'There is no readable text in this image.',
    'The image does not contain any text.',
    "I'm sorry, but I can't assist with that.",
    "I'm unable to read the text in this image.",
    'As an AI language model, I cannot read.',
    '<think>endless',
  ])('%j is none', (said) => expect(read(said)).toBeNull());

  it.each([
    ['Menu: soup 12 €, fish 18', 'Menu: soup 12 €, fish…'],
    ['営業時間は午前十時から午', '営業時間は午前十時から…'],
    [`Sum ${'0 '.repeat(20)}1 2`, `Sum ${'0 '.repeat(20)}1…`],
  ])('%j was cut off, which is told', (said, text) => expect(read(said, 'length')).toEqual({ text, isCutOff: true }));

  it('tells, too, where it is longer than what is said', () => {
    const page = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const cut = read(page);
    expect(cut).toMatchObject({ isCutOff: true, text: expect.stringMatching(/word\d+…$/) });
    expect(cut?.text.length).toBeLessThanOrEqual(4000);
  });

  it.each([
    ['Menu ', '0 '.repeat(200)],
    ['Menu ', 'soup of the day, '.repeat(40)],
    ['', '猫と犬、'.repeat(60)],
    ['Menu ', '.'.repeat(300)],
  ])('is no text where a model was lost in %j %j', (start, loop) => {
    expect(read(`${start}${loop}`, 'length')).toBeNull();
  });
});
