import { describe, expect, it } from 'vitest';
import { createDialogState } from '@/components/dialog/dialog-state';
import type { DeskWish, ImageDesk } from '@/lib/messaging/image-desk';
import { declined, type Outcome } from '@/lib/shared/outcome';
import { MOST_EXCHANGES } from '@/lib/shared/wish';

const said = (text: string): Outcome => ({
  ...{ state: 'described', reason: 'captioned', text, language: 'en', kind: null },
  ...{ confidence: 0.9, certainty: 'likely', source: 'm' },
});

/** Answers by the number of the question; what is not certain about "nothing". */
function dialog() {
  const wishes: DeskWish[] = [];
  const desk = {
    sound: false,
    placing: () => 'off',
    describe: async (wish: DeskWish) => {
      wishes.push(wish);
      return wish.question === 'nothing' ? declined('low-confidence') : said(`answer ${wishes.length}`);
    },
  } as unknown as ImageDesk;
  const state = createDialogState(desk, new AbortController().signal);
  const ask = (question: string) => state.ask({ task: 'question', question });
  return { state, wishes, ask };
}

describe('questions in the dialog', () => {
  it('come with what was asked and answered before', async () => {
    const { ask, wishes, state } = dialog();
    await ask('one');
    await ask('nothing');
    await ask('one');
    await state.ask({ task: 'detailed' });
    await ask('two');
    const first = { question: 'one', answer: 'answer 1' };
    expect(wishes.map(({ past }) => past)).toEqual([
      undefined,
      [first],
      [first],
      undefined,
      [first, { question: 'one', answer: 'answer 3' }],
    ]);
    expect(wishes.at(-1)).toMatchObject({ question: 'two' });
  });

  it('are told apart though they are worded the same', async () => {
    const { ask, state } = dialog();
    await ask('one');
    await ask('one');
    expect(state.exchanges.value).toEqual([
      { id: 0, question: 'one', answer: 'answer 1' },
      { id: 1, question: 'one', answer: 'answer 2' },
    ]);
  });

  it('come with the newest of many', async () => {
    const { ask, wishes } = dialog();
    for (let number = 0; number <= MOST_EXCHANGES + 1; number++) await ask(`q${number}`);
    expect(wishes.at(-1)?.past).toHaveLength(MOST_EXCHANGES);
    expect(wishes.at(-1)?.past?.at(-1)?.question).toBe(`q${MOST_EXCHANGES}`);
  });
});
