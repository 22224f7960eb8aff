import { readdirSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';

const FOLDER = 'locales';
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'ja'];
/** Ends the key of a sentence that has others for other numbers. */
const PLURAL = /\.(zero|one|two|few|many|other)$/;

async function read(language: string): Promise<Map<string, string>> {
  const all = await parseMessagesFile(`${FOLDER}/${language}.yml`);
  // The browser's own.
  const messages = all.filter(({ key }) => !key[0]?.startsWith('@@'));
  return new Map(
    messages.map((message) => {
      if (message.type !== 'simple') throw new Error(`${message.key.join('.')} is more than one sentence`);
      return [message.key.join('.'), message.message];
    }),
  );
}

const english = await read('en');
const pluralNames = [...english.keys()].filter((key) => key.endsWith('.other')).map((key) => key.replace(PLURAL, ''));
const plain = (keys: Iterable<string>) => [...keys].filter((key) => !isPlural(key)).sort();
const isPlural = (key: string) => PLURAL.test(key) && pluralNames.includes(key.replace(PLURAL, ''));
const placeholders = (text: string) => (text.match(/\$\d|\{\w+\}/g) ?? []).sort().join();

it('there are all the languages that the docs name', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(LANGUAGES.map((language) => `${language}.yml`));
});

describe.each(LANGUAGES)('%s', async (language) => {
  const messages = await read(language);

  it('has every sentence, and no other', () => expect(plain(messages.keys())).toEqual(plain(english.keys())));

  it('says which language it is', () => expect(messages.get('language')).toBe(language));

  it.each(pluralNames)('has a sentence of %s for each plural of the language', (name) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const keys = [...messages.keys()].filter((key) => key.replace(PLURAL, '') === name && PLURAL.test(key));
    expect(keys.sort()).toEqual(pluralCategories.map((category) => `${name}.${category}`).sort());
  });

  it('fills in what English fills in', () => {
    const different = plain(messages.keys()).filter(
      (key) => placeholders(messages.get(key) ?? '') !== placeholders(english.get(key) ?? ''),
    );
    expect(different).toEqual([]);
  });

  it('names a button by the words that are seen on it, before all else', () =>
    expect(messages.get('join.button')).toMatch(/^\$1/));

  // Chrome does not start an extension that does not say what "$1$" stands for.
  it('has nothing that a browser takes for a placeholder of its own', () => {
    for (const [key, text] of messages) expect(text, key).not.toMatch(/\$[\w@]+\$/);
  });

  it('says of every reason what happened, and what to do next', () => {
    const reasons = [...messages].filter(([key]) => key.startsWith('reason.'));
    expect(reasons.length).toBeGreaterThan(30);
    for (const [key, text] of reasons) {
      const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
      expect(sentences.length, key).toBeGreaterThan(1);
    }
  });

  it('is calm, and untroubled by what a bidi algorithm does not need', () => {
    for (const [key, text] of messages) {
      expect(text, key).not.toMatch(/[!！¡]/);
      expect(text, key).not.toMatch(/[\p{Cc}\u200E\u200F\u202A-\u202E]/u);
      expect(text.trim(), key).not.toBe('');
    }
  });
});
