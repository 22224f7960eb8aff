import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { DeskWish, ImageDesk, Placing } from '../../lib/messaging/image-desk';
import type { DescriberChoice } from '../../lib/messaging/protocol';
import { declined, type Outcome } from '../../lib/shared/outcome';
import type { OnText } from '../../lib/shared/progress';
import { chime } from './chime';
import { createExchanges } from './create-exchanges';
import { createHearing } from './create-hearing';
import { createNote } from './note';

/** What the dialog says. */
export interface Answer {
  outcome: Outcome;
  wish: DeskWish;
  /** Made of what only the user can see: it must not get into the page. */
  isSecret: boolean;
}

/** Milliseconds: what took longer may be told by a sound. */
const LONG_WAIT = 3_000;

export type DialogState = ReturnType<typeof createDialogState>;

/** Everything that changes in the dialog about one image. `closed`: ends all work. */
export function createDialogState(desk: ImageDesk, closed: AbortSignal) {
  const answer = signal<Answer | undefined>(undefined);
  const isBusy = signal(false);
  const { draft, progress, hear } = createHearing();
  const { note, tell } = createNote();
  const placing = signal<Placing>(desk.placing());
  const describers = signal<DescriberChoice[]>([]);
  const { exchanges, remember, withPast } = createExchanges();
  const isOutOfTheWay = signal(false);
  let latest = new AbortController();

  /** The newest question replaces one that is not answered yet. */
  async function work(
    wish: DeskWish,
    isSecret: boolean,
    ask: (signal: AbortSignal, onText: OnText) => Promise<Outcome>,
  ) {
    latest.abort();
    latest = new AbortController();
    const current = AbortSignal.any([closed, latest.signal]);
    const begunAt = performance.now();
    isBusy.value = true;
    note.value = '';
    hear('');
    const onText: OnText = (text, progress) => {
      if (!current.aborted) hear(text, progress);
    };
    const outcome = await ask(current, onText);
    if (current.aborted) return;
    isBusy.value = false;
    hear('');
    answer.value = { outcome, wish, isSecret };
    if (wish.task === 'question' && outcome.state === 'described') remember(wish.question ?? '', outcome.text);
    if (desk.sound && performance.now() - begunAt > LONG_WAIT) chime();
  }

  async function ask(wish: DeskWish): Promise<void> {
    await work(wish, false, async (signal, onText) => {
      const outcome = await desk.describe(withPast(wish), onText, signal);
      return wish.task === 'brief' && !wish.model ? better(outcome, desk.known) : outcome;
    });
  }

  async function look(): Promise<void> {
    isOutOfTheWay.value = true;
    await twoFrames();
    await work({ task: 'brief' }, true, (signal, onText) => {
      const onSeen: OnText = (text, progress) => {
        isOutOfTheWay.value = false;
        onText(text, progress);
      };
      return desk.look({ task: 'brief' }, onSeen, signal);
    });
  }

  /** Tells how it ended; what is done here is done on the disk. */
  async function change(done: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
      tell(done);
      placing.value = desk.placing();
    } catch {
      tell(i18n.t('dialog.notKept'));
    }
  }

  function open(): void {
    void desk.describers().then(
      (found) => {
        describers.value = found;
      },
      () => {},
    );
    const isKnown = desk.known?.state === 'described' && !['author', 'page'].includes(desk.known.source);
    if (isKnown && desk.known) answer.value = { outcome: desk.known, wish: { task: 'brief' }, isSecret: false };
    else void ask({ task: 'brief' });
  }

  function cancel(): void {
    latest.abort();
    isBusy.value = false;
    hear('');
    answer.value ??= { outcome: declined('cancelled'), wish: { task: 'brief' }, isSecret: false };
  }

  const signals = { answer, draft, isBusy, progress, note, placing, describers, exchanges, isOutOfTheWay };
  return { desk, ...signals, open, ask, look, change, tell, cancel };
}

/** Words lent from the author count when the pixels say nothing. */
function better(outcome: Outcome, known: Outcome | undefined): Outcome {
  return outcome.state !== 'described' && known?.state === 'described' ? known : outcome;
}

/** Until what was hidden is gone from the screen. */
const twoFrames = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
