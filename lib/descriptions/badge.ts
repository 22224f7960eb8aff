import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Outcome } from '../shared/outcome';
import { attention } from './attention';

/** What the toolbar says of a tab. */
export type TabState = 'on' | 'off' | 'working' | 'attention';

/** By sign, not by colour alone. */
const BADGES = {
  on: { text: '', title: 'badge.on' },
  off: { text: '–', title: 'badge.off' },
  working: { text: '…', title: 'badge.working' },
  attention: { text: '!', title: 'badge.attention' },
} as const satisfies Record<TabState, { text: string; title: string }>;

/** Milliseconds: a state that passes sooner is not shown. */
const PAUSE = 300;

interface Tab {
  isActive: boolean;
  running: number;
  shown: TabState | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Shows on the toolbar button whether Altlight is on in a tab, at work, or in need of its user. */
export class Badge {
  readonly #tabs = new Map<number, Tab>();
  #needsAttention = false;

  constructor() {
    browser.tabs.onRemoved.addListener((id) => this.#tabs.delete(id));
    attention.onChange((troubles) => this.#setAttention(troubles.length > 0));
    void attention.read().then((troubles) => this.#setAttention(troubles.length > 0));
  }

  /** The page in a tab has asked whether Altlight is on; what was shown of the one before is gone. */
  setActive(tabId: number, isActive: boolean): void {
    const tab = this.#tabOf(tabId);
    Object.assign(tab, { isActive, shown: undefined });
    this.#showSoon(tabId, tab);
  }

  /** Follows one description on its way. */
  async watch(tabId: number | undefined, work: Promise<Outcome>): Promise<Outcome> {
    if (tabId === undefined) return work;
    const tab = this.#tabOf(tabId);
    tab.running++;
    this.#showSoon(tabId, tab);
    try {
      return await work;
    } finally {
      tab.running--;
      this.#showSoon(tabId, tab);
    }
  }

  #setAttention(isNeeded: boolean): void {
    if (isNeeded === this.#needsAttention) return;
    this.#needsAttention = isNeeded;
    for (const [id, tab] of this.#tabs) this.#showSoon(id, tab);
    void this.#tellOtherTabs(isNeeded ? 'attention' : 'on');
  }

  /** Those that were on when the background was last stopped, by what has been said of them. */
  async #tellOtherTabs(state: TabState): Promise<void> {
    const others = (['on', 'working', 'attention'] as const).filter((other) => other !== state);
    const titles = others.map((other) => i18n.t(BADGES[other].title));
    for (const { id = -1 } of await browser.tabs.query({})) {
      const title = await browser.action.getTitle({ tabId: id }).catch(() => '');
      // One of them may have asked meanwhile.
      if (!this.#tabs.has(id) && titles.includes(title)) await show(id, state);
    }
  }

  #tabOf(id: number): Tab {
    const tab = this.#tabs.get(id) ?? {
      isActive: true,
      running: 0,
      shown: undefined,
      timer: undefined,
    };
    this.#tabs.set(id, tab);
    return tab;
  }

  #showSoon(id: number, tab: Tab): void {
    tab.timer ??= setTimeout(() => {
      tab.timer = undefined;
      const state = stateOf(tab, this.#needsAttention);
      if (state !== tab.shown) void show(id, state);
      tab.shown = state;
    }, PAUSE);
  }
}

function stateOf({ isActive, running }: Tab, needsAttention: boolean): TabState {
  if (!isActive) return 'off';
  if (running > 0) return 'working';
  return needsAttention ? 'attention' : 'on';
}

/** The tab may have gone. */
async function show(tabId: number, state: TabState): Promise<void> {
  const { text, title } = BADGES[state];
  const path = state === 'off' ? '/icon/off-32.png' : '/icon/32.png';
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title: i18n.t(title) }),
    browser.action.setIcon({ tabId, path }),
  ]).catch(() => {});
}
