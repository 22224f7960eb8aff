import type { Page } from '@playwright/test';

interface Seen {
  /** Words that are not whole yet. */
  draft: string;
  /** Of the progress bar; '' where there is none. */
  label: string;
  /** Null: it has none. */
  value: number | null;
  isLive: boolean;
}

/** What the dialog shows while one waits, each time that something changes, from now on; its shadow root must be open. */
export async function watchWaiting(page: Page): Promise<() => Promise<Seen[]>> {
  const seen = await page.evaluateHandle(() => {
    const seen: Seen[] = [];
    const root = [...document.documentElement.children]
      .map(({ shadowRoot }) => shadowRoot)
      .find((root) => root?.querySelector('.draft'));
    if (!root) throw new Error('no dialog');
    new MutationObserver(() => {
      const bar = root.querySelector('progress');
      seen.push({
        draft: root.querySelector<HTMLElement>('.draft')?.dataset.words ?? '',
        label: bar?.getAttribute('aria-label') ?? '',
        value: bar?.hasAttribute('value') ? bar.value : null,
        isLive: Boolean(bar?.closest('[role="status"], [aria-live]')),
      });
    }).observe(root, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  return () => seen.jsonValue();
}
