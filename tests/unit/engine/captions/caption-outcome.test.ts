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
});
