import { describe, expect, it } from 'vitest';
import type { Caption } from '@/lib/describers/captioner';
import { captionOutcome } from '@/lib/engine/captions/caption-outcome';
import type { CaptionTask } from '@/lib/shared/wish';

const outcomeOf = (text: string, task: CaptionTask, changes: Partial<Caption & { support: number | null }> = {}) =>
  captionOutcome({ text, language: 'en', logProbabilities: [-0.1], ending: 'stop', ...changes }, task, 'm');

describe('what becomes of a caption', () => {
  it('has a first sentence for a name where it is in detail', () => {
    expect(outcomeOf('The image shows a cat. It is grey.', 'detailed')).toMatchObject({
      text: 'A cat. It is grey.',
      short: 'A cat.',
    });
  });

  it.each<[string, CaptionTask]>([
    ['A cat.', 'detailed'],
    ['A cat. It is grey.', 'brief'],
    ['A cat. It is grey.', 'question'],
    ['EXIT. This way.', 'text'],
  ])('%j for "%s" has none', (text, task) => expect(outcomeOf(text, task)).not.toHaveProperty('short'));

  it('is in no known language where it was read in the image, and tells that there is more', () => {
    expect(outcomeOf('12. März', 'text')).toMatchObject({ text: '12. März', language: null });
    expect(outcomeOf('12. März', 'text')).not.toHaveProperty('isCutOff');
    expect(outcomeOf('OPEN 24', 'text', { ending: 'length' })).toMatchObject({ text: 'OPEN…', isCutOff: true });
    expect(outcomeOf('A cat. It', 'detailed', { ending: 'length' })).toMatchObject({ text: 'A cat.', language: 'en' });
  });

  it.each<[string, string, Caption['ending'], string | null]>([
    ['a photography of', ' a cat. It is grey.', 'stop', 'a photography of a cat.'],
    ['A Photo of', ' two cats, and a', 'length', 'A Photo of two cats'],
    ['there is a photo of cat', 's', 'stop', 'there is a photo of cats'],
    ['Look. This is', ' the image shows it', 'stop', 'Look. This is the image shows it'],
    ['a photo of', '', 'stop', null],
    ['a photo of', ' .', 'stop', null],
    ['a photo of', ' cat cat cat cat cat', 'stop', null],
    ['a cat, a photo of', ' it', 'length', null],
  ])(
    'that begins with %j and goes on with %j is whole, with what it was to begin with',
    (prefix, rest, ending, text) => {
      const caption = { text: `${prefix}${rest}`, language: 'en', logProbabilities: [-0.1], ending };
      const outcome = captionOutcome(caption, 'brief', 'm', prefix);
      if (text === null) expect(outcome).toMatchObject({ state: 'abstained', reason: 'nothing-to-say' });
      else expect(outcome).toMatchObject({ state: 'described', text });
    },
  );
});

describe('how sure it is', () => {
  const sure = [Math.log(0.8)];
  it.each<[string, number[] | null, number | null, number | null]>([
    ['as the tokens are, where nobody else is asked', sure, null, 0.8],
    ['as the tokens are, where the second opinion has no doubts', sure, 1.4, 0.8],
    ['as the second opinion allows, where that is less', sure, 0.2, 0.44],
    ['as the tokens are, where these are less', [Math.log(0.4)], 0.2, 0.4],
    ['at the least at what is just supported', sure, 0, 0.3],
    ['unknown, where nothing was measured', null, null, null],
    ['unknown, where all that is known is that it may fit', null, 1.4, null],
    ['as the second opinion allows, where nothing else was measured', null, 0.5, 0.65],
  ])('is %s', (_, logProbabilities, support, confidence) => {
    const outcome = outcomeOf('A cat.', 'brief', { logProbabilities, support });
    expect(outcome).toMatchObject({ state: 'described', certainty: 'likely' });
    if (confidence === null) expect(outcome.confidence).toBeNull();
    else expect(outcome.confidence).toBeCloseTo(confidence);
  });

  it('is next to nothing where the picture does not show it', () => {
    const outcome = outcomeOf('A cat.', 'detailed', { logProbabilities: sure, support: -0.5 });
    expect(outcome).toMatchObject({ reason: 'not-supported', confidence: 0 });
  });

  it.each<CaptionTask>(['text', 'question'])('is not compared with the picture for "%s"', (task) => {
    expect(outcomeOf('EXIT', task, { logProbabilities: sure, support: -0.5 })).toMatchObject({ confidence: 0.8 });
  });
});
