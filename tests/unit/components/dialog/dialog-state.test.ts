import { describe, expect, it } from 'vitest';
import { createDialogState } from '@/components/dialog/dialog-state';
import type { DeskWish, ImageDesk } from '@/lib/messaging/image-desk';
import { declined, type Outcome } from '@/lib/shared/outcome';
import type { OnText } from '@/lib/shared/progress';
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
  return { state, wishes, ask, desk };
}

it('what is heard while the dialog waits goes with the answer, and is not heard of a question that is replaced', async () => {
  const { state, desk } = dialog();
  const told: OnText[] = [];
  desk.describe = async (_, onText, signal) => {
    told.push(onText);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(declined('cancelled'))));
  };
  const half = { step: 'speaking', part: 0.5 } as const;
  void state.ask({ task: 'detailed' });
  told[0]?.('A cat', half);
  expect([state.draft.value, state.progress.value]).toEqual(['A cat', half]);
  void state.ask({ task: 'text' });
  expect([state.draft.value, state.progress.value]).toEqual(['', undefined]);
  told[0]?.('A cat and', half);
  expect(state.draft.value).toBe('');
  told[1]?.('', { step: 'loading', part: 0.9 });
  expect(state.progress.value?.step).toBe('loading');
  state.cancel();
  expect(state.progress.value).toBeUndefined();
});

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
