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
