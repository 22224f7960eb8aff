import { expect, it } from 'vitest';
import { withoutNames } from '@/components/options/without-names';

it('takes names where they stand for a model, and not inside other words', () => {
  const facts = {
    browser: 'Mozilla/5.0 (X11; Linux x86_64)',
    preferences: { captionModel: 'own-x' },
    models: [{ id: 'own-x', state: 'installed' }],
    engine: { state: 'ready', captions: { setup: 'own-x q8 wasm', failure: 'own-x: no such file x.onnx' } },
  };
  expect(withoutNames(facts, ['x', 'own-x', 'me/x', ''])).toEqual({
    browser: 'Mozilla/5.0 (X11; Linux x86_64)',
    preferences: { captionModel: 'own' },
    models: [{ id: 'own', state: 'installed' }],
    engine: { state: 'ready', captions: { setup: 'own q8 wasm', failure: 'own: no such file own.onnx' } },
  });
});

it('takes names as they are written, not as patterns', () => {
  const facts = { browser: 'abc', models: ['a.c', 'a"(c'], engine: null };
  expect(withoutNames(facts, ['a.c', 'a"(c'])).toEqual({ browser: 'abc', models: ['own', 'own'], engine: null });
});
