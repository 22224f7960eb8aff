import { signal } from '@preact/signals';
import type { Outcome } from '../../lib/shared/outcome';
import type { OnText } from '../../lib/shared/progress';
import { createHearing } from './create-hearing';
import type { Work } from './words';

type Run = (signal: AbortSignal, onText: OnText) => Promise<Outcome>;

/** What is being done about the image, one thing at a time. `closed`: ends it; `onBegin`: something else is done now. */
export function createWork(closed: AbortSignal, onBegin: () => void) {
  const doing = signal<Work>('brief');
  const isBusy = signal(false);
  /** The focus comes to the answer while that changes, so that it is spoken without being announced. */
  const isQuiet = signal(false);
  const isOutOfTheWay = signal(false);
  const { draft, draftLanguage, progress, hear } = createHearing();
  let latest = new AbortController();

  /** The newest replaces what is not done yet, of which `onDone` hears nothing. */
  async function work(task: Work, run: Run, onDone: (outcome: Outcome, milliseconds: number) => void): Promise<void> {
    latest.abort();
    latest = new AbortController();
    const current = AbortSignal.any([closed, latest.signal]);
    const begunAt = performance.now();
    doing.value = task;
    isBusy.value = true;
    isQuiet.value = false;
    isOutOfTheWay.value = task === 'look';
    hear('');
    onBegin();
    const outcome = await run(current, (...told) => {
      if (!current.aborted) hear(...told);
    });
    if (current.aborted) return;
    isBusy.value = false;
    isQuiet.value = false;
    hear('');
    onDone(outcome, performance.now() - begunAt);
  }

  /** For a button that goes with its work: the focus goes to the answer. */
  function quietly(act: () => Promise<void>): void {
    void act();
    isQuiet.value = true;
  }

  function stop(): void {
    latest.abort();
    isBusy.value = false;
    isQuiet.value = true;
    isOutOfTheWay.value = false;
    hear('');
  }

  return { signals: { draft, draftLanguage, progress, doing, isBusy, isQuiet, isOutOfTheWay }, work, quietly, stop };
}
