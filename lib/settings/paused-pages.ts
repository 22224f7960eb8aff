import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';

/** A document in a tab; both as the browser tells them. */
export interface TabPage {
  tabId: number;
  url: string;
}

/** By tab, the page on which Altlight is off until the user leaves it. Kept in memory, and forgotten with the browser. */
const item = storage.defineItem<Record<string, string>>('session:pausedPages', { fallback: {} });
const changes = new PQueue({ concurrency: 1 });

export async function isPagePaused({ tabId, url }: TabPage): Promise<boolean> {
  return (await item.getValue())[tabId] === withoutFragment(url);
}

export function setPagePaused({ tabId, url }: TabPage, paused: boolean): Promise<void> {
  return changes.add(async () => {
    const { [tabId]: _, ...others } = await item.getValue();
    await item.setValue(paused ? { ...others, [tabId]: withoutFragment(url) } : others);
  });
}

/** Tells of the tabs in which a page was paused, or is no longer. */
export function onPausedPagesChange(listener: (tabId: number) => void): void {
  item.watch((now, before) => {
    for (const id of Object.keys({ ...now, ...before })) if (now?.[id] !== before?.[id]) listener(Number(id));
  });
}

/** Moving within a page does not leave it. */
const withoutFragment = (url: string) => url.replace(/#.*$/s, '');
