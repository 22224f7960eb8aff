import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { COUNTS_PORT, type FrameCounts, type PageCounts } from '../lib/messaging/protocol';

/** The counts of all frames of a tab added up, live. Null until a frame has answered: none may be there to answer. */
export function openTabCounts(tabId: number | undefined): ReadonlySignal<PageCounts | null> {
  const total = signal<PageCounts | null>(null);
  if (tabId === undefined) return total;
  const frames = new Map<string, PageCounts>();
  const port = browser.tabs.connect(tabId, { name: COUNTS_PORT });
  port.onMessage.addListener((message: unknown) => {
    const { frame, counts } = message as FrameCounts;
    frames.set(frame, counts);
    total.value = [...frames.values()].reduce(add);
  });
  return total;
}

function add(one: PageCounts, other: PageCounts): PageCounts {
  return {
    lacking: one.lacking + other.lacking,
    described: one.described + other.described,
    declined: one.declined + other.declined,
    pending: one.pending + other.pending,
  };
}
