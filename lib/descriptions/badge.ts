import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Outcome } from '../shared/outcome';

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
  needsAttention: boolean;
  shown: TabState | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Shows on the toolbar button whether Altlight is on in a tab, at work, or in need of its user. */
export class Badge {
  readonly #tabs = new Map<number, Tab>();

  constructor() {
    browser.tabs.onRemoved.addListener((id) => this.#tabs.delete(id));
  }

  /** The page in a tab has asked whether Altlight is on; what was shown of the one before is gone. */
  setActive(tabId: number, isActive: boolean): void {
    const tab = this.#tabOf(tabId);
    Object.assign(tab, { isActive, needsAttention: false, shown: undefined });
    this.#showSoon(tabId, tab);
  }

  /** Follows one description on its way. */
  async watch(tabId: number | undefined, work: Promise<Outcome>): Promise<Outcome> {
    if (tabId === undefined) return work;
    const tab = this.#tabOf(tabId);
    tab.running++;
    this.#showSoon(tabId, tab);
    try {
      const outcome = await work;
      if (outcome.state === 'described') tab.needsAttention = false;
      else if (isForTheUser(outcome)) tab.needsAttention = true;
      return outcome;
    } finally {
      tab.running--;
      this.#showSoon(tabId, tab);
    }
  }

  #tabOf(id: number): Tab {
    const tab = this.#tabs.get(id) ?? {
      isActive: true,
      running: 0,
      needsAttention: false,
      shown: undefined,
      timer: undefined,
    };
    this.#tabs.set(id, tab);
    return tab;
  }

  #showSoon(id: number, tab: Tab): void {
    tab.timer ??= setTimeout(() => {
      tab.timer = undefined;
      const state = stateOf(tab);
      if (state !== tab.shown) void show(id, state);
      tab.shown = state;
    }, PAUSE);
  }
}

function stateOf({ isActive, running, needsAttention }: Tab): TabState {
  if (!isActive) return 'off';
  if (running > 0) return 'working';
  return needsAttention ? 'attention' : 'on';
}

/** Something that goes on failing until somebody does something. */
function isForTheUser({ reason }: Outcome): boolean {
  return reason === 'engine-failed' || reason.startsWith('model-') || reason.startsWith('endpoint-');
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
