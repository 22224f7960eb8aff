import { afterEach, describe, expect, it, vi } from 'vitest';

/** The page says "fr". */
vi.mock('@/lib/shared/flat-tree', () => ({ flatAncestors: () => [{}] }));
vi.mock('@/lib/shared/dom', () => ({ attributeOf: () => 'fr-CA' }));

const { descriptionLanguage } = await import('@/lib/images/language');
const image = {} as Element;

const speak = (...languages: string[]) => vi.stubGlobal('navigator', { language: languages[0], languages });
afterEach(() => vi.unstubAllGlobals());

describe('the language of a description', () => {
  it("is the page's where the user reads it, in the user's own kind of it", () => {
    speak('de', 'fr-FR');
    expect(descriptionLanguage(image)).toBe('fr-FR');
  });

  it("is the user's first where they do not read the page's", () => {
    speak('de', 'en');
    expect(descriptionLanguage(image, 'page')).toBe('de');
  });

  it("is always the user's, or the one that they chose", () => {
    speak('de', 'fr');
    expect(descriptionLanguage(image, 'user')).toBe('de');
    expect(descriptionLanguage(image, 'ja')).toBe('ja');
  });
});
