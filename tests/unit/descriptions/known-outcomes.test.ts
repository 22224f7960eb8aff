import { describe, expect, it } from 'vitest';
import { KnownOutcomes } from '@/lib/descriptions/known-outcomes';
import type { Outcome } from '@/lib/shared/outcome';
import type { CaptionWish, EngineWish } from '@/lib/shared/wish';

const SAID: Outcome = {
  ...{ state: 'described', reason: 'captioned', text: 'Red.', language: 'en', kind: null },
  ...{ confidence: 0.9, certainty: 'likely', source: 'm' },
};
const past = [{ question: 'What is it?', answer: 'A ball.' }];
const other = [{ question: 'What is it?', answer: 'A sail.' }];

const wish = (changes: Partial<CaptionWish>): EngineWish => ({
  ...{ device: 'wasm', captionDevice: 'wasm' },
  caption: { model: 'm', task: 'question', question: 'Which colour?', language: 'en', isChosen: true, ...changes },
});

function known() {
  const kept = new Map<string, Outcome>();
  const cache = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, outcome: Outcome) => void kept.set(key, outcome),
  };
  return new KnownOutcomes(cache, 'test');
}

describe('what is known', () => {
  it('of a question, only after the same questions and answers', async () => {
    const outcomes = known();
    await outcomes.keep('image', wish({ past }), SAID, 'site');
    expect(await outcomes.find('image', wish({ past: structuredClone(past) }))).toEqual(SAID);
    for (const changes of [{}, { past: other }, { past: [...other, ...past] }]) {
      expect(await outcomes.find('image', wish(changes))).toBeUndefined();
    }
  });

  it('of a sentence that was begun is not its name', async () => {
    const outcomes = known();
    const begun = wish({ task: 'brief', question: undefined, prefix: 'a photo of' });
    await outcomes.keep('image', begun, SAID, 'site');
    expect(await outcomes.find('image', begun)).toEqual(SAID);
    for (const changes of [{ prefix: 'a drawing of' }, {}]) {
      expect(await outcomes.find('image', wish({ task: 'brief', question: undefined, ...changes }))).toBeUndefined();
    }
    const name = wish({ task: 'brief', question: undefined, isChosen: false });
    expect(await outcomes.ofCaptioner('image', name)).toBeUndefined();
  });

  it.each(['brief', 'detailed'] as const)('of one state of a model (%s) is not said as another one', async (task) => {
    const outcomes = known();
    const of = (revision: string | undefined) => wish({ revision, task, question: undefined, isChosen: undefined });
    await outcomes.keep('image', of('1'), SAID, 'site');
    expect(await outcomes.find('image', of('1'))).toEqual(SAID);
    expect(await outcomes.find('image', of('2'))).toBeUndefined();
    expect(await outcomes.find('image', of(undefined))).toBeUndefined();
    expect(await outcomes.ofCaptioner('image', of('2'))).toBeUndefined();
  });
});
