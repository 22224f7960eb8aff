import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../cli/find-browser';
import { canUseSandbox } from '../../cli/launch';
import { BUILT_EXTENSION } from '../../cli/paths';

/**
 * Playwright forbids prerendering to each page that it holds, and shows each as if it were in front. This browser is on its
 * own: its pages tell the site what became of them.
 */
export async function withUnheldBrowser(url: string, work: () => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'altlight-'));
  const extension = [`--disable-extensions-except=${BUILT_EXTENSION}`, `--load-extension=${BUILT_EXTENSION}`];
  const sandbox = canUseSandbox() ? [] : ['--no-sandbox'];
  const flags = [
    '--headless=new',
    '--no-first-run',
    '--disable-popup-blocking',
    `--user-data-dir=${profile}`,
    ...extension,
    ...sandbox,
  ];
  const browser = spawn(findBrowser(), [...flags, url], { stdio: 'ignore' });
  try {
    await work();
  } finally {
    const exit = once(browser, 'exit');
    browser.kill();
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
