import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createDialogState } from '@/components/dialog/dialog-state';
import type { DeskWish, ImageDesk } from '@/lib/messaging/image-desk';
import { type Described, declined, inUsersWords, type Outcome } from '@/lib/shared/outcome';
import type { OnText } from '@/lib/shared/progress';
import { MOST_EXCHANGES } from '@/lib/shared/wish';

const said = (text: string): Outcome => ({
  ...{ state: 'described', reason: 'captioned', text, language: 'en', kind: null },
  ...{ confidence: 0.9, certainty: 'likely', source: 'm' },
});

beforeAll(() => {
  // A sentence is told apart by its key.
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key).replaceAll('_', '.'));
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback));
});

/** Answers by the number of the question; what is not certain about "nothing". */
function dialog() {
  const wishes: DeskWish[] = [];
  const desk = {
    sound: false,
    placing: () => 'off',
    standing: () => null,
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
      { id: 0, question: 'one', answer: 'answer 1', language: 'en' },
      { id: 1, question: 'one', answer: 'answer 2', language: 'en' },
    ]);
  });

  it('come with the newest of many', async () => {
    const { ask, wishes } = dialog();
    for (let number = 0; number <= MOST_EXCHANGES + 1; number++) await ask(`q${number}`);
    expect(wishes.at(-1)?.past).toHaveLength(MOST_EXCHANGES);
    expect(wishes.at(-1)?.past?.at(-1)?.question).toBe(`q${MOST_EXCHANGES}`);
  });
});

it('who has let the screen be looked at is not sent away with the next question', async () => {
  const { state, desk, wishes } = dialog();
  const looks: DeskWish[] = [];
  desk.describe = async () => declined('needs-credentials');
  desk.look = async (wish, onText) => {
    expect(state.isOutOfTheWay.value).toBe(true);
    onText('');
    expect(state.isOutOfTheWay.value).toBe(false);
    looks.push(wish);
    return said('a map');
  };
  await state.ask({ task: 'brief' });
  state.look();
  expect([state.doing.value, state.isQuiet.value], 'the focus says it').toEqual(['look', true]);
  await vi.waitFor(() => expect(state.answer.value).toMatchObject({ isSecret: true, outcome: { text: 'a map' } }));
  expect(state.isQuiet.value).toBe(false);
  await state.ask({ task: 'question', question: 'Where?', model: 'm' });
  expect(looks).toEqual([{ task: 'brief' }, { task: 'question', question: 'Where?', model: 'm' }]);
  expect(wishes).toEqual([]);
  expect(state.answer.value?.isSecret).toBe(true);
});

it('a look at the screen that is stopped does not come', async () => {
  const { state, desk } = dialog();
  desk.look = async () => expect.unreachable();
  state.look();
  state.cancel();
  expect(state.isOutOfTheWay.value).toBe(false);
  await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  expect(state.answer.value?.outcome.reason).toBe('cancelled');
});

describe("the user's own words", () => {
  it('are the answer as soon as they are kept, and no longer when they are forgotten', async () => {
    const { state, desk } = dialog();
    desk.keep = async (text) => (text === null ? null : inUsersWords(text, 'en'));
    await state.keep('our dog');
    expect(state.answer.value?.outcome).toMatchObject({ text: 'our dog', reason: 'own-words' });
    await vi.waitFor(() => expect(state.note.value).toBe('dialog.own.keptOnly'));
    desk.placing = () => 'written';
    await state.keep('our dog');
    await vi.waitFor(() => expect(state.note.value).toBe('dialog.own.kept'));
    await state.forget();
    await vi.waitFor(() => expect(state.answer.value?.outcome).toMatchObject({ text: 'answer 1' }));
  });

  it('that an answer is wrong is about that answer alone', async () => {
    const { state, desk, ask } = dialog();
    desk.setWrong = async () => {};
    await ask('one');
    await state.setWrong(said('answer 1') as Described, true);
    expect(state.isWrong.value).toBe(true);
    await ask('two');
    expect(state.isWrong.value).toBe(false);
  });
});

it('nothing is told to be at the image when the site has been switched off meanwhile', async () => {
  const { state, desk } = dialog();
  desk.placing = () => 'free';
  const use = vi.fn();
  state.place('dialog.used', use);
  desk.placing = () => 'off';
  state.place('dialog.used', use);
  expect(use).toHaveBeenCalledTimes(1);
  expect(state.placing.value).toBe('off');
  await vi.waitFor(() => expect(state.note.value).toBe('commands.off'));
});
