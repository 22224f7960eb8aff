import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { COUNTS_PORT, type FrameCounts, type PageCounts } from '../../lib/messaging/ports';

/** Undefined: no answer yet. Null: nobody is there to answer. */
export type TabCounts = PageCounts | null | undefined;

/** The counts of all frames of a tab added up, live. */
export function openTabCounts(tabId: number | undefined): ReadonlySignal<TabCounts> {
  const total = signal<TabCounts>(undefined);
  if (tabId === undefined) return total;
  const frames = new Map<string, PageCounts>();
  const port = browser.tabs.connect(tabId, { name: COUNTS_PORT });
  port.onMessage.addListener((message: unknown) => {
    const { frame, counts } = message as FrameCounts;
    frames.set(frame, counts);
    total.value = [...frames.values()].reduce(add);
  });
  port.onDisconnect.addListener(() => {
    total.value = null;
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
