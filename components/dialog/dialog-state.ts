import { signal } from '@preact/signals';
import type { DeskWish, ImageDesk } from '../../lib/messaging/image-desk';
import type { DescriberChoice } from '../../lib/messaging/protocol';
import { declined, type Outcome } from '../../lib/shared/outcome';
import type { OnText } from '../../lib/shared/progress';
import { chime } from './chime';
import { createExchanges } from './create-exchanges';
import { createPlacing } from './create-placing';
import { createUsersWord } from './create-users-word';
import { createWork } from './create-work';
import { createNote } from './note';
import { NOTHING_TYPED, type Typed } from './typed';

/** What the dialog says. */
export interface Answer {
  outcome: Outcome;
  wish: DeskWish;
  /** Made of what only the user can see: it must not get into the page. */
  isSecret: boolean;
}

/** Milliseconds: what took longer may be told by a sound. */
const LONG_WAIT = 3_000;
const BRIEF: DeskWish = { task: 'brief' };

export type DialogState = ReturnType<typeof createDialogState>;

/** Everything that changes in the dialog about one image. `closed`: ends all work; `typed`: what was begun to be written. */
export function createDialogState(desk: ImageDesk, closed: AbortSignal, typed: Typed = NOTHING_TYPED) {
  const answer = signal<Answer | undefined>(undefined);
  const describers = signal<DescriberChoice[]>([]);
  const { note, tell } = createNote();
  const { placing, standing, lookAgain, place } = createPlacing(desk, tell);
  const { exchanges, remember, withPast } = createExchanges();
  const { signals, work, quietly, stop } = createWork(closed, () => {
    note.value = '';
  });
  const { isOutOfTheWay } = signals;
  const usersWord = createUsersWord(desk, {
    ...{ tell, lookAgain },
    outcome: () => answer.value?.outcome,
    show: (outcome) => say(outcome, BRIEF),
    askAgain: () => quietly(() => ask(BRIEF)),
  });

  function say(outcome: Outcome, wish: DeskWish, isSecret = false): void {
    answer.value = { outcome, wish, isSecret };
  }

  const onDone = (wish: DeskWish, isSecret: boolean) => (outcome: Outcome, milliseconds: number) => {
    say(outcome, wish, isSecret);
    lookAgain();
    if (wish.task === 'question' && outcome.state === 'described') remember(wish.question ?? '', outcome);
    if (desk.sound && milliseconds > LONG_WAIT) chime();
  };

  /** Who has let the screen be looked at once need not say so for each question. */
  async function ask(wish: DeskWish): Promise<void> {
    if (answer.value?.isSecret) return lookFor(wish);
    const describe = async (signal: AbortSignal, onText: OnText) => {
      const outcome = await desk.describe(withPast(wish), onText, signal);
      return wish.task === 'brief' && !wish.model ? better(outcome, desk.known) : outcome;
    };
    await work(wish.task, describe, onDone(wish, false));
  }

  async function lookFor(wish: DeskWish): Promise<void> {
    const look = async (signal: AbortSignal, onText: OnText) => {
      await twoFrames();
      if (signal.aborted) return declined('cancelled');
      const onSeen: OnText = (...told) => {
        if (!signal.aborted) isOutOfTheWay.value = false;
        onText(...told);
      };
      return desk.look(withPast(wish), onSeen, signal);
    };
    await work('look', look, onDone(wish, true));
  }

  function open(): void {
    void desk.describers().then(
      (found) => {
        describers.value = found;
      },
      () => {},
    );
    const isKnown = desk.known?.state === 'described' && !['author', 'page'].includes(desk.known.source);
    if (isKnown && desk.known) say(desk.known, BRIEF);
    else void ask(BRIEF);
  }

  function cancel(): void {
    stop();
    if (!answer.value) say(declined('cancelled'), BRIEF);
  }

  const look = () => quietly(() => lookFor(BRIEF));
  const own = { answer, note, placing, standing, describers, exchanges };
  return { desk, typed, ...signals, ...own, ...usersWord, open, ask, look, place, tell, cancel };
}

/** Words lent from the author count when the pixels say nothing. */
function better(outcome: Outcome, known: Outcome | undefined): Outcome {
  return outcome.state !== 'described' && known?.state === 'described' ? known : outcome;
}

/** Until what was hidden is gone from the screen. */
const twoFrames = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
