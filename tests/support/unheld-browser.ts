import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findBrowser } from '../../cli/find-browser';
import { canUseSandbox, launchAltlight } from '../../cli/launch';
import { BUILT_EXTENSION } from '../../cli/paths';

/**
 * Playwright forbids prerendering to each page that it holds, and shows each as if it were in front. This browser is on its
 * own: its pages tell the site what became of them. A URL on its command line would now and then hang for ever while the
 * browser starts, so the tab is opened when it has started.
 */
export async function withUnheldBrowser(url: string, work: () => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'altlight-'));
  // Has the first-run page, which would take the front, behind it.
  await (await launchAltlight({ userDataDir: profile })).close();
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const extension = [`--disable-extensions-except=${BUILT_EXTENSION}`, `--load-extension=${BUILT_EXTENSION}`];
  const sandbox = canUseSandbox() ? [] : ['--no-sandbox'];
  const flags = [
    '--headless=new',
    '--no-first-run',
    '--disable-popup-blocking',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...extension,
    ...sandbox,
  ];
  const browser = spawn(findBrowser(), [...flags, 'about:blank'], { stdio: 'ignore' });
  try {
    await openTab(await debuggingPort(profile), url);
    await work();
  } finally {
    const exit = once(browser, 'exit');
    browser.kill();
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The port is the first line of a file that Chromium writes into its profile once it listens. */
async function debuggingPort(profile: string): Promise<string> {
  let port = '';
  await expect
    .poll(async () => {
      port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0] ?? '';
      return port;
    })
    .not.toBe('');
  return port;
}

async function openTab(port: string, url: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/new?${url}`, { method: 'PUT' });
  expect(answer.ok, 'the browser opens a tab').toBe(true);
}
