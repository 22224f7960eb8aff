import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { ProtocolMap } from '../../lib/messaging/protocol';
import { INSECURE_HOST } from './test-site';

const BUILT_EXTENSION = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
export const EXTENSION_ID = 'altlight@altlight.invalid';
/** Firefox makes one up for each profile, unless it is told. */
const UUID = '11111111-2222-4333-8444-555555555555';

const PREFERENCES = {
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
  'network.dns.localDomains': INSECURE_HOST,
};

export interface AltlightFirefox {
  browser: Browser;
  /** A page of the extension. */
  desk: Page;
  /** A page of the web in a new tab, in front. */
  open(url: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  /** Sends a message as @webext-core/messaging does; rejects with the error that the handler threw. */
  send<T extends keyof ProtocolMap>(type: T, data: Parameters<ProtocolMap[T]>[0]): Promise<ReturnType<ProtocolMap[T]>>;
  /** Runs a function in Firefox's own window, which may do everything. Arguments and the answer are JSON. */
  inside<Arguments extends unknown[], Answer>(
    work: (...args: Arguments) => Answer | Promise<Answer>,
    ...args: Arguments
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** What WebDriver BiDi calls its connection; Puppeteer does not document it. */
interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

export async function launchFirefox(executablePath: string): Promise<AltlightFirefox> {
  if (!existsSync(BUILT_EXTENSION)) throw new Error(`There is no extension in ${BUILT_EXTENSION}: npm run build`);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // So that its own window can be looked into.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: PREFERENCES,
  });
  try {
    await browser.installExtension(BUILT_EXTENSION);
    const openExtensionPage = (path: string) => open(browser, `moz-extension://${UUID}/${path}`);
    const desk = await openExtensionPage('popup.html');
    await leaveFirstRun(desk);
    const { connection } = browser as unknown as { connection: Connection };
    return {
      browser,
      desk,
      open: (url) => open(browser, url),
      openExtensionPage,
      send: (type, data) => send(desk, type, data),
      inside: (work, ...args) => runInside(connection, `(${work})(...${JSON.stringify(args)})`),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Firefox does not tell when a page of an extension has loaded, so it is asked. */
async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  page.goto(url).catch(() => {});
  const whereItIs = () => page.evaluate(() => `${location.href} ${document.readyState}`).catch(() => '');
  await expect.poll(whereItIs).toBe(`${url} complete`);
  return page;
}

/** Waits for the first-run page, which would come to the front in the middle of something else, and closes it. */
async function leaveFirstRun(desk: Page): Promise<void> {
  const hasCome = () => desk.evaluate(async () => (await chrome.storage.local.get('welcomed')).welcomed);
  await expect.poll(hasCome).toBe(true);
  await desk.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: chrome.runtime.getURL('welcome.html') });
    for (const { id } of tabs) if (id !== undefined) await chrome.tabs.remove(id);
  });
}

async function send<T extends keyof ProtocolMap>(
  desk: Page,
  type: T,
  data: Parameters<ProtocolMap[T]>[0],
): Promise<ReturnType<ProtocolMap[T]>> {
  const answer = await desk.evaluate(
    (type, data) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    type,
    data as never,
  );
  const { res, err } = answer as { res?: unknown; err?: { message: string } };
  if (err) throw new Error(err.message);
  return res as ReturnType<ProtocolMap[T]>;
}

async function runInside<Answer>(connection: Connection, call: string): Promise<Answer> {
  const scope = { 'moz:scope': 'chrome' };
  const { contexts } = (await connection.send('browsingContext.getTree', scope)).result as {
    contexts: { context: string; url: string }[];
  };
  const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await ${call}))()`,
    awaitPromise: true,
    target: { context: window?.context },
  });
  const {
    type,
    result: value,
    exceptionDetails,
  } = result as {
    type: string;
    result?: { value?: string };
    exceptionDetails?: { text: string };
  };
  if (type === 'exception') throw new Error(exceptionDetails?.text);
  return value?.value === undefined ? (undefined as Answer) : JSON.parse(value.value);
}
