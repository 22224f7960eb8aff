import { type ReadonlySignal, signal } from '@preact/signals';
import { COUNTS_PORT, type FrameCounts, type PageCounts } from '../../lib/messaging/ports';
import { openFramePorts } from '../frames/frame-ports';

/** Undefined: no answer yet. Null: nobody is there to answer. */
export type TabCounts = PageCounts | null | undefined;

/** The counts of all frames of a tab added up, live. */
export function openTabCounts(tabId: number | undefined): ReadonlySignal<TabCounts> {
  const total = signal<TabCounts>(undefined);
  if (tabId === undefined) return total;
  const frames = new Map<number, PageCounts>();
  const tell = () => {
    total.value = frames.size > 0 ? [...frames.values()].reduce(add) : null;
  };
  openFramePorts<FrameCounts>(tabId, COUNTS_PORT, {
    onMessage(frameId, { counts }) {
      frames.set(frameId, counts);
      tell();
    },
    onGone(frameId) {
      frames.delete(frameId);
      // One in which nobody is says nothing of the page, which may be about to answer.
      if (frameId === 0 || total.value) tell();
    },
  });
  return total;
}

function add(one: PageCounts, other: PageCounts): PageCounts {
  return {
    lacking: one.lacking + other.lacking,
    described: one.described + other.described,
    declined: one.declined + other.declined,
    wanting: one.wanting + other.wanting,
    pending: one.pending + other.pending,
  };
}
