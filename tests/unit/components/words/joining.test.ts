import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { beforeEach, expect, it, vi } from 'vitest';
import { wordsForError } from '@/components/models/model-words';
import { languageNames } from '@/components/words/language-names';
import { listOf } from '@/components/words/list';
import { paragraph } from '@/components/words/paragraph';

type Put = string[] | Record<string, string>;
const { t } = vi.hoisted(() => ({ t: vi.fn<(key: string, put?: Put) => string>() }));
vi.mock('#i18n', () => ({ i18n: { t } }));

async function speak(language: string): Promise<void> {
  const messages = await parseMessagesFile(`locales/${language}.yml`);
  const texts = new Map(
    messages.map((message) => [message.key.join('.'), 'message' in message ? message.message : '']),
  );
  t.mockImplementation((key, put = []) => {
    const named = Array.isArray(put) ? Object.fromEntries(put.map((value, index) => [index + 1, value])) : put;
    return (texts.get(key) ?? '').replace(/\$(\d)|\{(\w+)\}/g, (_, number, name) => named[number ?? name] ?? '');
  });
}

beforeEach(() => speak('en'));

it.each([
  ['en', 'One. Two. Three.'],
  ['ja', 'One.Two.Three.'],
])('puts sentences together as %s does', async (language, all) => {
  await speak(language);
  expect(paragraph('One.', 'Two.', 'Three.')).toBe(all);
});

it('leaves out of a paragraph what is not said', () => {
  expect(paragraph(null, 'One.', '', false, undefined)).toBe('One.');
  expect(paragraph('', null)).toBe('');
});

it.each([
  ['en', 'a, b, and c'],
  ['de', 'a, b und c'],
  ['es', 'a, b y c'],
  ['fr', 'a, b et c'],
  ['ja', 'a、b、c'],
  ['ar', 'a وb وc'],
])('lists as %s does', async (language, list) => {
  await speak(language);
  expect(listOf(['a', 'b', 'c'])).toBe(list);
});

it.each([
  ['en', 'Remove: Florence-2'],
  ['fr', 'Remove : Florence-2'],
  ['ja', 'Remove：Florence-2'],
])('names a button as %s does, its own words first', async (language, name) => {
  await speak(language);
  expect(t('join.button', ['Remove', 'Florence-2'])).toBe(name);
});

it('names the files that an error is about', () => {
  const error = { code: 'files-missing', detail: 'a.json, b.onnx', facts: { files: ['a.json', 'b.onnx'], graphs: [] } };
  const words = wordsForError(error as Parameters<typeof wordsForError>[0]);
  expect(words).toContain('another model. Files: a.json and b.onnx. The model has no ONNX files');
});

it('calls a language without a name by its tag', () => {
  expect(['fr', 'qaa'].map(languageNames())).toEqual(['French', 'qaa']);
});
