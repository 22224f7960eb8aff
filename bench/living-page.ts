import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../cli/launch';
import type { TestSite } from '../tests/support/test-site';
import { largePage, REPEATED_PICTURES } from './large-page';
import { watchLongTasks, watchMainThread } from './main-thread';
import { median } from './statistics';

const SECONDS = 10;
const ROUNDS = 3;

export interface LivingCost {
  what: 'mutations' | 'idle';
  /** Milliseconds of the main thread's tasks in ten seconds, without Altlight and with it (medians of three). */
  without: number;
  with: number;
  /** The difference as a share of a core. */
  share: number;
  /** The longest task in milliseconds; 0 when none was over 50. */
  longestTaskWithout: number;
  longestTask: number;
}

/** What Altlight costs a page of 1,000 images that changes 1,000 times a second for ten seconds, and one that is idle. */
export async function measureLivingPage(
  altlight: AltlightBrowser,
  site: TestSite,
  what: LivingCost['what'],
): Promise<LivingCost> {
  await altlight.setSettings({ enabled: false });
  const page = await altlight.context.newPage();
  await page.goto(largePage(site, 1_000, REPEATED_PICTURES));
  const thread = await watchMainThread(page);
  const longestTask = await watchLongTasks(page);
  const costs: Record<'off' | 'on', number[]> = { off: [], on: [] };
  const longest = { off: 0, on: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const state of ['off', 'on'] as const) {
      await altlight.setSettings({ enabled: state === 'on' });
      await expectDescribed(page, state === 'on');
      await longestTask();
      const before = await thread.tasks();
      await live(page, what);
      costs[state].push((await thread.tasks()) - before);
      longest[state] = Math.max(longest[state], await longestTask());
    }
  }
  await page.close();
  const [without, withIt] = [median(costs.off), median(costs.on)];
  return {
    what,
    without,
    with: withIt,
    share: (withIt - without) / (SECONDS * 1000),
    longestTaskWithout: longest.off,
    longestTask: longest.on,
  };
}

async function expectDescribed(page: Page, isOn: boolean): Promise<void> {
  await page.waitForFunction(
    (on) => (document.querySelector('img:not([alt], [title], [aria-label])') === null) === on,
    isOn,
  );
  // The browser tidies up its memory for some seconds after much work.
  await page.waitForTimeout(10_000);
}

/** Ten mutations every ten milliseconds: texts, classes and styles, parts with images that come and go. */
async function live(page: Page, what: LivingCost['what']): Promise<void> {
  if (what === 'idle') return page.waitForTimeout(SECONDS * 1000);
  await page.evaluate(async (milliseconds) => {
    const parts = [...document.querySelectorAll('div')];
    const mutations: ((part: HTMLElement) => void)[] = [
      (part) => part.append('word'),
      (part) => part.lastChild?.remove(),
      (part) => part.classList.toggle('changed'),
      (part) => part.style.setProperty('--x', String(Math.random())),
      (part) => part.setAttribute('title', String(Math.random())),
      (part) => part.querySelector('span')?.replaceChildren('another word'),
      (part) => part.querySelector('b')?.classList.toggle('changed'),
      (part) =>
        part.insertAdjacentHTML('beforeend', '<section><p>New <img alt="Anna" src="/picture-0.png"></p></section>'),
      (part) => part.querySelector('section')?.remove(),
      (part) => part.querySelector('a')?.setAttribute('aria-label', String(Math.random())),
    ];
    let done = 0;
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const due = Math.min(performance.now() - start, milliseconds);
        for (; done < due; done++) {
          const part = parts[Math.floor(done / mutations.length) % parts.length];
          if (part) mutations[done % mutations.length]?.(part);
        }
        if (due < milliseconds) return;
        clearInterval(timer);
        resolve();
      }, 10);
    });
  }, SECONDS * 1000);
}
